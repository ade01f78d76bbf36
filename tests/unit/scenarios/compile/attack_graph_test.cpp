#include "scenarios/compile/attack_graph.h"

#include <gtest/gtest.h>

#include "tests/unit/scenarios/compile/hand_graph.h"

namespace gameday::scenarios {
namespace {

std::vector<std::uint32_t> numbers(std::span<const EdgeId> edges) {
  std::vector<std::uint32_t> found;
  for (const EdgeId edge : edges) found.push_back(edge.index);
  return found;
}

TEST(AttackGraph, AnEdgeKeepsItsOwnNeedsAndYields) {
  HandGraph hand(4);
  hand.step({0}, {1});
  const EdgeId second = hand.step({1, 2}, {3});
  const AttackGraph& graph = hand.done();
  EXPECT_EQ(graph.needs_of(graph.at(second)).size(), 2U);
  EXPECT_EQ(graph.needs_of(graph.at(second))[1], NodeId{2});
  EXPECT_EQ(graph.yields_of(graph.at(second))[0], NodeId{3});
}

TEST(AttackGraph, EdgesLeaveEveryNodeThatTheyNeed) {
  HandGraph hand(3);
  hand.step({0}, {1});
  hand.step({0, 1}, {2});
  const AttackGraph& graph = hand.done();
  EXPECT_EQ(numbers(graph.out_of({0})), (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(numbers(graph.out_of({1})), (std::vector<std::uint32_t>{1}));
  EXPECT_TRUE(graph.out_of({2}).empty());
}

TEST(AttackGraph, EdgesEnterEveryNodeThatTheyYield) {
  HandGraph hand(3);
  hand.step({0}, {1, 2});
  hand.derivation({1}, {2});
  const AttackGraph& graph = hand.done();
  EXPECT_EQ(numbers(graph.in_of({2})), (std::vector<std::uint32_t>{0, 1}));
  EXPECT_TRUE(graph.in_of({0}).empty());
}

TEST(AttackGraph, AGuardKnowsTheEdgesThatAskForIt) {
  HandGraph hand(2, 2);
  hand.step({0}, {1});
  hand.guarded(1, {0}, {1});
  const AttackGraph& graph = hand.done();
  EXPECT_TRUE(graph.gated_by({0}).empty());
  EXPECT_EQ(numbers(graph.gated_by({1})), (std::vector<std::uint32_t>{1}));
}

}  // namespace
}  // namespace gameday::scenarios
