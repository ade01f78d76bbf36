#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "scenarios/compile/attack_graph.h"

namespace gameday::scenarios {

/// All that follows from `entry` with unlimited time and no response: the least fixed point over every edge, knowledge
/// and luck ignored; guards that a step can flip are taken as flipped both ways. Linear in edges.
struct PotentialReach {
  std::vector<std::uint8_t> held;        // by NodeId: 0 or 1
  std::vector<std::uint8_t> possible;    // by EdgeId: can be taken
};

PotentialReach potential_reach(const AttackGraph& graph, std::span<const NodeId> entry);

}  // namespace gameday::scenarios
