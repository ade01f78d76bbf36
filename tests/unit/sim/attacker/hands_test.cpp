#include "sim/attacker/hands.h"

#include <gtest/gtest.h>

namespace gameday::sim {
namespace {

constexpr Millis k_now{0};

/// Node 0 is held; step i yields node i + 1. Two techniques alternate.
struct Choices {
  explicit Choices(std::uint32_t steps, scenarios::Strategy strategy = scenarios::Strategy::opportunistic) {
    for (std::uint32_t n = 0; n <= steps; ++n) add_node(graph, {scenarios::NodeKind::way_back, 0, true, false, {}});
    for (std::uint32_t e = 0; e < steps; ++e) {
      scenarios::EdgeDraft draft;
      draft.needs = {{0}};
      draft.yields = {{e + 1}};
      draft.technique = e % 2;
      draft.key = topology::luck_key("step", std::to_string(e));
      add_edge(graph, draft);
      table.appeal.push_back(1.0);
      table.moot_with.push_back(scenarios::k_no_technique);
      table.blind.push_back({{e}, 0});
    }
    index(graph);
    table.callers = {{{0}}};
    table.strategy = strategy;
    holdings.emplace(graph);
    holdings->gain({0}, k_by_entry, k_now);
  }
  Hands open_hands(std::span<const scenarios::BoundLine> playbook = {}) {
    Hands hands(table, graph, playbook);
    for (const BlindStep& each : table.blind) hands.opened(each.step);
    return hands;
  }
  std::optional<EdgeId> choose(Hands& hands, Millis now = k_now, std::uint32_t replication = 0) {
    wake = topology::k_never;
    return hands.choose(*holdings, Luck(Seed{1}, replication), now, Wants::new_ground, wake);
  }
  AttackGraph graph;
  StepTable table;
  std::optional<Holdings> holdings;
  Millis wake = topology::k_never;
};

TEST(Hands, AStepIsChosenInProportionToItsAppeal) {
  Choices choices(2);
  choices.table.appeal = {3.0, 1.0};
  int first = 0;
  for (std::uint32_t r = 0; r < 4000; ++r) {
    Hands hands = choices.open_hands();
    first += choices.choose(hands, k_now, r) == EdgeId{0} ? 1 : 0;
  }
  EXPECT_NEAR(first, 3000, 140);  // five standard deviations of 27
}

TEST(Hands, OneMoreCandidateLeavesTheLuckOfTheOthersAlone) {
  Choices two(2), three(3);
  for (std::uint32_t r = 0; r < 200; ++r) {
    Hands few = two.open_hands(), more = three.open_hands();
    const EdgeId chosen = *three.choose(more, k_now, r);
    if (chosen != EdgeId{2}) {
      EXPECT_EQ(chosen, *two.choose(few, k_now, r)) << r;
    }
  }
}

TEST(Hands, NothingIsChosenWhileEveryHandIsBusy) {
  Choices choices(2);
  Hands hands = choices.open_hands();
  hands.begin(*choices.choose(hands), k_now);
  EXPECT_FALSE(choices.choose(hands));
}

TEST(Hands, AStepUnderWayIsNotBegunTwice) {
  Choices choices(1);
  choices.table.hands = 2;
  Hands hands = choices.open_hands();
  hands.begin({0}, k_now);
  EXPECT_FALSE(choices.choose(hands));
}

TEST(Hands, FailuresTeachForAnHourThenForTwo) {
  Choices choices(1);
  Hands hands = choices.open_hands();
  hands.begin({0}, k_now);
  hands.end({0}, k_now, false);
  EXPECT_FALSE(choices.choose(hands));
  EXPECT_EQ(choices.wake, topology::k_hour);
  EXPECT_TRUE(choices.choose(hands, topology::k_hour));
  hands.begin({0}, topology::k_hour);
  hands.end({0}, topology::k_hour, false);
  EXPECT_FALSE(choices.choose(hands, topology::k_hour * 2));
  EXPECT_EQ(choices.wake, topology::k_hour * 3);
}

TEST(Hands, AClosedStepIsNotChosen) {
  Choices choices(2);
  Hands hands = choices.open_hands();
  hands.closed({0});
  EXPECT_EQ(*choices.choose(hands), EdgeId{1});
}

TEST(Hands, WhatIsHeldAlreadyIsNotWorthAStep) {
  Choices choices(2);
  Hands hands = choices.open_hands();
  choices.holdings->gain({1}, 0, k_now);
  EXPECT_EQ(*choices.choose(hands), EdgeId{1});
}

TEST(Hands, AnUnknownTargetIsSeldomChosen) {
  Choices choices(2);
  choices.graph.aims[0].knowledge = 2;  // the node that step 1 yields, not held
  int guessed = 0;
  for (std::uint32_t r = 0; r < 2100; ++r) {
    Hands hands = choices.open_hands();
    guessed += choices.choose(hands, k_now, r) == EdgeId{0} ? 1 : 0;
  }
  EXPECT_NEAR(guessed, 100, 50);  // 0.05 of 1.05; five standard deviations
}

TEST(Hands, APlaybookGoesLineByLine) {
  Choices choices(3, scenarios::Strategy::playbook);
  const std::vector<scenarios::BoundLine> lines{{{{2}}, 1}, {{{0}}, 1}};
  Hands hands = choices.open_hands(lines);
  EXPECT_EQ(*choices.choose(hands), EdgeId{2});
  EXPECT_EQ(*choices.choose(hands), EdgeId{0});
  EXPECT_FALSE(choices.choose(hands));
  EXPECT_TRUE(hands.playbook_done());
}

TEST(Hands, APlaybookTriesOnTheOffChanceOnlyWhatACredentialCanAskFor) {
  Choices choices(2, scenarios::Strategy::playbook);
  choices.holdings->cut({0}, k_now);  // both steps are closed
  choices.holdings->gain({2}, k_by_entry, k_now);
  const std::vector<scenarios::BoundLine> lines{{{{0}, {1}}, 1}};
  Hands without = choices.open_hands(lines);
  EXPECT_FALSE(choices.choose(without));  // nothing that is held can call
  choices.table.callers = {{{0}, {2}}};
  choices.table.blind = {{{1}, 0}};
  Hands with(choices.table, choices.graph, lines);
  const auto choice = choices.choose(with);
  ASSERT_TRUE(choice);
  EXPECT_EQ(*choice, EdgeId{1});
}

TEST(Hands, WhatGivesNothingIsDoneOnce) {
  Choices choices(1);
  choices.graph.edges[0].yields = 0;
  Hands hands = choices.open_hands();
  EXPECT_TRUE(choices.choose(hands));
  hands.begin({0}, k_now);
  hands.end({0}, k_now, true);
  EXPECT_FALSE(choices.choose(hands));
}

TEST(Hands, APlaybookWaitsToTryAgainWhatFailed) {
  Choices choices(2, scenarios::Strategy::playbook);
  const std::vector<scenarios::BoundLine> lines{{{{0}}, 2}, {{{1}}, 1}};
  Hands hands = choices.open_hands(lines);
  for (int attempt = 1; attempt <= 2; ++attempt) {
    const Millis now = k_now + topology::k_hour * (attempt - 1);
    EXPECT_EQ(*choices.choose(hands, now), EdgeId{0}) << attempt;
    hands.begin({0}, now);
    hands.end({0}, now, false);
    if (attempt == 1) {
      EXPECT_FALSE(choices.choose(hands, now));
      EXPECT_EQ(choices.wake, k_now + topology::k_hour);
    }
  }
  EXPECT_EQ(*choices.choose(hands, k_now + topology::k_hour), EdgeId{1});  // both tries are spent
}

TEST(Hands, APlaybookTriesTheFirstAlternativeThatIsOpen) {
  Choices choices(2, scenarios::Strategy::playbook);
  choices.holdings->gain({1}, 0, k_now);  // nothing more to gain from step 0
  const std::vector<scenarios::BoundLine> lines{{{{0}, {1}}, 1}};
  Hands hands = choices.open_hands(lines);
  EXPECT_EQ(*choices.choose(hands), EdgeId{1});
}

TEST(Hands, ResetForgetsEveryAttempt) {
  Choices choices(1);
  Hands hands = choices.open_hands();
  hands.begin({0}, k_now);
  hands.reset();
  EXPECT_EQ(hands.busy(), 0U);
  EXPECT_EQ(hands.tries({0}), 0U);
  EXPECT_FALSE(hands.in_flight({0}));
}

}  // namespace
}  // namespace gameday::sim
