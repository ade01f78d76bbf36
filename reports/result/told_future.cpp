#include "reports/result/told_future.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "sim/run/future.h"

namespace gameday::reports {
namespace {

constexpr std::array<std::size_t, 5> k_lane_percent{34, 10, 16, 14, 26};  // attacker, records, detectors, people, response

/// The higher, the sooner a line is left out. Ends are never left out: how it began, what was lost, who knew, what was done.
int dispensability(const ToldLine& line) {
  switch (line.lane) {
    case sim::Lane::records: return 4;
    case sim::Lane::attacker:
      if (line.what.ends_with("is denied") || line.what.ends_with("fails")) return 3;
      return line.what.ends_with("succeeds") ? 2 : 0;
    case sim::Lane::response: return 1;
    case sim::Lane::detectors: return 2;
    case sim::Lane::people: return line.what.find("closed unread") != std::string::npos ? 3 : 0;
  }
  return 0;
}

}  // namespace

std::vector<ToldLine> shortened(const sim::Journal& journal, topology::Millis access, std::size_t most) {
  std::vector<ToldLine> lines;
  std::map<std::tuple<sim::Lane, std::string>, std::size_t> known;
  for (const sim::JournalLine& line : journal.lines()) {
    const auto [at, fresh] = known.try_emplace({line.lane, line.what}, lines.size());
    if (fresh) lines.push_back({line.at - access, line.lane, line.what, line.why, 1});
    else ++lines[at->second].times;
  }
  if (lines.size() <= most) return lines;
  std::vector<std::size_t> order(lines.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return dispensability(lines[i]); });
  // Each lane gets its share first, so that no crowd in one hides another; then the rest in order.
  std::array<std::size_t, 5> used{};
  std::ranges::stable_partition(order, [&](std::size_t i) {
    const auto lane = static_cast<std::size_t>(lines[i].lane);
    return used[lane]++ < most * k_lane_percent[lane] / 100;
  });
  order.resize(most);
  std::ranges::sort(order);
  std::vector<ToldLine> kept;
  for (const std::size_t i : order) kept.push_back(std::move(lines[i]));
  return kept;
}

ToldFuture tell(const sim::Program& program, sim::Seed seed, const sim::SampledFuture& numbers) {
  sim::Journal journal;
  sim::Future future(program, seed);
  future.tell(&journal);
  future.start(numbers.replication);
  const sim::Outcome& outcome = future.run();
  return {program.cell->controls, numbers, shortened(journal, outcome.access, k_told_lines), journal.lines().size()};
}

}  // namespace gameday::reports
