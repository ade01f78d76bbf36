#include "sim/run/future.h"

#include <gtest/gtest.h>

#include "tests/differential/graph_cell.h"

// The engine on hand-made attack graphs in which every time is fixed: what happens when can be read off the input.
namespace gameday::sim {
namespace {

constexpr double k_hour_ms = 3'600'000;
constexpr Millis operator""_h(unsigned long long n) { return topology::k_hour * static_cast<std::int64_t>(n); }

HandEdge hop(std::uint32_t from, std::uint32_t to, double hours, const std::string& log = "") {
  HandEdge edge{{from}, to, exactly(hours * k_hour_ms)};
  edge.log = log;
  return edge;
}

Outcome run(const HandProgram& hand) {
  Future future(*hand.program, Seed{1});
  future.start(0);
  return future.run();
}

/// "1 at 2, 3 at 5": positions gained, with the hour.
std::string gains(const Outcome& outcome) {
  std::string text;
  for (const Gain& gain : outcome.gains)
    text += (text.empty() ? "" : ", ") + std::to_string(gain.node.index) + " at " +
            std::to_string(gain.at.count / topology::k_hour.count);
  return text;
}

TEST(Future, AnExhaustiveAttackerTakesEveryStepAsItOpens) {
  EXPECT_EQ(gains(run(hand_program(4, {hop(0, 1, 2), hop(0, 2, 1), hop(2, 3, 4)}))), "0 at 0, 2 at 1, 1 at 2, 3 at 5");
}

TEST(Future, OneHandDoesOneThingAfterAnother) {
  const Outcome out = run(hand_program(3, {hop(0, 1, 2), hop(0, 2, 2)}, scenarios::Strategy::opportunistic));
  ASSERT_EQ(out.acts.size(), 2U);
  EXPECT_EQ(out.acts[0].at, 2_h);
  EXPECT_EQ(out.acts[1].at, 4_h);
}

TEST(Future, WhoHasNothingLeftToGainLeaves) {
  const Outcome out = run(hand_program(2, {hop(0, 1, 2)}, scenarios::Strategy::opportunistic));
  EXPECT_EQ(out.left, 2_h);
}

TEST(Future, InitialAccessIsTheFirstActivePosition) { EXPECT_EQ(run(hand_program(1, {})).access, Millis{0}); }

TEST(Future, ARecordIsReadableOnceItIsDelivered) {
  const Outcome out = run(hand_program(2, {hop(0, 1, 2, "trail")}, scenarios::Strategy::exhaustive,
                                       [](HandDefence defence) { defence.log(exactly(3 * k_hour_ms)); }));
  EXPECT_EQ(out.acts.at(0).readable, 5_h);
}

TEST(Future, NoLogNoAlert) {
  const Outcome out = run(hand_program(2, {hop(0, 1, 2)}, scenarios::Strategy::exhaustive, [](HandDefence defence) {
    defence.log(exactly(0));
    defence.rule({}, {});
  }));
  EXPECT_EQ(out.alert, topology::k_never);
}

/// One recorded step at hour 2, delivered within an hour, alerted on, judged in another.
void watch(HandDefence defence) {
  defence.log(exactly(k_hour_ms));
  defence.rule({}, {});
  defence.staff(1, exactly(k_hour_ms));
}

TEST(Future, AnActIsDeliveredThenAlertedOnThenJudged) {
  const Outcome out = run(hand_program(2, {hop(0, 1, 2, "trail")}, scenarios::Strategy::exhaustive, watch));
  EXPECT_EQ(out.alert, 3_h);
  EXPECT_EQ(out.detected, 4_h);
  EXPECT_EQ(out.finder, Finder::own_detector);
}

/// The attacker tries its credential every ten hours in the time before it enters; the team takes it away two hours after a
/// warning is judged true.
auto probed_for(Millis before) {
  return [before](HandDefence defence) {
    watch(defence);
    defence.response(exactly(k_hour_ms), exactly(k_hour_ms), exactly(k_hour_ms));
    defence.library.runbooks.back().cuts = scenarios::Cut::long_lived;
    defence.cell.graph.nodes[0].kind = scenarios::NodeKind::credential;
    defence.library.techniques[0].from = scenarios::From::credential;
    defence.cell.probes.push_back({{{0}}, before, exactly(10 * k_hour_ms), topology::luck_key("probe", "0")});
  };
}

TEST(Future, AWarningThatIsHeededInTimeKeepsTheAttackerOut) {
  const Outcome out = run(hand_program(2, {hop(0, 1, 2, "trail")}, scenarios::Strategy::exhaustive, probed_for(48_h)));
  EXPECT_EQ(out.warning, 11_h);
  EXPECT_TRUE(out.prevented);
  EXPECT_EQ(out.access, topology::k_never);
  EXPECT_EQ(out.detected, topology::k_never);
  EXPECT_EQ(out.acts.size(), 1U);  // and nothing is probed with what is worth nothing
}

TEST(Future, AWarningThatComesTooLateDoesNot) {
  const Outcome out = run(hand_program(2, {hop(0, 1, 2, "trail")}, scenarios::Strategy::exhaustive, probed_for(13_h)));
  EXPECT_FALSE(out.prevented);
  EXPECT_EQ(out.access, 13_h);
  EXPECT_EQ(out.detected, 13_h);  // known before anybody was in
}

TEST(Future, AProbeComesInTheTimeJustBeforeTheEntry) {
  const Outcome out = run(hand_program(2, {hop(0, 1, 2, "trail")}, scenarios::Strategy::exhaustive, [](HandDefence defence) {
    probed_for(48_h)(defence);
    defence.cell.probes.push_back({{{0}}, 5_h, exactly(k_hour_ms), topology::luck_key("probe", "1")});
    defence.cell.probes.front().steps.clear();
  }));
  ASSERT_FALSE(out.acts.empty());
  EXPECT_EQ(out.acts.front().at, 44_h);
}

/// Ways back are removed within an hour of an alert, true or false, without asking anybody; nobody reads alerts.
void removes_by_itself(HandDefence defence) {
  watch(defence);
  defence.cell.defence.staff.reset();
  defence.response(exactly(k_hour_ms), exactly(k_hour_ms), exactly(k_hour_ms));
  defence.cell.defence.runbooks.back().mode = scenarios::RunbookMode::automated;
  defence.cell.defence.runbooks.back().on_rules = {"any hop"};
}

TEST(Future, AnAutomatedRunbookOpensTheIncidentThatNobodyReadAbout) {
  const Outcome out = run(hand_program(2, {hop(0, 1, 2, "trail")}, scenarios::Strategy::exhaustive, removes_by_itself));
  EXPECT_EQ(out.detected, 3_h);
  EXPECT_EQ(out.finder, Finder::own_detector);
  EXPECT_EQ(out.contained, 4_h);
}

TEST(Future, FalseAlertsCostTheirHarmFromInitialAccessOn) {
  const Outcome out = run(hand_program(1, {}, scenarios::Strategy::exhaustive, [](HandDefence defence) {
    removes_by_itself(defence);
    defence.library.noise["any hop"].at_least_per_day = 100;
    defence.library.runbooks.back().harm_minutes = 1;
    defence.cell.scenario.horizon = 24_h;
    defence.cell.probes.push_back({{}, 240_h, exactly(1000 * k_hour_ms), topology::luck_key("probe", "0")});
  }));
  EXPECT_EQ(out.access, 240_h);
  EXPECT_NEAR(out.harm_minutes, 100, 60);  // of one day, not of eleven
}

TEST(Future, NobodyReadsAlertsWhereThereIsNoStaff) {
  const Outcome out = run(hand_program(2, {hop(0, 1, 2, "trail")}, scenarios::Strategy::exhaustive, [](HandDefence defence) {
    watch(defence);
    defence.cell.defence.staff.reset();
  }));
  EXPECT_EQ(out.detected, topology::k_never);
}

TEST(Future, AnAnalystWhoIsAlwaysWrongDetectsNothing) {
  const Outcome out = run(hand_program(2, {hop(0, 1, 2, "trail")}, scenarios::Strategy::exhaustive, [](HandDefence defence) {
    watch(defence);
    defence.cell.defence.staff->misses = 1.0;
  }));
  EXPECT_EQ(out.detected, topology::k_never);
}

TEST(Future, TheFirstOfSeveralClocksFindsIt) {
  const Outcome out = run(hand_program(2, {hop(0, 1, 2, "trail")}, scenarios::Strategy::exhaustive, [](HandDefence defence) {
    watch(defence);
    defence.outsider("customer", "access", exactly(3.5 * k_hour_ms));
  }));
  EXPECT_EQ(out.finder, Finder::outsider);
  EXPECT_EQ(out.detected, Millis{12'600'000});
}

TEST(Future, SomebodyWhoNoticesHesitatesAndThenSpeaks) {
  HandEdge seen = hop(0, 1, 2);
  seen.visible = true;
  const Outcome out = run(hand_program(2, {seen}, scenarios::Strategy::exhaustive, [](HandDefence defence) {
    defence.cell.defence.people.notices = 1.0;
    defence.cell.defence.people.hesitates = exactly(3 * k_hour_ms);
  }));
  EXPECT_EQ(out.finder, Finder::own_people);
  EXPECT_EQ(out.detected, 5_h);
}

TEST(Future, ResponseDecidesThenRemovesOneAfterAnother) {
  const Outcome out = run(hand_program(2, {hop(0, 1, 2, "trail")}, scenarios::Strategy::exhaustive, [](HandDefence defence) {
    watch(defence);
    defence.response(exactly(k_hour_ms), exactly(10 * k_hour_ms), exactly(2 * k_hour_ms));
  }));
  EXPECT_EQ(out.detected, 4_h);
  EXPECT_EQ(out.contained, 9_h);  // decided at 5, the entry gone at 7, what it gained at 9
  EXPECT_EQ(out.declared, 15_h);  // the next round finds nothing new
}

TEST(Future, WhatLeftNoRecordIsNotContained) {
  const Outcome out = run(hand_program(3, {hop(0, 1, 2, "trail"), hop(0, 2, 1)}, scenarios::Strategy::exhaustive,
                                       [](HandDefence defence) {
                                         watch(defence);
                                         defence.response(exactly(0), exactly(k_hour_ms), exactly(0));
                                       }));
  EXPECT_LT(out.declared, topology::k_never);
  EXPECT_EQ(out.contained, topology::k_never);
}

TEST(Future, TheHorizonCountsFromInitialAccess) {
  const Outcome out = run(hand_program(3, {hop(0, 1, 2), hop(1, 2, 2)}, scenarios::Strategy::exhaustive,
                                       [](HandDefence defence) { defence.cell.scenario.horizon = 3_h; }));
  EXPECT_EQ(gains(out), "0 at 0, 1 at 2");
}

TEST(Future, RunningUntilAnInstantIncludesIt) {
  const HandProgram hand = hand_program(2, {hop(0, 1, 2)});
  Future future(*hand.program, Seed{1});
  future.start(0);
  future.run_until(2_h - Millis{1});
  EXPECT_EQ(gains(future.so_far()), "0 at 0");
  EXPECT_EQ(future.now(), 2_h - Millis{1});
  future.run_until(2_h);
  EXPECT_EQ(gains(future.so_far()), "0 at 0, 1 at 2");
}

TEST(Future, AFutureThatIsUsedAgainForgetsTheLast) {
  const HandProgram hand = hand_program(3, {{{0}, 1, exponential(k_hour_ms)}, {{1}, 2, exponential(k_hour_ms)}});
  Future used(*hand.program, Seed{1}), fresh(*hand.program, Seed{1});
  used.start(3);
  used.run();
  used.start(4);
  fresh.start(4);
  EXPECT_EQ(used.run().unseed, fresh.run().unseed);
}

TEST(Future, TheJournalTellsWhatTheAttackerDoes) {
  const HandProgram hand = hand_program(2, {hop(0, 1, 2)});
  Future future(*hand.program, Seed{1});
  Journal journal;
  future.start(0);
  future.tell(&journal);
  future.run();
  ASSERT_EQ(journal.lines().size(), 2U);
  EXPECT_EQ(journal.lines()[1].at, 2_h);
  EXPECT_EQ(journal.lines()[1].lane, Lane::attacker);
}

}  // namespace
}  // namespace gameday::sim
