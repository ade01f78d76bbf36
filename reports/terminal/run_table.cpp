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

constexpr std::size_t k_columns = 100;
constexpr std::size_t k_beside_name = 76;  // of a row, without the control set's name and the column of the horizon

/// "310 k", "1.2 M", "840": at most six characters up to a billion.
std::string count_text(const std::optional<double>& value) {
  if (!value) return "-";
  if (*value >= 99'950'000) return fmt::format("{:.0f} M", *value / 1e6);
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
  return fmt::format("{:>3}/{:>2}/{:>3}/{:>3}", whole_percent(of(cell, "found_by_own_detector", horizon)),
                     whole_percent(of(cell, "found_by_own_people", horizon)),
                     whole_percent(of(cell, "found_by_outsider", horizon)),
                     whole_percent(of(cell, "found_by_attacker", horizon)));
}

/// Widths of the two columns that depend on what is told.
struct Widths {
  std::size_t name;
  std::size_t noticed;
};

Widths widths(const RunResult& result, const std::string& horizon) {
  Widths found{std::string_view("control set").size(), std::max<std::size_t>(8, horizon.size() + 3)};
  for (const CellReport& cell : result.cells) found.name = std::max(found.name, cell.controls.size());
  found.name = std::min(found.name, k_columns - k_beside_name - found.noticed);
  return found;
}

/// A name that is too long for its column has a line of its own.
std::string row(const CellReport& cell, const Widths& width, topology::Millis horizon) {
  const bool fits = cell.controls.size() <= width.name;
  const Statistics detect = of(cell, "time_to_detect", horizon);
  const Statistics contain = of(cell, "time_to_contain", horizon);
  const Statistics records = of(cell, "records_exposed", horizon);
  return fmt::format("{}{:<{}} {:>8} {:>9} {:>7} {:>7} {:>{}}  {:<11} {:<11} {}\n", fits ? "" : cell.controls + "\n",
                     fits ? cell.controls : "", width.name, mean_text(of(cell, "accounts_reached", horizon).mean.value),
                     mean_text(of(cell, "resources_reached", horizon).mean.value), count_text(records.p50.value),
                     count_text(records.p95.value), percent(of(cell, "detected", horizon).mean), width.noticed,
                     time_text(detect.p50.value, detect.n), time_text(contain.p50.value, contain.n),
                     finders(cell, horizon));
}

std::string value_text(const std::optional<double>& value, sim::Unit unit) {
  if (unit == sim::Unit::ms) return time_text(value, 1);
  if (!value) return "-";
  if (unit == sim::Unit::share) return fmt::format("{:.1f} %", *value * 100);
  if (unit == sim::Unit::min) return topology::to_text(topology::Millis{std::llround(*value * 60'000)});
  if (*value >= 1000) return count_text(value);
  return std::abs(*value - std::round(*value)) < 0.005 ? fmt::format("{:.0f}", *value) : fmt::format("{:.2f}", *value);
}

std::string interval_text(const sim::Interval& interval, sim::Unit unit) {
  return fmt::format("{} ({} to {})", value_text(interval.value, unit), value_text(interval.lo, unit),
                     value_text(interval.hi, unit));
}

std::string thousands(std::uint64_t n) {
  std::string digits = std::to_string(n);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

/// Every measure that somebody has something to say about: a share in one line, others with their mean and median.
std::string details(const CellReport& cell, topology::Millis horizon) {
  std::size_t width = 0;
  for (const sim::MeasureResult& measure : cell.result.measures) width = std::max(width, measure.def.id.size());
  std::string text = fmt::format("\n{}, {}\n", cell.controls, cell.topology);
  for (const sim::MeasureResult& measure : cell.result.measures) {
    const Statistics stats = statistics(measure, horizon);
    if (stats.n == 0) continue;
    const sim::Unit unit = measure.def.unit;
    const bool share = unit == sim::Unit::share;
    const std::string of = stats.n < cell.result.replications ? fmt::format(", of {}", thousands(stats.n)) : "";
    text += fmt::format("  {:<{}}  {} {}{}\n", measure.def.id, width, share ? "share" : "mean ", interval_text(stats.mean, unit), of);
    if (!share) text += fmt::format("  {:<{}}  p50   {}\n", "", width, interval_text(stats.p50, unit));
  }
  return text;
}

/// In how many futures anybody got in at all, where that was not always: the rows are of those alone.
std::string entered(const RunResult& result) {
  std::vector<std::string> shares;
  bool always = true;
  for (const CellReport& cell : result.cells) {
    const sim::MeasureResult* access = find_measure(cell.result, "initial_access");
    if (access == nullptr) continue;
    const auto in = static_cast<std::uint64_t>(std::llround(access->tally.moments().mean() * static_cast<double>(access->tally.n())));
    always = always && in == cell.result.replications;
    shares.push_back(fmt::format("{} {:.1f} % ({})", cell.controls, 100.0 * static_cast<double>(in) / static_cast<double>(cell.result.replications),
                                 thousands(in)));
  }
  if (always) return "";
  return fmt::format("\nentered at all: {} of futures; all else is of those\n", fmt::join(shares, ", "));
}

}  // namespace

std::string to_text(const RunResult& result, Detail detail) {
  const std::string horizon = topology::to_text(result.horizon);
  const Widths width = widths(result, horizon);
  std::string text = fmt::format("{} · {} · {} futures each · seed {}\n\n", result.title, result.estate_title,
                                 thousands(result.replications), result.seed);
  text += fmt::format("{:<{}} {:>18} {:>15} {:>{}}  {:<23} {}\n", "", width.name, "mean reached", "records taken",
                      "noticed", width.noticed, "median time to", "found by, %");
  text += fmt::format("{:<{}} {:>8} {:>9} {:>7} {:>7} {:>{}}  {:<11} {:<11} {}\n", "control set", width.name, "accounts",
                      "resources", "p50", "p95", "in " + horizon, width.noticed, "detect", "contain", "own/pp/out/att");
  for (const CellReport& cell : result.cells) text += row(cell, width, result.horizon);
  text += entered(result);
  text += "\nfound by own detectors, own people, outsiders, the attacker's own notice: in % of futures entered\n";
  std::vector<std::string> notes;
  for (const CellReport& cell : result.cells) notes.insert(notes.end(), cell.notes.begin(), cell.notes.end());
  std::ranges::sort(notes);
  notes.erase(std::unique(notes.begin(), notes.end()), notes.end());
  for (const std::string& note : notes) text += "note: " + note + "\n";
  if (detail == Detail::with_intervals) {
    text += fmt::format("each with its 95 % interval; times not reached within {0} count as {0} in a mean\n", horizon);
    for (const CellReport& cell : result.cells) text += details(cell, result.horizon);
  } else {
    text += "intervals and all measures: --detail\n";
  }
  return text;
}

}  // namespace gameday::reports
