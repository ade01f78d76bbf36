#pragma once

#include <cstdint>

#include "sim/statistics/interval.h"
#include "sim/statistics/tally.h"

namespace gameday::sim {

/// Ranks whose order statistics enclose a quantile; 0 means below the smallest, n + 1 above the largest.
struct Ranks {
  std::uint64_t lo = 0;
  std::uint64_t hi = 0;
  bool operator==(const Ranks&) const = default;
};

/// The narrowest ranks with at most half of 1 - level on either side, from exact binomial sums: how many of n
/// lie below the p-quantile is Binomial(n, p). Free of any assumption on the distribution. Source: David and
/// Nagaraja, Order Statistics, 3rd ed., section 7.1. Cost: about 20 sqrt(n p (1 - p)) steps.
Ranks quantile_ranks(std::uint64_t n, double p, double level = k_level);

/// The p-quantile (the smallest number with at least p of all at or below it) with its interval, each to
/// within `Tally::k_relative_error`. Absent: a rank among those beyond the horizon, or an upper rank above
/// all. A lower rank below all is 0, since times and counts are not negative.
Interval quantile(const Tally& tally, double p, double level = k_level);

}  // namespace gameday::sim
