#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "scenarios/compile/attack_graph.h"

namespace gameday::scenarios {

/// One way to a node: the steps to take, each after all that it needs. `cost` is when the last one is done if every step
/// begins as soon as it can.
struct AttackPath {
  std::vector<EdgeId> steps;
  std::int64_t cost = 0;
};

/// The cheapest way from `entry` to `target`, by expected times of steps (`cost[e]`, at least 0): Knuth's generalisation of
/// Dijkstra's algorithm to and/or graphs (Inf. Process. Lett. 6, 1977), a step beginning at the latest of its needs. Guards
/// that a step flips count as gained by it. `closed[e]` != 0 takes a step out. Nothing where there is no way.
/// Ties go to the smaller edge. Cost: (edges + nodes) log nodes.
std::optional<AttackPath> cheapest_path(const AttackGraph& graph, std::span<const NodeId> entry, NodeId target,
                                        std::span<const std::int64_t> cost, std::span<const std::uint8_t> closed);

/// Up to `count` ways that differ in at least one step each: after each, one of its steps is taken out, the one without which the
/// next way is cheapest.
/// Not all the cheapest ones in order, but distinct ones, the first of them the cheapest.
std::vector<AttackPath> distinct_paths(const AttackGraph& graph, std::span<const NodeId> entry, NodeId target,
                                       std::span<const std::int64_t> cost, std::size_t count);

/// Steps without which the target cannot be reached at all: each alone closes every way.
std::vector<EdgeId> choke_points(const AttackGraph& graph, std::span<const NodeId> entry, NodeId target,
                                 std::span<const std::int64_t> cost);

}  // namespace gameday::scenarios
