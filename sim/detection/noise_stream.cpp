#include "sim/detection/noise_stream.h"

#include <algorithm>
#include <array>

#include "sim/random/elementary.h"

namespace gameday::sim {
namespace {

using topology::LuckKey;
using topology::Millis;

constexpr double k_hour_ms = 60.0 * 60 * 1000;
constexpr double k_evening = 20.0;  // the night factor holds from here
constexpr double k_morning = 6.0;   // to here
constexpr double k_night_hours = 24.0 - k_evening + k_morning;
constexpr double k_day_hours = k_evening - k_morning;

/// 1/k, because a division a step would be most of the cost of a count.
constexpr std::array<double, 400> k_reciprocal = [] {
  std::array<double, 400> out{};
  for (std::size_t k = 1; k < out.size(); ++k) out[k] = 1.0 / static_cast<double>(k);
  return out;
}();

/// A Poisson count at one uniform, by inversion. Cost grows with the mean, so large means are drawn in parts of at most 64:
/// beyond 400 lies less than the last bit of u.
std::uint32_t poisson(double u, double mean) {
  double mass = exp(-mean);
  double sum = mass;
  std::uint32_t count = 0;
  while (u > sum && count + 1 < k_reciprocal.size()) {
    ++count;
    mass *= mean * k_reciprocal[count];
    sum += mass;
  }
  return count;
}

std::uint32_t draw_count(const Luck& luck, LuckKey key, double mean) {
  constexpr double part = 64.0;
  constexpr std::uint32_t most = 1U << 22U;  // what an alert's number can hold
  std::uint32_t count = 0;
  std::uint32_t n = 0xffff'ffffU;
  for (double left = mean; left > 0.0 && count < most; left -= part) {
    const double u = luck.uniform(key, n--);
    count += poisson(u, left < part ? left : part);
  }
  return count < most ? count : most - 1;
}

/// Inverts a day's cumulative rate: night until morning, day, night from evening.
class DayProfile {
 public:
  explicit DayProfile(double night)
      : morning_(k_morning * night), evening_(morning_ + k_day_hours), total_(k_night_hours * night + k_day_hours),
        stretch_(night > 0.0 ? 1.0 / night : 0.0) {}

  /// Milliseconds since midnight at which the share `u` of a day's rate has passed.
  std::uint64_t time_at(double u) const {
    const double x = u * total_;  // in hours of the plain rate
    double hours = k_morning + (x - morning_);
    if (x < morning_) hours = x * stretch_;
    if (x > evening_) hours = k_evening + (x - evening_) * stretch_;
    constexpr auto last = static_cast<std::uint64_t>(topology::k_day.count - 1);
    return std::min(static_cast<std::uint64_t>(hours * k_hour_ms), last);
  }

 private:
  double morning_, evening_, total_;  // rate passed by then
  double stretch_;                    // hours of night for one hour of the plain rate
};

}  // namespace

void NoiseDay::make(std::span<const NoiseStream> streams, const WeekClock& clock, const Luck& luck, std::int64_t day) {
  start_ = clock.start_of(day);
  unsorted_.clear();
  const std::int64_t weekday = ((day % 7) + 7) % 7;
  for (std::size_t s = 0; s < streams.size(); ++s) {
    const NoiseStream& stream = streams[s];
    const double factor = (weekday >= 5 ? stream.weekend : 1.0) * (k_night_hours * stream.night + k_day_hours) / 24.0;
    const LuckKey day_key = derived_key(stream.key, static_cast<std::uint64_t>(day));
    const std::uint32_t count = draw_count(luck, day_key, stream.per_day * factor);
    const DayProfile profile(stream.night);
    for (std::uint32_t n = 0; n < count; ++n) {
      const std::uint64_t at = profile.time_at(luck.uniform(day_key, 2 * n));
      unsorted_.push_back(at << k_time_shift | static_cast<std::uint64_t>(s) << k_stream_shift | n);
    }
  }
  sort();
}

/// Into buckets of 2^18 ms (4.4 min), then by insertion: a third of a comparison sort's time, and as exact.
void NoiseDay::sort() {
  constexpr unsigned shift = k_time_shift + 18;
  std::array<std::uint32_t, 512> ends{};
  for (const std::uint64_t word : unsorted_) ++ends[(word >> shift) + 1];
  for (std::size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
  packed_.resize(unsorted_.size());
  for (const std::uint64_t word : unsorted_) packed_[ends[word >> shift]++] = word;
  for (std::size_t i = 1; i < packed_.size(); ++i) {
    const std::uint64_t word = packed_[i];
    std::size_t to = i;
    for (; to > 0 && packed_[to - 1] > word; --to) packed_[to] = packed_[to - 1];
    packed_[to] = word;
  }
}

}  // namespace gameday::sim
