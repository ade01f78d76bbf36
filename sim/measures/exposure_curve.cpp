#include "sim/measures/exposure_curve.h"

#include <algorithm>

namespace gameday::sim {

std::int64_t exposed_at(std::span<const Exfiltration::Mark> marks, Millis t) {
  const auto after = std::ranges::upper_bound(marks, t, {}, &Exfiltration::Mark::at);
  if (after == marks.begin()) return 0;
  const Exfiltration::Mark& before = *std::prev(after);
  if (after == marks.end()) return before.taken;
  const auto span = static_cast<double>((after->at - before.at).count);
  const auto gone = static_cast<double>((t - before.at).count);
  return before.taken + static_cast<std::int64_t>(static_cast<double>(after->taken - before.taken) * (gone / span));
}

void ExposureCurve::add(const Outcome& outcome, const TimeGrid& grid) {
  for (std::size_t i = 0; i < at_.size(); ++i)
    at_[i].add(exposed_at(outcome.exposure, outcome.access + grid.instants()[i]));
}

void ExposureCurve::merge(const ExposureCurve& other) {
  for (std::size_t i = 0; i < at_.size(); ++i) at_[i].merge(other.at_[i]);
}

}  // namespace gameday::sim
