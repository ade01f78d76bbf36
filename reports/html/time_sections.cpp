#include "reports/html/time_sections.h"

#include <algorithm>

#include "reports/html/curve_chart.h"
#include "reports/html/data_table.h"
#include "reports/html/escape.h"
#include "reports/html/findings.h"
#include "reports/html/scatter_chart.h"
#include "sim/statistics/order_statistic.h"
#include "sim/statistics/survival.h"

#include <fmt/format.h>

namespace gameday::reports {
namespace {

using topology::Millis;

const sim::CloseUp& close_up(const CellReport& cell) { return *cell.result.close_up; }

double ms(Millis time) { return static_cast<double>(time.count); }

/// Principals reached by each instant in the mean future with access.
std::vector<CurvePoint> principals_over_time(const CellReport& cell) {
  const sim::CloseUp& seen = close_up(cell);
  std::vector<CurvePoint> points;
  double so_far = 0;
  for (std::size_t t = 0; t < seen.grid().instants().size(); ++t) {
    for (const sim::ReachShare& share : seen.reach().principals()) so_far += static_cast<double>(share.first[t]);
    points.push_back({ms(seen.grid().instants()[t]), so_far / static_cast<double>(std::max<std::uint64_t>(1, seen.accessed())), {}, {}});
  }
  return points;
}

/// Data records outside at each instant: the median, and the middle half of futures as a band.
std::vector<CurvePoint> records_over_time(const CellReport& cell) {
  const sim::CloseUp& seen = close_up(cell);
  std::vector<CurvePoint> points;
  for (std::size_t t = 0; t < seen.grid().instants().size(); ++t) {
    const sim::Tally& tally = seen.exposure().at()[t];
    points.push_back({ms(seen.grid().instants()[t]), sim::quantile(tally, 0.5).value.value_or(0),
                      sim::quantile(tally, 0.25).value, sim::quantile(tally, 0.75).value});
  }
  return points;
}

double height_at(const std::vector<CurvePoint>& points, double x) {
  double y = 0;
  for (const CurvePoint& point : points)
    if (point.x <= x) y = point.y;
  return y;
}

/// The median detection, and the median containment counted on from it.
std::vector<CurveMark> response_marks(const CellFacts& cell, const std::vector<CurvePoint>& points, double horizon) {
  std::vector<CurveMark> marks;
  if (!cell.detect.p50.value) return marks;
  const double detected = *cell.detect.p50.value;
  marks.push_back({CurveMark::Shape::diamond, detected, height_at(points, detected), cell.series.name + ": detected after " + time_words(detected)});
  if (!cell.contain.p50.value || detected + *cell.contain.p50.value > horizon) return marks;
  const double contained = detected + *cell.contain.p50.value;
  marks.push_back({CurveMark::Shape::square, contained, height_at(points, contained),
                   cell.series.name + ": contained " + time_words(*cell.contain.p50.value) + " later"});
  return marks;
}

/// Instants of the grid that a table shows: about a dozen, the last among them.
std::vector<std::size_t> table_instants(std::size_t instants) {
  std::vector<std::size_t> chosen;
  const std::size_t step = std::max<std::size_t>(1, instants / 12);
  for (std::size_t t = step; t + 1 < instants; t += step) chosen.push_back(t);
  if (instants > 0) chosen.push_back(instants - 1);
  return chosen;
}

std::vector<std::string> names(const RunFacts& facts, const std::string& first, const std::string& suffix = "") {
  std::vector<std::string> head{first};
  for (const CellFacts& cell : facts.cells) head.push_back(cell.series.name + suffix);
  return head;
}

std::string empty_body(const std::string& why) { return "<p class=\"prose\">" + escaped(why) + "</p>\n"; }

}  // namespace

Section exposure_section(const RunResult& result, const RunFacts& facts) {
  Section section{"exposure", "The picture that decides", exposure_finding(facts), "", ""};
  if (!facts.anybody_entered()) {
    section.body = empty_body("No future has initial access, so there is no curve to draw.");
    return section;
  }
  CurveChart chart{section.finding, Axis::time(result.horizon), Axis::share(), "time since initial access, log axis", "", Line::straight, {}, {}};
  double most = 1;
  DataTable table{facts.counts_records ? "data records exposed by then: median (middle half of futures)" : "principals reached by then, mean",
                  names(facts, "after"), {}};
  for (std::size_t c = 0; c < result.cells.size(); ++c) {
    if (close_up(result.cells[c]).accessed() == 0) continue;
    Curve curve{facts.cells[c].series, "", facts.counts_records ? records_over_time(result.cells[c]) : principals_over_time(result.cells[c]), {}};
    curve.label = count_words(curve.points.back().y);
    curve.marks = response_marks(facts.cells[c], curve.points, ms(result.horizon));
    for (const CurvePoint& point : curve.points) most = std::max(most, point.hi.value_or(point.y));
    chart.curves.push_back(std::move(curve));
  }
  chart.y = Axis::count(most);
  chart.y_title = facts.counts_records ? "data records exposed" : "principals reached, mean";
  const std::vector<Millis>& instants = close_up(result.cells.front()).grid().instants();
  for (const std::size_t t : table_instants(instants.size())) {
    std::vector<std::string> row{time_words(ms(instants[t]))};
    for (const CellReport& cell : result.cells) {
      const auto points = facts.counts_records ? records_over_time(cell) : principals_over_time(cell);
      row.push_back(close_up(cell).accessed() == 0 ? "no access"
                    : points[t].lo ? fmt::format("{} ({} – {})", count_words(points[t].y), count_words(*points[t].lo), count_words(points[t].hi.value_or(0)))
                                   : count_words(points[t].y));
    }
    table.rows.push_back(std::move(row));
  }
  section.body = to_svg(chart) + to_html(table);
  section.note = facts.counts_records
                     ? "<p><b>How to read.</b> A line is the number of data records outside, in the median future, as time passes; the band holds "
                       "the middle half of futures. A line goes flat when the attacker is stopped, or has all that is in reach.</p>"
                     : "<p><b>How to read.</b> The estate states no data records, so a line is the number of principals that the attacker has held, "
                       "in the mean future, as time passes.</p>";
  section.note += "<p>Diamond: median time to detect. Square: median time to contain, counted on from it. Of futures with initial access.</p>";
  return section;
}

std::vector<sim::Interval> undetected(const CellReport& cell) {
  std::vector<sim::Interval> shares;
  const sim::MeasureResult* measure = find_measure(cell.result, "time_to_detect");
  if (measure == nullptr || measure->tally.n() == 0) return shares;
  std::vector<sim::Group> groups;
  std::uint64_t before = 0;
  const std::vector<Millis>& instants = close_up(cell).grid().instants();
  for (std::size_t t = 0; t < instants.size(); ++t) {
    const bool last = t + 1 == instants.size();
    const std::uint64_t by_then = last ? measure->tally.moments().n() : measure->tally.at_most(instants[t].count);
    groups.push_back({instants[t], by_then - before, last ? measure->tally.beyond() : 0});
    before = by_then;
  }
  const sim::SurvivalCurve curve = sim::SurvivalCurve::of_groups(groups);
  for (const Millis at : instants) shares.push_back(curve.at(at));
  return shares;
}

Section detection_section(const RunResult& result, const RunFacts& facts) {
  Section section{"detection", "Time to detect", detection_finding(facts), "", ""};
  if (!facts.anybody_entered()) {
    section.body = empty_body("No future has initial access, so the clock never starts.");
    return section;
  }
  CurveChart chart{section.finding, Axis::time(result.horizon), Axis::share(), "time since initial access, log axis", "share of futures not yet noticed",
                   Line::steps, 0.5, {}};
  DataTable table{"share of futures not yet noticed, with 95 % intervals", names(facts, "after"), {}};
  const std::vector<Millis>& instants = close_up(result.cells.front()).grid().instants();
  std::vector<std::vector<sim::Interval>> all;
  for (std::size_t c = 0; c < result.cells.size(); ++c) {
    all.push_back(undetected(result.cells[c]));
    if (all.back().empty()) continue;
    Curve curve{facts.cells[c].series, "", {}, {}};
    for (std::size_t t = 0; t < instants.size(); ++t) {
      const sim::Interval& share = all.back()[t];
      curve.points.push_back({ms(instants[t]), share.value.value_or(0), share.lo, share.hi});
    }
    const auto& half = facts.cells[c].detect.p50.value;
    curve.label = half ? "half noticed by " + time_words(*half) : share_words(curve.points.back().y) + " unseen at " + facts.horizon;
    chart.curves.push_back(std::move(curve));
  }
  for (const std::size_t t : table_instants(instants.size())) {
    std::vector<std::string> row{time_words(ms(instants[t]))};
    for (const auto& shares : all)
      row.push_back(shares.empty() ? "no access"
                                   : words(shares[t].value, Quantity::share) +
                                         (shares[t].lo ? " (" + interval_words(shares[t], Quantity::share, facts.horizon) + ")" : ""));
    table.rows.push_back(std::move(row));
  }
  section.body = to_svg(chart) + to_html(table);
  section.note = "<p><b>Clock.</b> From initial access to the first alert or report on it that somebody judged true.</p><p>Kaplan–Meier; band: 95 % interval "
                 "by Greenwood’s formula. Futures that nobody notices stay on the line to the right edge: censored at " +
                 escaped(facts.horizon) + ", not dropped.</p>";
  return section;
}

Section containment_section(const RunResult& result, const RunFacts& facts) {
  Section section{"containment", "Time to contain", containment_finding(facts), "", ""};
  if (!facts.anybody_entered()) {
    section.body = empty_body("No future has initial access, so there is nothing to contain.");
    return section;
  }
  const auto loss = [&](const sim::SampledFuture& future) {
    return static_cast<double>(facts.counts_records ? future.records : future.reach.principals);
  };
  double most = 1;
  std::size_t drawn = 0;
  for (const CellReport& cell : result.cells)
    for (const sim::SampledFuture& future : close_up(cell).sample()) most = std::max(most, loss(future));
  const std::string margin = "not in " + facts.horizon;
  const std::string what = facts.counts_records ? "data records exposed" : "principals reached";
  ScatterChart chart{section.finding, Axis::time(result.horizon), Axis::log_count(most), "time to contain, from detection, log axis", what + ", log axis", margin, {}};
  DataTable table{"of all futures with access: time to contain, and " + what + ": 5th percentile, median, 95th percentile",
                  {"control set", "contain p5", "p50", "p95", what + " p5", "p50", "p95"}, {}};
  for (std::size_t c = 0; c < result.cells.size(); ++c) {
    const CellFacts& cell = facts.cells[c];
    Cloud cloud{cell.series, {}, {}};
    for (const sim::SampledFuture& future : close_up(result.cells[c]).sample()) {
      if (!future.accessed) continue;
      const bool contained = future.contained < topology::k_never;
      cloud.dots.push_back({future.replication, contained ? std::optional(ms(future.contained)) : std::nullopt, loss(future)});
    }
    drawn = std::max(drawn, cloud.dots.size());
    if (cell.loss.n > 0) {
      cloud.cross = Cross{cell.contain.p50.value, cell.contain.p05.value, cell.contain.p95.value, cell.loss.p50.value.value_or(0),
                          cell.loss.p05.value.value_or(0), cell.loss.p95.value.value_or(0)};
      const bool any = cell.contain.n > 0;
      const auto time = [&](const sim::Interval& interval) { return any ? words(interval.value, Quantity::time) : std::string("never detected"); };
      table.rows.push_back({cell.series.name, time(cell.contain.p05), time(cell.contain.p50), time(cell.contain.p95), words(cell.loss.p05.value, Quantity::count),
                            words(cell.loss.p50.value, Quantity::count), words(cell.loss.p95.value, Quantity::count)});
    }
    chart.clouds.push_back(std::move(cloud));
  }
  section.body = to_svg(chart) + to_html(table);
  section.note = fmt::format(
      "<p><b>Clock.</b> From detection to the last moment at which the attacker holds anything. Futures never noticed, and those in which it left before, "
      "stand with those not contained.</p><p>A dot is one future: a sample, at most {} of {} for each control set. Cross: median, arms from the 5th to the 95th "
      "percentile, of those detected while the attacker was still inside. Times under a minute stand at the left edge. Shaded margins hold what a log axis can’t.</p>",
      drawn, thousands(result.replications));
  return section;
}

}  // namespace gameday::reports
