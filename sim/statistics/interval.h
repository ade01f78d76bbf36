#pragma once

#include <optional>

namespace gameday::sim {

/// An estimate and its two-sided confidence interval: lo <= value <= hi where they exist. Each may be absent
/// alone: of a time, beyond the horizon; otherwise, more than the data can say.
struct Interval {
  std::optional<double> value;
  std::optional<double> lo;
  std::optional<double> hi;

  bool operator==(const Interval&) const = default;
};

/// Confidence where nobody asks for another.
inline constexpr double k_level = 0.95;

}  // namespace gameday::sim
