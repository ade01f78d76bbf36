#pragma once

#include <cstdint>

#include "topology/model/millis.h"

namespace gameday::sim {

/// Where instants lie in the local week. Instants are counted from a calendar instant; `zero` is that instant's distance
/// from the last Monday 00:00 of a zone with a fixed offset, so `zero` = 0 means that instant 0 is a Monday's midnight.
struct WeekClock {
  topology::Millis zero{};

  /// For instants counted from `epoch` (since 1970-01-01 00:00 UTC, a Thursday) in a zone that is `offset` ahead of UTC.
  static constexpr WeekClock of(topology::Millis epoch, topology::Millis offset) {
    return {floor_mod(epoch + offset + topology::k_day * 3, topology::k_week)};
  }

  /// Since Monday 00:00, in [0, 1 week).
  constexpr topology::Millis of_week(topology::Millis instant) const { return floor_mod(instant + zero, topology::k_week); }

  /// Local days, counted from the Monday at or before instant 0; day 0 is that Monday. Negative before it.
  constexpr std::int64_t day(topology::Millis instant) const {
    const topology::Millis local = instant + zero;
    return (local - floor_mod(local, topology::k_day)).count / topology::k_day.count;
  }

  /// The instant at which local day `day` begins.
  constexpr topology::Millis start_of(std::int64_t day) const { return topology::k_day * day - zero; }

 private:
  static constexpr topology::Millis floor_mod(topology::Millis a, topology::Millis n) {
    const std::int64_t rest = a.count % n.count;
    return {rest < 0 ? rest + n.count : rest};
  }
};

}  // namespace gameday::sim
