#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "sim/play/world.h"

namespace gameday::sim {

/// What is done at the instant of the fork before the simulated team carries on.
struct Option {
  enum class Kind : std::uint8_t { nothing, declare, order } kind = Kind::nothing;
  Order order;  // of Kind::order
};

/// Records exposed at the end, by future; the same index is the same luck.
struct WhatIf {
  std::vector<std::int64_t> a;
  std::vector<std::int64_t> b;
};

/// Plays `futures` forks of `now` with each option, on `jobs` threads. The result depends on neither.
WhatIf compare(const Future& now, const Option& a, const Option& b, std::uint32_t futures, unsigned jobs);

/// The same with nothing done but by the simulated team.
std::vector<std::int64_t> played_by_team(const Future& from, std::uint32_t futures, unsigned jobs);

}  // namespace gameday::sim
