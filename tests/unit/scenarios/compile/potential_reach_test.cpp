#include "scenarios/compile/potential_reach.h"

#include <gtest/gtest.h>

#include "tests/unit/scenarios/compile/hand_graph.h"

namespace gameday::scenarios {
namespace {

std::vector<std::uint8_t> held(const AttackGraph& graph, std::vector<NodeId> entry) {
  return potential_reach(graph, entry).held;
}

using Bits = std::vector<std::uint8_t>;

TEST(PotentialReach, FollowsStepsFromTheEntryOnly) {
  HandGraph hand(4);
  hand.step({0}, {1});
  hand.step({2}, {3});
  EXPECT_EQ(held(hand.done(), {{0}}), (Bits{1, 1, 0, 0}));
}

TEST(PotentialReach, AStepWaitsForAllItsNeeds) {
  HandGraph hand(3);
  hand.step({0, 1}, {2});
  const AttackGraph& graph = hand.done();
  EXPECT_EQ(held(graph, {{0}}), (Bits{1, 0, 0}));
  EXPECT_EQ(held(graph, {{0}, {1}}), (Bits{1, 1, 1}));
}

TEST(PotentialReach, WhatEverybodyHoldsNeedsNoEntry) {
  HandGraph hand(2);
  hand.step({0}, {1});
  hand.graph.initial.push_back({0});
  EXPECT_EQ(held(hand.done(), {}), (Bits{1, 1}));
}

TEST(PotentialReach, AGuardThatNoStepFlipsStaysClosed) {
  HandGraph hand(2, 1);
  hand.guarded(0, {0}, {1});
  EXPECT_EQ(held(hand.done(), {{0}}), (Bits{1, 0}));
}

TEST(PotentialReach, AGuardThatAStepFlipsOpensWhatWaitsForIt) {
  HandGraph hand(3, 1);
  hand.guarded(0, {0}, {1});
  hand.flip(0, {2});
  const AttackGraph& graph = hand.done();
  EXPECT_EQ(held(graph, {{0}}), (Bits{1, 0, 0}));
  EXPECT_EQ(held(graph, {{0}, {2}}), (Bits{1, 1, 1}));
}

TEST(PotentialReach, AStepWithoutNeedsThatFlipsAGuardOpensEarlierAndLaterSteps) {
  HandGraph hand(3, 1);
  hand.guarded(0, {}, {1});
  hand.flip(0, {});
  hand.guarded(0, {}, {2});
  EXPECT_EQ(held(hand.done(), {}), (Bits{0, 1, 1}));
}

TEST(PotentialReach, SaysWhichStepsCanBeTaken) {
  HandGraph hand(3);
  hand.step({0}, {1});
  hand.step({2}, {1});
  const std::vector<NodeId> entry{{0}};
  EXPECT_EQ(potential_reach(hand.done(), entry).possible, (Bits{1, 0}));
}

}  // namespace
}  // namespace gameday::scenarios
