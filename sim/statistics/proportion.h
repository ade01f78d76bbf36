#pragma once

#include <cstdint>

#include "sim/statistics/interval.h"

namespace gameday::sim {

/// Share of `hits` among `n` with Wilson's score interval (J. Am. Stat. Assoc. 22, 1927): inside [0, 1], and
/// sensible at 0 and at n hits. Absent where n = 0.
Interval proportion(std::uint64_t hits, std::uint64_t n, double level = k_level);

}  // namespace gameday::sim
