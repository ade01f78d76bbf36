#include "sim/detection/triage_model.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace gameday::sim {

using topology::Problem;
using topology::Problems;

tl::expected<TriageModel, Problems> TriageModel::of(const scenarios::Staff& staff, std::vector<NoiseStream> noise,
                                                    WeekClock clock) {
  Problems problems;
  const topology::Place& place = staff.judges.place;
  auto hours = ShiftCalendar::parse(staff.hours);
  if (!hours) problems.push_back({place, hours.error(), {}, {}});
  if (staff.analysts < 1) problems.push_back({place, fmt::format("{} analysts", staff.analysts), "at least 1", {}});
  if (staff.patience < topology::Millis{1}) problems.push_back({place, "no patience at all", "at least 1 ms", {}});
  if (!(staff.misses >= 0.0 && staff.misses <= 1.0)) problems.push_back({place, "a chance outside 0 to 1", {}, {}});
  auto judges = Distribution::of(staff.judges);
  if (!judges) problems.push_back(judges.error());
  if (staff.judges.never > 0.0) problems.push_back({place, "judging an alert ends some time", "no \"never\"", {}});
  std::optional<Distribution> on_call;
  if (staff.on_call) {
    auto acknowledges = Distribution::of(*staff.on_call);
    if (acknowledges) {
      on_call = std::move(*acknowledges);
    } else {
      problems.push_back(acknowledges.error());
    }
  }
  if (!problems.empty()) {
    topology::sort_and_merge(problems);
    return tl::unexpected(std::move(problems));
  }
  std::ranges::sort(noise, {}, &NoiseStream::key);
  return TriageModel{std::move(noise), clock,          std::move(*hours),  staff.analysts,
                     std::move(*judges), staff.misses, staff.patience, std::move(on_call)};
}

}  // namespace gameday::sim
