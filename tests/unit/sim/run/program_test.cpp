#include "sim/run/program.h"

#include <gtest/gtest.h>

#include "tests/differential/graph_cell.h"

namespace gameday::sim {
namespace {

TEST(Program, ATechniqueTakesWhatTheAttackersSkillMakesOfIt) {
  const HandProgram hand = hand_program(2, {{{0}, 1, exactly(5000)}});
  EXPECT_EQ(hand.program->steps.techniques.at(0).takes.sample(0.5), topology::Millis{5000});
}

TEST(Program, EverySpreadThatIsNoneIsAProblem) {
  auto cell = std::make_unique<scenarios::Cell>();
  scenarios::Library library;
  library.techniques.resize(2);
  for (scenarios::Technique& technique : library.techniques) technique.takes[1] = exponential(-1.0);
  cell->library = &library;
  index(cell->graph);
  const auto made = make_program(std::move(cell));
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().size(), 2U);
}

TEST(Program, NobodyReadsAlertsWithoutStaff) {
  EXPECT_FALSE(hand_program(1, {}).program->triage);
}

TEST(Program, ARuleWithoutLogsMakesNoFalseAlerts) {
  const auto streams = [](bool on) {
    return hand_program(1, {}, scenarios::Strategy::exhaustive, [on](HandDefence defence) {
             defence.log(exactly(0));
             defence.rule({}, {}, 10.0);
             defence.staff(1, exactly(1000));
             if (!on) defence.cell.defence.logs[0].accounts = {0};
           }).program->triage->noise.size();
  };
  EXPECT_EQ(streams(true), 1U);
  EXPECT_EQ(streams(false), 0U);
}

TEST(Program, TheTimeBeforeEntryIsThatOfTheLongestProbe) {
  const HandProgram hand = hand_program(2, {{{0}, 1, exactly(0)}}, scenarios::Strategy::exhaustive, [](HandDefence defence) {
    defence.cell.probes.push_back({{}, topology::k_day, exactly(1), {}});
    defence.cell.probes.push_back({{}, topology::k_week, exactly(1), {}});
  });
  EXPECT_EQ(hand.program->before, topology::k_week);
}

TEST(Program, AReplicationStartsWithinTheScenariosDates) {
  const topology::Day day{std::chrono::days(20'000)};
  const HandProgram hand = hand_program(1, {}, scenarios::Strategy::exhaustive, [day](HandDefence defence) {
    defence.cell.scenario.when.from = day;
    defence.cell.scenario.when.to = day + std::chrono::days(2);
  });
  EXPECT_EQ(hand.program->first_start, 20'000 * topology::k_day.count);
  EXPECT_EQ(hand.program->last_start, 20'002 * topology::k_day.count);
}

TEST(Program, AnAttackerDoesNotDestroyWhatItDidNotComeToDestroy) {
  const HandProgram hand = hand_program(2, {{{0}, 1, exactly(0)}}, scenarios::Strategy::opportunistic, [](HandDefence defence) {
    defence.cell.estate.resources.resize(1);
    defence.cell.graph.nodes[1] = {scenarios::NodeKind::data, static_cast<std::uint8_t>(scenarios::DataAccess::destroy), true,
                                   false, {topology::EntityKind::resource, 0}};
  });
  EXPECT_EQ(hand.program->steps.appeal.at(0), 0.0);
}

}  // namespace
}  // namespace gameday::sim
