#include "sim/measures/step_states.h"

#include <gtest/gtest.h>

#include "tests/differential/graph_cell.h"

namespace gameday::sim {
namespace {

/// The one step of a hand-made cell, as it went in one future.
StepState state_of(bool succeeded, Millis readable, bool alerted) {
  const HandProgram hand = hand_program(2, {{{0}, 1, exactly(1)}}, scenarios::Strategy::exhaustive, [](HandDefence) {});
  const scenarios::Cell& cell = *hand.program->cell;
  std::uint32_t step = 0;
  while (cell.graph.edges[step].technique == scenarios::k_no_technique) ++step;
  Outcome outcome;
  outcome.access = Millis{10};
  outcome.acts.push_back({Millis{30}, readable, EdgeId{step}, NodeId{0}, 0, succeeded, succeeded, alerted});
  outcome.acts.push_back({Millis{35}, readable, EdgeId{step}, NodeId{0}, 1, succeeded, succeeded, alerted});
  if (alerted) outcome.alerts = {{1, Millis{50}}, {0, Millis{70}}};
  StepStates states(cell);
  states.add(outcome);
  return states.by_technique()[cell.graph.edges[step].technique];
}

TEST(StepStates, WhatNeverSucceedsIsPrevented) {
  EXPECT_EQ(state_of(false, Millis{40}, false).prevented, 1U);
  EXPECT_EQ(state_of(false, Millis{40}, true).alerted_anyway, 1U);
}

TEST(StepStates, AnAlertComesBeforeARecord) {
  const StepState state = state_of(true, Millis{40}, true);
  EXPECT_EQ(state.alerted, 1U);
  EXPECT_EQ(state.logged, 0U);
  EXPECT_EQ(state.until_alert.at_rank(1), 20);
}

TEST(StepStates, ARecordThatNobodyAlertsOnIsLoggedOnly) { EXPECT_EQ(state_of(true, Millis{40}, false).logged, 1U); }

TEST(StepStates, WithoutARecordItIsInvisible) { EXPECT_EQ(state_of(true, topology::k_never, false).invisible, 1U); }

TEST(StepStates, SeveralTriesOfOneFutureCountOnceFromTheFirst) {
  const StepState state = state_of(true, Millis{40}, false);
  EXPECT_EQ(state.tried, 1U);
  EXPECT_EQ(state.begun.mean(), 20);
}

}  // namespace
}  // namespace gameday::sim
