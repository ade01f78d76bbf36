#include "sim/measures/close_up.h"

#include <gtest/gtest.h>

#include "sim/run/simulation.h"
#include "tests/differential/graph_cell.h"

namespace gameday::sim {
namespace {

/// Two steps of an hour each in the mean, both logged; an outsider finds out after two.
HandProgram cell() {
  const double hour = 3'600'000;
  return hand_program(3, {{{0}, 1, exponential(hour)}, {{1}, 2, exponential(hour)}}, scenarios::Strategy::exhaustive,
                      [hour](HandDefence defence) {
                        defence.outsider("customer", "access", exponential(2 * hour));
                        defence.cell.scenario.horizon = topology::k_hour * 5;
                      });
}

CellResult result(const HandProgram& hand, unsigned jobs, std::uint32_t replications, bool close_up = true) {
  SimulationInput input;
  input.replications = replications;
  input.jobs = jobs;
  input.close_up = close_up;
  return simulate(*hand.program, input);
}

bool same(const CloseUp& a, const CloseUp& b) {
  return a.accessed() == b.accessed() && a.exposure() == b.exposure() && a.steps().by_technique() == b.steps().by_technique() &&
         a.reach().accounts() == b.reach().accounts() && a.reach().principals() == b.reach().principals() &&
         a.sample().size() == b.sample().size();
}

TEST(CloseUp, IsNotMadeUnlessAskedFor) { EXPECT_FALSE(result(cell(), 1, 10, false).close_up); }

TEST(CloseUp, ChangesNoMeasure) {
  const HandProgram hand = cell();
  EXPECT_EQ(result(hand, 1, 600, false).unseed, result(hand, 1, 600).unseed);
}

TEST(CloseUp, ThreadsLeaveNoMark) {
  const HandProgram hand = cell();
  const CellResult one = result(hand, 1, 1500);
  const CellResult seven = result(hand, 7, 1500);
  EXPECT_TRUE(same(*one.close_up, *seven.close_up));
}

TEST(CloseUp, KeepsTheFirstFuturesInOrderAndNoMore) {
  const CellResult all = result(cell(), 3, 1500);
  const auto& sample = all.close_up->sample();
  ASSERT_EQ(sample.size(), k_sampled_futures);
  for (std::uint32_t i = 0; i < sample.size(); ++i) EXPECT_EQ(sample[i].replication, i);
}

TEST(CloseUp, EachFutureHasOneStateOfAStep) {
  const CellResult all = result(cell(), 1, 400);
  for (const StepState& state : all.close_up->steps().by_technique()) {
    EXPECT_EQ(state.prevented + state.alerted + state.logged + state.invisible, state.tried);
    EXPECT_LE(state.tried, all.close_up->accessed());
    EXPECT_EQ(state.begun.n(), state.tried);
  }
}

TEST(CloseUp, NobodyIsReachedInMoreFuturesThanThereAre) {
  const CellResult all = result(cell(), 1, 400);
  for (const ReachShare& share : all.close_up->reach().accounts()) EXPECT_LE(share.reached(), all.close_up->accessed());
}

}  // namespace
}  // namespace gameday::sim
