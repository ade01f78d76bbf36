#include <gtest/gtest.h>

#include "sim/measures/measure_table.h"
#include "sim/run/future.h"
#include "tests/differential/graph_cell.h"

// The day of a vulnerability with every lag fixed: what happens when can be read off the input. Hours.
namespace gameday::sim {
namespace {

constexpr double k_hour_ms = 3'600'000;

struct Lags {
  double exploited = 0;
  double news = 0;
  double look_up = 0;
  std::optional<double> mitigate;
  std::optional<double> patch;
};

std::optional<scenarios::Spread> after(std::optional<double> hours) {
  return hours ? std::optional(exactly(*hours * k_hour_ms)) : std::nullopt;
}

/// One workload for each chance to be affected, at nodes 0, 1, …; `edges` lead on from them.
HandProgram day(const std::vector<double>& affected, const Lags& lags, std::uint32_t nodes = 0,
                const std::vector<HandEdge>& edges = {}, bool chance = false) {
  const auto workloads = static_cast<std::uint32_t>(affected.size());
  return hand_program(std::max(nodes, workloads), edges, scenarios::Strategy::exhaustive, [&](HandDefence hand) {
    scenarios::Cell& cell = hand.cell;
    cell.entries.clear();
    for (std::uint32_t w = 0; w < workloads; ++w) {
      cell.entries.push_back({{w}, true, topology::luck_key("entry", std::to_string(w)), {topology::EntityKind::account, 0}});
      cell.risks.push_back({affected[w], true});
    }
    const double exploited = lags.exploited * k_hour_ms;
    cell.scenario.vulnerability.emplace().exploited_exposed = chance ? exponential(exploited) : exactly(exploited);
    cell.defence.intel_lag = after(lags.news);
    cell.defence.look_up_lag = after(lags.look_up);
    cell.defence.mitigate_lag = after(lags.mitigate);
    cell.defence.patch_lag = after(lags.patch);
  });
}

Outcome run(const HandProgram& hand, std::uint32_t replication = 0) {
  Future future(*hand.program, Seed{1});
  future.start(replication);
  return future.run();
}

WorkloadFate fate(const HandProgram& hand) { return run(hand).disclosure.workloads.at(0); }

std::int64_t hours(Millis at) { return at < topology::k_never ? at.count / topology::k_hour.count : -1; }

TEST(Disclosure, AWorkloadThatNobodyClosesIsEntered) {
  EXPECT_EQ(hours(fate(day({1.0}, {5, 1, 1, {}, {}})).entered), 5);
}

TEST(Disclosure, MitigationBeginsOnceTheWorkloadIsKnown) {
  const WorkloadFate known = fate(day({1.0}, {9, 1, 2, 4.0, {}}));
  EXPECT_EQ(hours(known.known), 3);
  EXPECT_EQ(hours(known.mitigated), 7);
  EXPECT_EQ(hours(known.entered), -1);
}

TEST(Disclosure, AnExploitBeforeTheMitigationIsNotUndoneByIt) {
  const WorkloadFate late = fate(day({1.0}, {6, 1, 2, 4.0, {}}));
  EXPECT_EQ(hours(late.entered), 6);
  EXPECT_EQ(hours(late.mitigated), 7);
}

TEST(Disclosure, PatchingCountsFromDisclosureButNeverBeforeTheWorkloadIsKnown) {
  EXPECT_EQ(hours(fate(day({1.0}, {99, 1, 1, {}, 8.0})).patched), 8);
  EXPECT_EQ(hours(fate(day({1.0}, {99, 1, 10, {}, 8.0})).patched), 11);
}

TEST(Disclosure, OfTwoAtOneInstantTheFixIsFirst) {
  EXPECT_EQ(hours(fate(day({1.0}, {3, 1, 1, 1.0, {}})).entered), -1);
}

TEST(Disclosure, AWorkloadThatIsNotAffectedIsNotEnteredButMustBeLookedAt) {
  const Outcome out = run(day({0.0}, {1, 1, 1, {}, {}}));
  EXPECT_EQ(hours(out.disclosure.workloads.at(0).known), 2);
  EXPECT_EQ(hours(out.disclosure.workloads.at(0).entered), -1);
  EXPECT_EQ(out.access, topology::k_never);
}

TEST(Disclosure, TheAttackerGoesOnFromWhatWasEntered) {
  const Outcome out = run(day({1.0}, {5, 1, 1, {}, {}}, 2, {HandEdge{{0}, 1, exactly(2 * k_hour_ms)}}));
  ASSERT_EQ(out.gains.size(), 2U);
  EXPECT_EQ(hours(out.access), 5);
  EXPECT_EQ(hours(out.gains[1].at), 7);
}

TEST(Disclosure, OneMoreWorkloadLeavesTheLuckOfTheOthersAlone) {
  const HandProgram one = day({0.5}, {5, 1, 1, {}, {}}, 0, {}, true);
  const HandProgram two = day({0.5, 0.5}, {5, 1, 1, {}, {}}, 0, {}, true);
  for (std::uint32_t r = 0; r < 100; ++r) {
    const WorkloadFate alone = run(one, r).disclosure.workloads.at(0);
    const WorkloadFate beside = run(two, r).disclosure.workloads.at(0);
    ASSERT_EQ(alone.affected, beside.affected) << r;
    ASSERT_EQ(alone.entered, beside.entered) << r;
  }
}

TEST(Disclosure, ItsMeasuresAreToldOfOneAffectedWorkloadAndOfAll) {
  const HandProgram hand = day({1.0, 0.0, 1.0}, {5, 1, 2, {}, {}});
  ReachCounter counter(*hand.program->cell);
  std::vector<Sample> samples;
  sample_measures(run(hand), {}, counter, samples);
  const auto defs = measure_defs(counter.classes(), Vulnerable::yes);
  ASSERT_EQ(samples.size(), defs.size());
  const auto sample = [&](std::string_view id) {
    for (std::size_t m = 0; m < defs.size(); ++m)
      if (defs[m].id == id) return samples[m];
    ADD_FAILURE() << "no measure " << id;
    return Sample{};
  };
  EXPECT_EQ(sample("entered_first").value, 1);
  EXPECT_EQ(sample("time_to_certainty").value, 3 * topology::k_hour.count);
  EXPECT_TRUE(sample("time_to_patch").beyond);
  EXPECT_EQ(sample("workloads_affected").value, 2);
  EXPECT_EQ(sample("workloads_entered_first").value, 2);
}

}  // namespace
}  // namespace gameday::sim
