#include "reports/html/findings.h"

#include <algorithm>

#include <fmt/format.h>

namespace gameday::reports {
namespace {

/// One value of each control set that anybody entered, in words.
template <class Words>
std::vector<SetValue> of_each(const RunFacts& facts, const Words& words) {
  std::vector<SetValue> values;
  for (const CellFacts& cell : facts.cells)
    if (cell.access.mean.value.value_or(0) > 0) values.push_back({unbroken(cell.series.name), words(cell)});
  return values;
}


std::string loss_words(const RunFacts& facts, const CellFacts& cell) {
  const double median = cell.loss.p50.value.value_or(0);
  if (facts.counts_records)
    return median > 0 ? "takes " + count_words(median) + " data records in the median future"
                      : "takes nothing in the median future";
  return fmt::format("reaches {} principal{} in the median future", count_words(median), median == 1 ? "" : "s");
}

std::string unnoticed_words(const RunFacts& facts, const CellFacts& cell) {
  const double unseen = cell.found_by.back();
  return unseen <= 0 ? "somebody notices in every future"
                     : fmt::format("in {} of futures nobody notices within {}", share_words(unseen), facts.horizon);
}

std::string notice_words(const RunFacts& facts, const CellFacts& cell) {
  if (cell.detect.p50.value) return "notices after " + time_words(*cell.detect.p50.value);
  return "does not notice within " + facts.horizon;
}

double mean_loss(const CellFacts& cell) { return cell.access.mean.value.value_or(0) * cell.loss.mean.value.value_or(0); }

bool overlap(const sim::Interval& a, const sim::Interval& b) {
  return a.value && b.value && a.lo.value_or(*a.value) <= b.hi.value_or(*b.value) && b.lo.value_or(*b.value) <= a.hi.value_or(*a.value);
}

std::string capital(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

std::string median_times(const RunFacts& facts, const Statistics CellFacts::*time) {
  return across(of_each(facts, [&](const CellFacts& cell) {
    const Statistics& stats = cell.*time;
    if (stats.n == 0) return std::string("never detected");
    return stats.p50.value ? "after " + time_words(*stats.p50.value) : "not within " + facts.horizon;
  }));
}

}  // namespace

std::string answer(const RunFacts& facts) {
  if (!facts.anybody_entered()) return "The attacker gets in in no future, under no control set played. There is nothing to detect and nothing to contain.";
  const CellFacts& worst = *std::ranges::max_element(facts.cells, {}, mean_loss);
  const CellFacts& best = *std::ranges::min_element(facts.cells, {}, [](const CellFacts& cell) {
    return std::pair(mean_loss(cell), cell.found_by.back());
  });
  std::string text = capital(fmt::format("{}the attacker {}, and {}. ", facts.cells.size() == 1 ? "" : "with " + unbroken(worst.series.name) + " ",
                                         loss_words(facts, worst), unnoticed_words(facts, worst)));
  if (facts.cells.size() == 1) {
    text += fmt::format("The median future {}", notice_words(facts, worst));
    if (worst.contain.n > 0)
      text += worst.contain.p50.value ? fmt::format(" and, once detected, is contained {} later", time_words(*worst.contain.p50.value))
                                      : fmt::format(" and, even once detected, is not contained within {}", facts.horizon);
    return text + ".";
  }
  if (best.access.mean.value.value_or(0) <= 0) return text + fmt::format("With {} it does not get in.", unbroken(best.series.name));
  if (&best == &worst || overlap(best.loss.mean, worst.loss.mean))
    return text + fmt::format("No difference in {} is shown between the control sets; {} {} in the median future.",
                              facts.counts_records ? "what is taken" : "what is reached", unbroken(best.series.name), notice_words(facts, best));
  return text + fmt::format("{} {}, and the attacker {}.", capital(unbroken(best.series.name)), notice_words(facts, best),
                            loss_words(facts, best));
}

std::string exposure_finding(const RunFacts& facts) {
  if (!facts.anybody_entered()) return "Nothing is exposed, because nobody gets in";
  if (std::ranges::all_of(facts.cells, [](const CellFacts& cell) { return cell.loss.mean.value.value_or(0) <= 0; }))
    return facts.counts_records ? "No data record leaves in any future" : "No principal is reached in any future";
  if (!facts.counts_records)
    return "Principals reached on average: " +
           across(of_each(facts, [](const CellFacts& cell) { return count_words(cell.loss.mean.value.value_or(0)); }));
  return "The median future loses " + across(of_each(facts, [](const CellFacts& cell) {
           const double median = cell.loss.p50.value.value_or(0);
           return median <= 0 ? std::string("no record") : count_words(median) + " records";
         }));
}

std::string reach_finding(const RunFacts& facts) {
  if (!facts.anybody_entered()) return "No account is entered";
  const auto values = of_each(facts, [](const CellFacts& cell) { return count_words(cell.accounts.mean.value.value_or(0)); });
  const bool one = std::ranges::all_of(facts.cells, [](const CellFacts& cell) {
    return cell.accounts.n == 0 || cell.accounts.mean.value == 1.0;  // all of them: not one that only rounds to it
  });
  return one ? "The attacker stays in one account" : "Accounts entered on average: " + across(values);
}

std::string detection_finding(const RunFacts& facts) {
  if (!facts.anybody_entered()) return "There is nothing to detect";
  return "The median future is noticed " + median_times(facts, &CellFacts::detect);
}

std::string containment_finding(const RunFacts& facts) {
  if (!facts.anybody_entered()) return "There is nothing to contain";
  if (std::ranges::all_of(facts.cells, [](const CellFacts& cell) { return cell.contain.n == 0; }))
    return "Nothing is contained, because nothing is detected";
  return "Once detected, the median future is contained " + median_times(facts, &CellFacts::contain);
}

std::string finder_finding(const RunFacts& facts) {
  if (!facts.anybody_entered()) return "There is nothing to find";
  return "Share of futures in which own detectors come first: " +
         across(of_each(facts, [](const CellFacts& cell) { return share_words(cell.found_by.front()); }));
}

std::string state_finding(const StateMatrix& matrix) {
  if (matrix.rows.empty()) return "No step is tried";
  std::vector<SetValue> values;
  bool any = false;
  for (std::size_t s = 0; s < matrix.series.size(); ++s) {
    std::size_t tried = 0;
    std::size_t unseen = 0;
    for (const StateRow& row : matrix.rows) {
      tried += row.cells[s].state != DetectionState::untried ? 1U : 0U;
      unseen += row.cells[s].state == DetectionState::invisible || row.cells[s].state == DetectionState::logged ? 1U : 0U;
    }
    if (tried == 0) continue;
    any = any || unseen > 0;
    values.push_back({unbroken(matrix.series[s].name), fmt::format("{} of {}", unseen, tried)});
  }
  if (values.empty()) return "No step is tried";
  if (!any) return "Every kind of step is mostly prevented or raises an alert";
  return "Kinds of step that succeed and mostly raise no alert: " + across(values);
}

std::string futures_finding(const std::vector<ToldFuture>& futures, const RunFacts& facts) {
  if (futures.size() < 2) return "There is no future to tell";
  const auto lost = [&](const ToldFuture& future) {
    const std::int64_t count = facts.counts_records ? future.numbers.records : future.numbers.reach.principals;
    const std::string loses = facts.counts_records ? (count > 0 ? "loses " + count_words(static_cast<double>(count)) + " records" : "loses no record")
                                                   : fmt::format("reaches {} principal{}", count, count == 1 ? "" : "s");
    const topology::Millis detected = future.numbers.detected;
    return loses + (detected < topology::k_never ? ", noticed after " + time_words(static_cast<double>(detected.count))
                                                 : ", not noticed within " + facts.horizon);
  };
  if (futures[0].numbers.replication == futures[1].numbers.replication)
    return "A median future and a bad one are the same: it " + lost(futures[0]);
  return fmt::format("A median future {}; a bad one {}", lost(futures[0]), lost(futures[1]));
}

std::string assumptions_finding(std::size_t assumptions) {
  if (assumptions == 0) return "Every number of the library that this rests on has a source";
  return fmt::format("The result rests on {} assumption{}: compare control sets, do not quote one as a forecast", assumptions,
                     assumptions == 1 ? "" : "s");
}

}  // namespace gameday::reports
