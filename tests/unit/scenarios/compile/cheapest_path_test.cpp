#include "scenarios/compile/cheapest_path.h"

#include <gtest/gtest.h>

#include "tests/unit/scenarios/compile/hand_graph.h"

namespace gameday::scenarios {
namespace {

const std::vector<NodeId> k_from_zero{{0}};

std::optional<AttackPath> path(HandGraph& hand, std::uint32_t target, std::vector<std::uint8_t> closed = {}) {
  return cheapest_path(hand.done(), k_from_zero, {target}, hand.cost, closed);
}

using Steps = std::vector<EdgeId>;

TEST(CheapestPath, TakesTheShorterOfTwoWays) {
  HandGraph hand(3);
  hand.step({0}, {2}, 9);
  const EdgeId first = hand.step({0}, {1}, 3);
  const EdgeId second = hand.step({1}, {2}, 4);
  const auto found = path(hand, 2);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->steps, (Steps{first, second}));
  EXPECT_EQ(found->cost, 7);
}

TEST(CheapestPath, AStepBeginsAtTheLatestOfItsNeeds) {
  HandGraph hand(4);
  hand.step({0}, {1}, 3);
  hand.step({0}, {2}, 5);
  hand.step({1, 2}, {3}, 2);
  const auto found = path(hand, 3);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->cost, 7);  // not 3 + 5 + 2: both run beside each other
  EXPECT_EQ(found->steps.size(), 3U);
}

TEST(CheapestPath, DerivationsCostNothingAndAreNoSteps) {
  HandGraph hand(3);
  hand.derivation({0}, {1});
  const EdgeId step = hand.step({1}, {2}, 6);
  const auto found = path(hand, 2);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->steps, Steps{step});
  EXPECT_EQ(found->cost, 6);
}

TEST(CheapestPath, CountsWhatFlipsAGuardItNeeds) {
  HandGraph hand(2, 1);
  const EdgeId flips = hand.flip(0, {0});
  const EdgeId guarded = hand.guarded(0, {0}, {1});
  const auto found = path(hand, 1);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->steps, (Steps{flips, guarded}));
  EXPECT_EQ(found->cost, 2);
}

TEST(CheapestPath, AClosedStepIsGoneRound) {
  HandGraph hand(2);
  hand.step({0}, {1}, 1);
  const EdgeId slow = hand.step({0}, {1}, 8);
  const auto found = path(hand, 1, {1, 0});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->steps, Steps{slow});
}

TEST(CheapestPath, ThereIsNoneToWhatNeedsSomethingUnreachable) {
  HandGraph hand(3);
  hand.step({0, 1}, {2});
  EXPECT_FALSE(path(hand, 2));
}

TEST(CheapestPath, WhatIsHeldAtTheStartIsReachedWithoutAStep) {
  HandGraph hand(1);
  const auto found = path(hand, 0);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->steps.empty());
}

TEST(CheapestPath, AStepThatNeedsNothingIsOpenFromTheStart) {
  HandGraph hand(2);
  hand.step({}, {1}, 4);
  const auto found = path(hand, 1);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->cost, 4);
}

TEST(DistinctPaths, DifferInAStepAndBeginWithTheCheapest) {
  HandGraph hand(2);
  const EdgeId fast = hand.step({0}, {1}, 1);
  const EdgeId slow = hand.step({0}, {1}, 5);
  const auto found = distinct_paths(hand.done(), k_from_zero, {1}, hand.cost, 5);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].steps, Steps{fast});
  EXPECT_EQ(found[1].steps, Steps{slow});
}

TEST(ChokePoints, AreTheStepsOfEveryWay) {
  HandGraph hand(4);
  const EdgeId only = hand.step({0}, {1});
  hand.step({1}, {2});
  hand.step({1}, {2});
  const EdgeId last = hand.step({2}, {3});
  EXPECT_EQ(choke_points(hand.done(), k_from_zero, {3}, hand.cost), (Steps{only, last}));
}

TEST(ChokePoints, OfAnUnreachableTargetThereAreNone) {
  HandGraph hand(2);
  hand.step({1}, {0});
  EXPECT_TRUE(choke_points(hand.done(), k_from_zero, {1}, hand.cost).empty());
}

}  // namespace
}  // namespace gameday::scenarios
