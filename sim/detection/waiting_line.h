#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "scenarios/model/sigma_rule.h"
#include "topology/model/millis.h"

namespace gameday::sim {

/// An alert that nobody reads yet. 16 bytes.
struct WaitingAlert {
  topology::Millis at;
  std::uint32_t who;  // the noise stream, or the number of one of ours with the highest bit set
  std::uint32_t n;
};

/// Alerts by level, first come first served inside a level. Alerts are added in order of `at`, and those of a level expire
/// in that order too, so expiry only ever looks at the front. Copying costs the alerts that wait.
class WaitingLine {
 public:
  explicit WaitingLine(topology::Millis patience) : patience_(patience) {}

  /// Those added before `alert` that have expired by its time are dropped from its level.
  void add(scenarios::Level level, WaitingAlert alert);

  /// Whether any waits at `lowest` or above; expired ones may still count until a `front` has met them.
  bool any(scenarios::Level lowest) const;

  /// The next one to be read at `now` of level `lowest` or above; none where all have expired.
  const WaitingAlert* front(scenarios::Level lowest, topology::Millis now);

  /// The same, taken out.
  std::optional<WaitingAlert> take(scenarios::Level lowest, topology::Millis now);

  /// Takes out one of ours; whether it was there.
  bool remove(scenarios::Level level, std::uint32_t who);

 private:
  struct Lane {
    std::vector<WaitingAlert> alerts;  // those from `head` on wait
    std::size_t head = 0;
    bool empty() const { return head == alerts.size(); }
  };

  void drop_expired(Lane& lane, topology::Millis now) const;
  Lane* first_lane(scenarios::Level lowest, topology::Millis now);

  topology::Millis patience_;
  std::array<Lane, 5> lanes_;  // by level
};

// In line: once or twice for every false alert.

inline void WaitingLine::drop_expired(Lane& lane, topology::Millis now) const {
  while (!lane.empty() && lane.alerts[lane.head].at + patience_ <= now) ++lane.head;
  if (!lane.empty()) return;
  lane.alerts.clear();
  lane.head = 0;
}

inline void WaitingLine::add(scenarios::Level level, WaitingAlert alert) {
  Lane& lane = lanes_[static_cast<std::size_t>(level)];
  drop_expired(lane, alert.at);
  if (lane.head > 64 && lane.head * 2 > lane.alerts.size()) {  // keeps the dead half from growing
    lane.alerts.erase(lane.alerts.begin(), lane.alerts.begin() + static_cast<std::ptrdiff_t>(lane.head));
    lane.head = 0;
  }
  lane.alerts.push_back(alert);
}

inline bool WaitingLine::any(scenarios::Level lowest) const {
  for (auto level = static_cast<std::size_t>(lowest); level < lanes_.size(); ++level) {
    if (!lanes_[level].empty()) return true;
  }
  return false;
}

inline WaitingLine::Lane* WaitingLine::first_lane(scenarios::Level lowest, topology::Millis now) {
  for (std::size_t level = lanes_.size(); level-- > static_cast<std::size_t>(lowest);) {
    drop_expired(lanes_[level], now);
    if (!lanes_[level].empty()) return &lanes_[level];
  }
  return nullptr;
}

inline std::optional<WaitingAlert> WaitingLine::take(scenarios::Level lowest, topology::Millis now) {
  Lane* lane = first_lane(lowest, now);
  if (lane == nullptr) return std::nullopt;
  return lane->alerts[lane->head++];
}

}  // namespace gameday::sim
