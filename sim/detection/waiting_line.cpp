#include "sim/detection/waiting_line.h"

#include <algorithm>

namespace gameday::sim {

using scenarios::Level;
using topology::Millis;

void WaitingLine::drop_expired(Lane& lane, Millis now) const {
  while (!lane.empty() && lane.alerts[lane.head].at + patience_ <= now) ++lane.head;
  if (!lane.empty()) return;
  lane.alerts.clear();
  lane.head = 0;
}

void WaitingLine::add(Level level, WaitingAlert alert) {
  Lane& lane = lanes_[static_cast<std::size_t>(level)];
  drop_expired(lane, alert.at);
  if (lane.head > 64 && lane.head * 2 > lane.alerts.size()) {  // keeps the dead half from growing
    lane.alerts.erase(lane.alerts.begin(), lane.alerts.begin() + static_cast<std::ptrdiff_t>(lane.head));
    lane.head = 0;
  }
  lane.alerts.push_back(alert);
}

bool WaitingLine::any(Level lowest) const {
  for (auto level = static_cast<std::size_t>(lowest); level < lanes_.size(); ++level) {
    if (!lanes_[level].empty()) return true;
  }
  return false;
}

WaitingLine::Lane* WaitingLine::first_lane(Level lowest, Millis now) {
  for (std::size_t level = lanes_.size(); level-- > static_cast<std::size_t>(lowest);) {
    drop_expired(lanes_[level], now);
    if (!lanes_[level].empty()) return &lanes_[level];
  }
  return nullptr;
}

const WaitingAlert* WaitingLine::front(Level lowest, Millis now) {
  const Lane* lane = first_lane(lowest, now);
  return lane == nullptr ? nullptr : &lane->alerts[lane->head];
}

std::optional<WaitingAlert> WaitingLine::take(Level lowest, Millis now) {
  Lane* lane = first_lane(lowest, now);
  if (lane == nullptr) return std::nullopt;
  return lane->alerts[lane->head++];
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
