#include "sim/run/simulation.h"

#include <algorithm>
#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

#include "sim/run/future.h"
#include "sim/statistics/survival.h"
#include "tests/differential/graph_cell.h"

namespace gameday::sim {
namespace {

using topology::Millis;

/// Two steps; a customer finds out after two hours in the mean, or never within the horizon of five.
HandProgram cell() {
  const double hour = 3'600'000;
  return hand_program(3, {{{0}, 1, exponential(hour)}, {{1}, 2, exponential(hour)}}, scenarios::Strategy::exhaustive,
                      [hour](HandDefence defence) {
                        defence.outsider("customer", "access", exponential(2 * hour));
                        defence.cell.scenario.horizon = topology::k_hour * 5;
                      });
}

CellResult result(const HandProgram& hand, unsigned jobs, std::uint32_t replications = 2000) {
  SimulationInput input;
  input.replications = replications;
  input.jobs = jobs;
  return simulate(*hand.program, input);
}

const Tally& tally(const CellResult& result, const std::string& id) {
  for (const MeasureResult& measure : result.measures)
    if (measure.def.id == id) return measure.tally;
  throw std::runtime_error("no measure " + id);
}

bool same(const CellResult& a, const CellResult& b) {
  if (a.unseed != b.unseed || a.occurrences != b.occurrences || a.bytes_touched != b.bytes_touched ||
      a.measures.size() != b.measures.size())
    return false;
  for (std::size_t m = 0; m < a.measures.size(); ++m)
    if (a.measures[m].tally != b.measures[m].tally) return false;
  return true;
}

TEST(Simulation, ThreadsLeaveNoMark) {
  const HandProgram hand = cell();
  const CellResult one = result(hand, 1);
  EXPECT_TRUE(same(one, result(hand, 2)));
  EXPECT_TRUE(same(one, result(hand, 7)));
}

TEST(Simulation, AnotherSeedGivesOtherFutures) {
  const HandProgram hand = cell();
  SimulationInput input;
  input.seed = Seed{2};
  EXPECT_NE(simulate(*hand.program, input).unseed, result(hand, 1, 1000).unseed);
}

TEST(Simulation, ItCountsWhatTheFuturesSay) {
  const HandProgram hand = cell();
  std::uint64_t undetected = 0, unseed = 0;
  Future future(*hand.program, Seed{1});
  for (std::uint32_t r = 0; r < 300; ++r) {
    future.start(r);
    const Outcome& outcome = future.run();
    undetected += outcome.detected == topology::k_never ? 1U : 0U;
    unseed += outcome.unseed;
  }
  const CellResult all = result(hand, 1, 300);
  EXPECT_EQ(tally(all, "time_to_detect").beyond(), undetected);
  EXPECT_EQ(tally(all, "time_to_detect").n(), 300U);
  EXPECT_EQ(all.unseed, unseed);
}

TEST(Simulation, KaplanMeierOfTimeToDetectIsTheEmpiricalDistribution) {
  // All that are undetected are censored at the one horizon.
  const HandProgram hand = cell();
  std::vector<Observation> observed;
  std::vector<Millis> detected;
  Future future(*hand.program, Seed{1});
  for (std::uint32_t r = 0; r < 2000; ++r) {
    future.start(r);
    const Outcome& outcome = future.run();
    const bool found = outcome.detected < topology::k_never;
    observed.push_back({(found ? outcome.detected : outcome.end) - outcome.access, found ? Ending::happened : Ending::censored});
    if (found) detected.push_back(outcome.detected - outcome.access);
  }
  const SurvivalCurve curve(observed);
  std::uint64_t so_far = 0;
  for (const SurvivalStep& step : curve.steps()) {
    so_far += step.happened;
    const auto empirical = std::ranges::count_if(detected, [&](Millis t) { return t <= step.at; });
    ASSERT_EQ(static_cast<std::int64_t>(so_far), empirical);
    ASSERT_NEAR(step.survival, 1.0 - static_cast<double>(empirical) / 2000.0, 1e-9);
  }
  EXPECT_EQ(tally(result(hand, 1), "time_to_detect").beyond(), 2000 - so_far);
}

TEST(Simulation, ProgressAddsUpToTheReplications) {
  const HandProgram hand = cell();
  std::atomic<std::uint32_t> done = 0;
  SimulationInput input;
  input.replications = 700;
  input.jobs = 2;
  input.progress = [&done](std::uint32_t more) { done += more; };
  simulate(*hand.program, input);
  EXPECT_EQ(done.load(), 700U);
}

}  // namespace
}  // namespace gameday::sim
