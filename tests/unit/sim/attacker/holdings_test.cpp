#include "sim/attacker/holdings.h"

#include <gtest/gtest.h>

namespace gameday::sim {
namespace {

using scenarios::EdgeDraft;
using scenarios::GuardKind;
using scenarios::Node;
using scenarios::NodeKind;

constexpr Millis k_now{5};

NodeId position(AttackGraph& graph) { return add_node(graph, {NodeKind::way_back, 0, true, false, {}}); }
NodeId derived(AttackGraph& graph) { return add_node(graph, {NodeKind::hub, 0, false, true, {}}); }

EdgeId derivation(AttackGraph& graph, NodeId from, NodeId to) {
  EdgeDraft draft;
  draft.needs = {from};
  draft.yields = {to};
  return add_edge(graph, draft);
}

EdgeDraft step_draft(std::vector<NodeId> needs, std::vector<NodeId> yields) {
  EdgeDraft draft;
  draft.needs = std::move(needs);
  draft.yields = std::move(yields);
  draft.technique = 0;
  return draft;
}

/// key -> permission -> (step) -> data, and a second key with the same permission.
struct TwoKeys {
  TwoKeys() {
    derivation(graph, key, permission);
    derivation(graph, other, permission);
    EdgeDraft draft = step_draft({permission}, {data});
    draft.lasting = false;
    read = add_edge(graph, draft);
    index(graph);
  }
  AttackGraph graph;
  NodeId key = position(graph), other = position(graph), permission = derived(graph), data = position(graph);
  EdgeId read;
};

TEST(Holdings, AStepIsOpenOnceItsNeedsAreDerived) {
  const TwoKeys two;
  Holdings holdings(two.graph);
  EXPECT_FALSE(holdings.open(two.read));
  holdings.gain(two.key, k_by_entry, k_now);
  EXPECT_TRUE(holdings.open(two.read));
  EXPECT_EQ(holdings.since(two.permission), k_now);
}

TEST(Holdings, ADerivedNodeStandsWhileOneDerivationDoes) {
  const TwoKeys two;
  Holdings holdings(two.graph);
  holdings.gain(two.key, k_by_entry, k_now);
  holdings.gain(two.other, k_by_entry, k_now);
  holdings.cut(two.key, k_now);
  EXPECT_TRUE(holdings.held(two.permission));
  holdings.cut(two.other, k_now);
  EXPECT_FALSE(holdings.held(two.permission));
}

TEST(Holdings, WhatIsNotLastingGoesWithItsNeeds) {
  const TwoKeys two;
  Holdings holdings(two.graph);
  holdings.gain(two.key, k_by_entry, k_now);
  holdings.succeed(two.read, k_now);
  EXPECT_TRUE(holdings.held(two.data));
  holdings.cut(two.key, k_now);
  EXPECT_FALSE(holdings.held(two.data));
  EXPECT_TRUE(holdings.ever_held(two.data));
}

TEST(Holdings, TheActorIsTheCredentialBehindThePermission) {
  const TwoKeys two;
  Holdings holdings(two.graph);
  holdings.gain(two.other, k_by_entry, k_now);
  EXPECT_EQ(holdings.actor(two.read), two.other);
}

TEST(Holdings, TheActorIsAnotherWhenTheFirstIsGone) {
  const TwoKeys two;
  Holdings holdings(two.graph);
  holdings.gain(two.key, k_by_entry, k_now);
  holdings.gain(two.other, k_by_entry, k_now);
  holdings.cut(two.key, k_now);
  EXPECT_EQ(holdings.actor(two.read), two.other);
}

TEST(Holdings, OnlyActivePositionsCountAsActive) {
  const TwoKeys two;
  Holdings holdings(two.graph);
  holdings.gain(two.key, k_by_entry, k_now);
  EXPECT_EQ(holdings.active(), 1U);
}

TEST(Holdings, ABlockedPositionIsNotGainedAgain) {
  const TwoKeys two;
  Holdings holdings(two.graph);
  holdings.gain(two.key, k_by_entry, k_now);
  holdings.cut(two.key, k_now);
  holdings.block(two.key, k_now);
  holdings.gain(two.key, k_by_entry, k_now);
  EXPECT_FALSE(holdings.held(two.key));
}

TEST(Holdings, BlockingADerivedNodeTakesItAwayThoughItsDerivationStands) {
  const TwoKeys two;
  Holdings holdings(two.graph);
  holdings.gain(two.key, k_by_entry, k_now);
  holdings.block(two.permission, k_now);
  EXPECT_FALSE(holdings.held(two.permission));
  EXPECT_FALSE(holdings.open(two.read));
}

TEST(Holdings, DerivationsThatComeAndGoWhileANodeIsBlockedLeaveItAlone) {
  const TwoKeys two;
  Holdings holdings(two.graph);
  holdings.gain(two.key, k_by_entry, k_now);
  holdings.block(two.permission, k_now);
  holdings.gain(two.other, k_by_entry, k_now);
  holdings.cut(two.other, k_now);
  holdings.cut(two.key, k_now);
  EXPECT_FALSE(holdings.held(two.permission));
  EXPECT_EQ(holdings.active(), 0U);
}

TEST(Holdings, AGainOfWhatIsHeldIsNotHeldTwice) {
  const TwoKeys two;
  Holdings holdings(two.graph);
  holdings.gain(two.key, k_by_entry, k_now);
  holdings.gain(two.key, k_by_entry, k_now);
  holdings.cut(two.key, k_now);
  EXPECT_FALSE(holdings.held(two.key));
}

TEST(Holdings, WhatWasCutIsGivenAgainByTheSameStep) {
  const TwoKeys two;
  Holdings holdings(two.graph);
  holdings.gain(two.key, k_by_entry, k_now);
  holdings.succeed(two.read, k_now);
  holdings.cut(two.data, k_now);
  EXPECT_FALSE(holdings.held(two.data));
  holdings.succeed(two.read, k_now);
  EXPECT_TRUE(holdings.held(two.data));
}

TEST(Holdings, AStepIsFreshOnlyTheFirstTimeAndUsefulAgainOnceLost) {
  const TwoKeys two;
  Holdings holdings(two.graph);
  holdings.gain(two.key, k_by_entry, k_now);
  EXPECT_TRUE(holdings.fresh(two.read));
  holdings.succeed(two.read, k_now);
  EXPECT_FALSE(holdings.useful(two.read));
  holdings.cut(two.data, k_now);
  EXPECT_TRUE(holdings.useful(two.read));
  EXPECT_FALSE(holdings.fresh(two.read));
}

/// A step from the start that turns on a guard, which opens a second one.
struct Guarded {
  Guarded() {
    guard = add_guard(graph, {GuardKind::admin, false, {}, 0});
    EdgeDraft first = step_draft({start}, {});
    first.flips = {{guard, true}};
    flip = add_edge(graph, first);
    EdgeDraft second = step_draft({start}, {goal});
    second.guards = {{guard, true}};
    gated = add_edge(graph, second);
    index(graph);
  }
  AttackGraph graph;
  NodeId start = position(graph), goal = position(graph);
  GuardId guard;
  EdgeId flip, gated;
};

TEST(Holdings, AFlippedGuardOpensWhatItGates) {
  const Guarded guarded;
  Holdings holdings(guarded.graph);
  holdings.gain(guarded.start, k_by_entry, k_now);
  EXPECT_FALSE(holdings.open(guarded.gated));
  holdings.succeed(guarded.flip, k_now);
  EXPECT_TRUE(holdings.open(guarded.gated));
}

TEST(Holdings, AGuardSetBackClosesWhatItGates) {
  const Guarded guarded;
  Holdings holdings(guarded.graph);
  holdings.gain(guarded.start, k_by_entry, k_now);
  holdings.succeed(guarded.flip, k_now);
  holdings.set_guard(guarded.guard, false, k_now);
  EXPECT_FALSE(holdings.open(guarded.gated));
}

TEST(Holdings, ResetLeavesNothingBehind) {
  const Guarded guarded;
  Holdings holdings(guarded.graph);
  holdings.gain(guarded.start, k_by_entry, k_now);
  holdings.succeed(guarded.flip, k_now);
  holdings.block(guarded.goal, k_now);
  holdings.reset();
  EXPECT_EQ(holdings.active(), 0U);
  EXPECT_EQ(holdings.bytes_touched(), 0U);
  EXPECT_FALSE(holdings.guard(guarded.guard));
  holdings.gain(guarded.goal, k_by_entry, k_now);
  EXPECT_TRUE(holdings.held(guarded.goal));
}

TEST(Holdings, ChangesAreToldUntilTheyAreCleared) {
  const TwoKeys two;
  Holdings holdings(two.graph);
  holdings.gain(two.key, k_by_entry, k_now);
  EXPECT_EQ(holdings.gained(), (std::vector{two.key, two.permission}));
  EXPECT_EQ(holdings.opened(), std::vector{two.read});
  holdings.clear_changes();
  holdings.cut(two.key, k_now);
  EXPECT_TRUE(holdings.gained().empty());
  EXPECT_EQ(holdings.lost(), (std::vector{two.key, two.permission}));
  EXPECT_EQ(holdings.closed(), std::vector{two.read});
}

}  // namespace
}  // namespace gameday::sim
