#include "sim/measures/time_grid.h"

#include <algorithm>

#include "sim/random/elementary.h"

namespace gameday::sim {

TimeGrid::TimeGrid(topology::Millis horizon) {
  instants_.push_back({0});
  const double first = static_cast<double>(topology::k_minute.count);
  const double ratio = log(static_cast<double>(horizon.count) / first) / static_cast<double>(k_instants - 2);
  for (std::size_t i = 0; i + 2 < k_instants; ++i) {
    const topology::Millis at{static_cast<std::int64_t>(first * exp(ratio * static_cast<double>(i)))};
    // Of a horizon below a minute the instants descend: it is read at its ends alone.
    if (at > instants_.back() && at < horizon) instants_.push_back(at);
  }
  instants_.push_back(horizon);
}

std::size_t TimeGrid::at_or_after(topology::Millis t) const {
  const auto found = std::ranges::lower_bound(instants_, t);
  return found == instants_.end() ? instants_.size() - 1 : static_cast<std::size_t>(found - instants_.begin());
}

}  // namespace gameday::sim
