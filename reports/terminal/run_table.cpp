#include "reports/terminal/run_table.h"

#include <algorithm>
#include <cmath>

#include "topology/load/quantity.h"

#include <fmt/format.h>

namespace gameday::reports {
namespace {

const Statistics k_nothing;

Statistics of(const CellReport& cell, std::string_view id, topology::Millis horizon) {
  const sim::MeasureResult* measure = find_measure(cell.result, id);
  return measure == nullptr ? k_nothing : statistics(*measure, horizon);
}

std::string percent(const sim::Interval& share) {
  return share.value ? fmt::format("{:.0f} %", *share.value * 100) : "-";
}

/// "310 k", "1.2 M", "840".
std::string count_text(const std::optional<double>& value) {
  if (!value) return "-";
  if (*value >= 999'500) return fmt::format("{:.1f} M", *value / 1e6);
  if (*value >= 999.5) return fmt::format("{:.0f} k", *value / 1e3);
  return fmt::format("{:.0f}", *value);
}

std::string mean_text(const std::optional<double>& value) {
  if (!value) return "-";
  return *value < 10 ? fmt::format("{:.1f}", *value) : fmt::format("{:.0f}", *value);
}

std::string time_text(const std::optional<double>& ms, std::uint64_t n) {
  if (n == 0) return "-";
  return ms ? topology::to_text(topology::Millis{static_cast<std::int64_t>(*ms)}) : "not reached";
}

int whole_percent(const Statistics& stats) {
  return static_cast<int>(std::lround(stats.mean.value.value_or(0) * 100));
}

std::string finders(const CellReport& cell, topology::Millis horizon) {
  return fmt::format("{:>3}/{:>2}/{:>2}/{:>2}", whole_percent(of(cell, "found_by_own_detector", horizon)),
                     whole_percent(of(cell, "found_by_own_people", horizon)),
                     whole_percent(of(cell, "found_by_outsider", horizon)),
                     whole_percent(of(cell, "found_by_attacker", horizon)));
}

std::string row(const CellReport& cell, std::size_t width, topology::Millis horizon) {
  const Statistics detect = of(cell, "time_to_detect", horizon);
  const Statistics contain = of(cell, "time_to_contain", horizon);
  const Statistics records = of(cell, "records_exposed", horizon);
  return fmt::format("{:<{}} {:>8} {:>9} {:>7} {:>7} {:>8}  {:<11} {:<11} {}\n", cell.controls, width,
                     mean_text(of(cell, "accounts_reached", horizon).mean.value),
                     mean_text(of(cell, "resources_reached", horizon).mean.value), count_text(records.p50.value),
                     count_text(records.p95.value), percent(of(cell, "detected", horizon).mean),
                     time_text(detect.p50.value, detect.n), time_text(contain.p50.value, contain.n),
                     finders(cell, horizon));
}

std::string interval_text(const sim::Interval& interval, sim::Unit unit) {
  const auto text = [unit](const std::optional<double>& value) {
    if (unit == sim::Unit::share) return value ? fmt::format("{:.1f} %", *value * 100) : std::string("-");
    if (unit == sim::Unit::ms) return time_text(value, 1);
    if (unit == sim::Unit::min) return value ? fmt::format("{:.1f} min", *value) : std::string("-");
    return value && *value < 1000 ? fmt::format("{:.2f}", *value) : count_text(value);
  };
  return fmt::format("{} ({} to {})", text(interval.value), text(interval.lo), text(interval.hi));
}

std::string details(const CellReport& cell, topology::Millis horizon) {
  std::string text = fmt::format("\n{}, {}\n", cell.controls, cell.topology);
  for (const sim::MeasureResult& measure : cell.result.measures) {
    const Statistics stats = statistics(measure, horizon);
    if (stats.n == 0) continue;
    const bool share = measure.def.unit == sim::Unit::share;
    text += fmt::format("  {:<40} {}\n", measure.def.id,
                        share ? interval_text(stats.mean, measure.def.unit)
                              : "p50 " + interval_text(stats.p50, measure.def.unit));
  }
  return text;
}

std::string thousands(std::uint32_t n) {
  std::string digits = std::to_string(n);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

}  // namespace

std::string to_text(const RunResult& result, Detail detail) {
  std::size_t width = std::string_view("control set").size();
  for (const CellReport& cell : result.cells) width = std::max(width, std::min<std::size_t>(cell.controls.size(), 24));
  const std::string horizon = topology::to_text(result.horizon);
  std::string text = fmt::format("{} · {} · {} futures each · seed {}\n\n", result.title, result.estate_title,
                                 thousands(result.replications), result.seed);
  text += fmt::format("{:<{}} {:>18} {:>15} {:>8}  {:<23}\n", "", width, "mean reached", "records taken", "noticed",
                      "median time to");
  text += fmt::format("{:<{}} {:>8} {:>9} {:>7} {:>7} {:>8}  {:<11} {:<11} {}\n", "control set", width, "accounts",
                      "resources", "p50", "p95", "in " + horizon, "detect", "contain", "own/pp/out/att");
  for (const CellReport& cell : result.cells) text += row(cell, width, result.horizon);
  text += "\nnoticed by own detectors, own people, outsiders, the attacker's own notice, in % of futures entered\n";
  std::vector<std::string> notes;
  for (const CellReport& cell : result.cells) notes.insert(notes.end(), cell.notes.begin(), cell.notes.end());
  std::ranges::sort(notes);
  notes.erase(std::unique(notes.begin(), notes.end()), notes.end());
  for (const std::string& note : notes) text += "note: " + note + "\n";
  if (detail == Detail::with_intervals)
    for (const CellReport& cell : result.cells) text += details(cell, result.horizon);
  else text += "intervals and all measures: --detail\n";
  return text;
}

}  // namespace gameday::reports
