#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace gameday::topology {

/// A length of time, or an instant counted from a scenario's start, in milliseconds.
struct Millis {
  std::int64_t count = 0;

  auto operator<=>(const Millis&) const = default;
  constexpr Millis& operator+=(Millis other) { count += other.count; return *this; }
  constexpr Millis& operator-=(Millis other) { count -= other.count; return *this; }
  friend constexpr Millis operator+(Millis a, Millis b) { return {a.count + b.count}; }
  friend constexpr Millis operator-(Millis a, Millis b) { return {a.count - b.count}; }
  friend constexpr Millis operator*(Millis a, std::int64_t n) { return {a.count * n}; }
};

inline constexpr Millis k_second{1000};
inline constexpr Millis k_minute{60 * 1000};
inline constexpr Millis k_hour{60 * 60 * 1000};
inline constexpr Millis k_day{24 * 60 * 60 * 1000};
inline constexpr Millis k_week{7 * k_day.count};

/// Later than anything that happens. A quarter of the range, so that sums of two do not overflow.
inline constexpr Millis k_never{std::numeric_limits<std::int64_t>::max() / 4};

}  // namespace gameday::topology
