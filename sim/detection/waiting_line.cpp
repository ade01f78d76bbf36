#include "sim/detection/waiting_line.h"

#include <algorithm>

namespace gameday::sim {

using scenarios::Level;
using topology::Millis;

const WaitingAlert* WaitingLine::front(Level lowest, Millis now) {
  const Lane* lane = first_lane(lowest, now);
  return lane == nullptr ? nullptr : &lane->alerts[lane->head];
}

bool WaitingLine::remove(Level level, std::uint32_t who) {
  Lane& lane = lanes_[static_cast<std::size_t>(level)];
  const auto from = lane.alerts.begin() + static_cast<std::ptrdiff_t>(lane.head);
  const auto found = std::find_if(from, lane.alerts.end(), [who](const WaitingAlert& a) { return a.who == who; });
  if (found == lane.alerts.end()) return false;
  lane.alerts.erase(found);
  return true;
}

}  // namespace gameday::sim
