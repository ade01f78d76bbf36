#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "scenarios/model/sigma_rule.h"
#include "sim/detection/week_clock.h"
#include "sim/random/luck.h"
#include "topology/model/millis.h"

namespace gameday::sim {

/// False alerts of one detector and scope: a Poisson process whose rate depends on the hour of the local week.
struct NoiseStream {
  topology::LuckKey key;
  scenarios::Level level = scenarios::Level::medium;
  double per_day = 0.0;  // on a weekday with no night factor; at least 0
  double weekend = 1.0;  // factor on Saturday and Sunday
  double night = 1.0;    // factor from 20:00 to 06:00
};

/// A key of its own for `which`: a local day of a stream, a purpose. Finaliser of SplitMix64 (Steele, Lea, Flood 2014).
constexpr topology::LuckKey derived_key(topology::LuckKey key, std::uint64_t which) {
  std::uint64_t h = key.value + which * 0x9e3779b97f4a7c15U;
  h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9U;
  h = (h ^ (h >> 27)) * 0x94d049bb133111ebU;
  return {h ^ (h >> 31)};
}

/// All false alerts of one local day, by (at, stream, n).
///
/// A day of a stream is a pure function of (luck, stream key, day): a Poisson count by inversion, then that many times by
/// inversion of the day's rate. Nothing is carried from day to day, so any day can be made at any moment. With a higher
/// rate, a day keeps the alerts it had and gains some.
/// Draws, with the stream's key derived by the day: 2n the time of alert n; 2n + 1 is left to who judges it; the count from
/// the highest n downwards.
/// Cost: about 10 ns an alert and one draw a stream; no allocation once the buffer has grown.
class NoiseDay {
 public:
  /// Replaces the content by the alerts of `day` (WeekClock::day). At most 32,768 streams, sorted by key.
  void make(std::span<const NoiseStream> streams, const WeekClock& clock, const Luck& luck, std::int64_t day);

  struct Alert {
    topology::Millis at;
    std::uint32_t stream;
    std::uint32_t n;
  };

  std::size_t size() const { return packed_.size(); }
  Alert operator[](std::size_t i) const {
    const std::uint64_t word = packed_[i];
    return {start_ + topology::Millis{static_cast<std::int64_t>(word >> k_time_shift)},
            static_cast<std::uint32_t>(word >> k_stream_shift) & k_stream_mask,
            static_cast<std::uint32_t>(word) & k_n_mask};
  }

 private:
  static constexpr unsigned k_time_shift = 37;    // 27 bits of milliseconds since midnight
  static constexpr unsigned k_stream_shift = 22;  // 15 bits of stream, 22 of n
  static constexpr std::uint32_t k_stream_mask = 0x7fff;
  static constexpr std::uint32_t k_n_mask = 0x3fffff;

  void sort();

  topology::Millis start_{};
  std::vector<std::uint64_t> packed_;   // ascending
  std::vector<std::uint64_t> unsorted_;
};

}  // namespace gameday::sim
