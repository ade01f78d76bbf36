#include "reports/html/story_sections.h"

#include <algorithm>

#include "reports/html/data_table.h"
#include "reports/html/escape.h"
#include "reports/html/estate_boxes.h"
#include "reports/html/findings.h"
#include "reports/html/lane_chart.h"
#include "reports/html/stacked_bars.h"
#include "sim/statistics/order_statistic.h"

#include <fmt/format.h>

namespace gameday::reports {
namespace {

const std::vector<std::string> k_finders{"own detectors", "own people", "an outsider", "the attacker’s own notice", "nobody"};

constexpr std::size_t k_matrix_rows = 16;  // more can't be compared at a glance; the table below has all

const sim::CloseUp& close_up(const CellReport& cell) { return *cell.result.close_up; }

MapShading shading(const RunPage& page, const CellFacts& cell, std::size_t index) {
  const sim::CloseUp& seen = close_up(page.result->cells[index]);
  const std::size_t cells = page.map.cells.size();
  MapShading shading{cell.series, "", std::vector<double>(cells, 0.0), std::vector<std::string>(cells)};
  const auto put = [&](std::uint32_t at, const sim::ReachShare& share) {
    const std::uint64_t reached = share.reached();
    if (reached == 0) return;
    shading.shares[at] = static_cast<double>(reached) / static_cast<double>(seen.accessed());
    shading.when[at] = time_words(static_cast<double>(seen.grid().instants()[std::min(share.median_instant(), seen.grid().instants().size() - 1)].count));
  };
  const auto& principals = page.map.principals[index];
  for (std::size_t p = 0; p < principals.size(); ++p) put(principals[p], seen.reach().principals()[p]);
  const auto& resources = page.map.resources[index];
  for (std::size_t r = 0; r < resources.size(); ++r) put(resources[r], seen.reach().resources()[r]);

  const auto mean = [](const Statistics& stats) { return count_words(stats.mean.value.value_or(0)); };
  shading.caption = fmt::format("reaches {} of {} account{}, {} of {} principals", mean(cell.accounts), page.map.accounts.size(),
                                page.map.accounts.size() == 1 ? "" : "s", mean(cell.principals), principals.size());
  if (!resources.empty()) shading.caption += fmt::format(", {} of {} resources", mean(cell.resources), resources.size());
  shading.caption += " on average";
  return shading;
}

DataTable reached_table(const EstateBoxes& boxes) {
  DataTable table{"share of futures in which each principal and resource was reached, and the median time of those; what was never reached is left out",
                  {"what", "kind", "account"}, {}};
  for (const MapShading& shading : boxes.shadings) table.head.push_back(shading.series.name);
  for (std::size_t c = 0; c < boxes.map->cells.size(); ++c) {
    const MapCell& cell = boxes.map->cells[c];
    if (std::ranges::all_of(boxes.shadings, [c](const MapShading& shading) { return shading.shares[c] <= 0; })) continue;
    std::vector<std::string> row{cell.name, cell.kind, boxes.map->accounts[cell.account].name};
    for (const MapShading& shading : boxes.shadings)
      row.push_back(shading.shares[c] > 0 ? share_words(shading.shares[c]) + ", after " + shading.when[c] : "never");
    table.rows.push_back(std::move(row));
  }
  return table;
}

StateCell most_frequent(const sim::StepState& state) {
  StateCell cell;
  if (state.tried == 0) return cell;
  const std::pair<DetectionState, std::uint64_t> counts[] = {{DetectionState::prevented, state.prevented},
                                                             {DetectionState::alerted, state.alerted},
                                                             {DetectionState::logged, state.logged},
                                                             {DetectionState::invisible, state.invisible}};
  const auto* most = std::ranges::max_element(counts, {}, [](const auto& each) { return each.second; });
  cell.state = most->first;
  cell.share = static_cast<double>(most->second) / static_cast<double>(state.tried);
  if (state.until_alert.n() > 0) cell.until_alert = sim::quantile(state.until_alert, 0.5).value;
  return cell;
}

/// Techniques that were tried anywhere, by the mean time at which they begin over all control sets.
std::vector<std::size_t> tried_techniques(const RunPage& page) {
  std::vector<std::pair<double, std::size_t>> tried;
  for (std::size_t t = 0; t < page.techniques.size(); ++t) {
    sim::Moments begun;
    for (const CellReport& cell : page.result->cells) begun.merge(close_up(cell).steps().by_technique()[t].begun);
    if (begun.n() > 0) tried.push_back({begun.mean(), t});
  }
  std::ranges::sort(tried);
  std::vector<std::size_t> order;
  for (const auto& [mean, technique] : tried) order.push_back(technique);
  return order;
}

DataTable state_table(const RunPage& page, const RunFacts& facts) {
  DataTable table{"of futures in which the step was tried: prevented / alerted / logged only / invisible. In brackets, prevented with an alert",
                  {"step", "ATT&CK"}, {}};
  for (const CellFacts& cell : facts.cells) table.head.push_back(cell.series.name);
  const auto percent = [](std::uint64_t part, std::uint64_t whole) { return fmt::format("{:.0f}", 100.0 * static_cast<double>(part) / static_cast<double>(whole)); };
  for (const std::size_t t : tried_techniques(page)) {
    std::vector<std::string> row{page.techniques[t].title, page.techniques[t].attack};
    for (const CellReport& cell : page.result->cells) {
      const sim::StepState& state = close_up(cell).steps().by_technique()[t];
      row.push_back(state.tried == 0 ? "not tried"
                                     : fmt::format("{}/{}/{}/{} % of {} ({} %)", percent(state.prevented, state.tried), percent(state.alerted, state.tried),
                                                   percent(state.logged, state.tried), percent(state.invisible, state.tried), thousands(state.tried),
                                                   percent(state.alerted_anyway, state.tried)));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// The rows tried in most futures, in the order of the matrix.
StateMatrix most_tried(StateMatrix matrix) {
  if (matrix.rows.size() <= k_matrix_rows) return matrix;
  std::vector<std::uint64_t> tried;
  for (const StateRow& row : matrix.rows) tried.push_back(row.tried);
  std::ranges::sort(tried, std::ranges::greater{});
  std::size_t left = k_matrix_rows;
  const std::uint64_t least = tried[k_matrix_rows - 1];
  StateMatrix kept{matrix.series, {}};
  for (StateRow& row : matrix.rows)
    if (row.tried >= least && left > 0) kept.rows.push_back(std::move(row)), --left;
  return kept;
}

std::string future_html(const ToldFuture& future, const RunPage& page, const RunFacts& facts, std::size_t index) {
  LaneChart chart{"f" + std::to_string(index + 1), index == 0 ? "a median future" : "a bad future", Axis::time(page.result->horizon), {}, {}};
  for (const ToldLine& line : future.lines)
    chart.marks.push_back({static_cast<double>(line.at.count), static_cast<std::size_t>(line.lane), line.what, line.why, line.times});
  const sim::SampledFuture& numbers = future.numbers;
  std::string ending = "not noticed within " + facts.horizon;
  if (numbers.detected < topology::k_never) {
    const auto detected = static_cast<double>(numbers.detected.count);
    ending = "detected after " + time_words(detected);
    chart.lines.push_back({detected, "detected"});
    if (numbers.contained < topology::k_never) {
      const auto contained = static_cast<double>(numbers.contained.count);
      ending += ", contained " + time_words(contained) + " later";
      chart.lines.push_back({detected + contained, "contained"});
    } else {
      ending += ", not contained";
    }
  }
  std::string loses = fmt::format("{} account{}, {} principal{}", numbers.reach.accounts, numbers.reach.accounts == 1 ? "" : "s", numbers.reach.principals,
                                  numbers.reach.principals == 1 ? "" : "s");
  if (facts.counts_records) loses += " reached, " + count_words(static_cast<double>(numbers.records)) + " data records lost";
  else loses += " reached";
  std::size_t told = 0;
  for (const ToldLine& line : future.lines) told += line.times;
  return fmt::format("<div class=\"future\"><h3>{}</h3><p>{}, future {}: {}, {}. {} of {} occurrences are told here; all of them: "
                     "<code>gameday run … --journal {}</code>.</p>\n{}</div>\n",
                     index == 0 ? "A median future" : "A bad future, the 95th of 100", escaped(future.controls), numbers.replication, escaped(loses), escaped(ending),
                     thousands(told), thousands(future.occurrences), numbers.replication, to_html(chart));
}

}  // namespace

StateMatrix state_matrix(const RunPage& page, const RunFacts& facts) {
  StateMatrix matrix;
  for (const CellFacts& cell : facts.cells) matrix.series.push_back(cell.series);
  for (const std::size_t t : tried_techniques(page)) {
    StateRow row{page.techniques[t].title, page.techniques[t].attack, {}, 0};
    for (const CellReport& cell : page.result->cells) {
      const sim::StepState& state = close_up(cell).steps().by_technique()[t];
      row.cells.push_back(most_frequent(state));
      row.tried += state.tried;
    }
    matrix.rows.push_back(std::move(row));
  }
  return matrix;
}

Section reach_section(const RunPage& page, const RunFacts& facts) {
  Section section{"reach", "Where it reaches", reach_finding(facts), "", ""};
  EstateBoxes boxes{&page.map, {}};
  for (std::size_t c = 0; c < facts.cells.size(); ++c) boxes.shadings.push_back(shading(page, facts.cells[c], c));
  section.body = to_html(boxes) + to_html(reached_table(boxes));
  section.note = "<p><b>How to read.</b> Boxes are organizational units and accounts, the same under each control set. A cell is one principal or resource, "
                 "shaded by the share of futures with access in which the attacker held it; hollow is never.</p><p>Times of a cell are read to the next of "
                 "72 instants.</p>";
  return section;
}

Section finder_section(const RunFacts& facts) {
  Section section{"finder", "Who found it", finder_finding(facts), "", ""};
  if (!facts.anybody_entered()) {
    section.body = "<p class=\"prose\">No future has initial access.</p>\n";
    return section;
  }
  StackedBars bars{"who found it first, in shares of futures with access", k_finders, {}};
  DataTable table{bars.name, {"control set"}, {}};
  table.head.insert(table.head.end(), k_finders.begin(), k_finders.end());
  for (const CellFacts& cell : facts.cells) {
    if (cell.access.mean.value.value_or(0) <= 0) continue;
    bars.bars.push_back({cell.series, cell.found_by});
    std::vector<std::string> row{cell.series.name};
    for (const double share : cell.found_by) row.push_back(share_words(share));
    table.rows.push_back(std::move(row));
  }
  section.body = to_html(bars) + to_html(table);
  section.note = "<p>The first of four competing clocks. <b>Attacker’s own notice</b>: a ransom mail, a bill, a boast. <b>Nobody</b>: unseen at " +
                 escaped(facts.horizon) + ".</p>";
  return section;
}

Section state_section(const RunPage& page, const RunFacts& facts) {
  const StateMatrix matrix = state_matrix(page, facts);
  Section section{"steps", "Steps and controls", state_finding(matrix), "", ""};
  if (matrix.rows.empty()) {
    section.body = "<p class=\"prose\">The attacker tries nothing in any future.</p>\n";
    return section;
  }
  section.body = to_html(most_tried(matrix)) + to_html(state_table(page, facts));
  section.note = "<p>The most frequent state of each kind of step, with its share of the futures in which it was tried. A step that raises no alert of its own can "
                 "still be found afterwards, by responders.</p><p>Rows stand in the order in which they begin" +
                 (matrix.rows.size() > k_matrix_rows ? fmt::format("; drawn are the {} most often tried, the table has all {}", k_matrix_rows, matrix.rows.size()) : std::string()) +
                 ".</p>";
  return section;
}

Section futures_section(const RunPage& page, const RunFacts& facts) {
  Section section{"futures", "Two futures", futures_finding(page.futures, facts), "", ""};
  if (page.futures.empty()) {
    section.body = "<p class=\"prose\">No future has initial access, so there is none to tell.</p>\n";
    return section;
  }
  for (std::size_t i = 0; i < page.futures.size(); ++i) section.body += future_html(page.futures[i], page, facts, i);
  section.note = "<p><b>How to read.</b> Five lanes, one shape each. Numbers lead to the reasons below. Lines through all lanes: detected, and the last moment "
                 "at which the attacker held anything.</p><p>Chosen from the sampled futures of the control set in the middle, from the mildest to the worst.</p>";
  return section;
}

}  // namespace gameday::reports
