#include "sim/run/future.h"

#include <gtest/gtest.h>

#include <set>

#include "bundled_cells.h"
#include "outcome_text.h"
#include "scenarios/compile/potential_reach.h"
#include "scenarios/compile/position_name.h"
#include "sim/measures/measure_table.h"

// Laws that every future of every bundled scenario under every bundled control set obeys.
namespace gameday::sim {
namespace {

constexpr Seed k_seed{11};
constexpr std::uint32_t k_futures = 120;

/// An instant at random inside the time that a replication may take.
Millis instant_in(const Program& program, std::uint32_t replication) {
  const double u = Luck(Seed{99}, replication).uniform(topology::luck_key("test", "instant"), 0);
  // Squared: more of them early, where most happens.
  return Millis{static_cast<std::int64_t>(u * u * static_cast<double>((program.before + program.cell->scenario.horizon).count))};
}

template <typename Check>
void for_all_cells(const Check& check) {
  const BundledCells cells;
  for (const auto& [scenario, controls] : cells.names()) {
    SCOPED_TRACE(scenario + " x " + controls);
    check(*cells.program(scenario, controls));
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(BundledFutures, AForkOfTheParentsOwnNumberGoesOnExactlyAsTheParent) {
  for_all_cells([](const Program& program) {
    Future parent(program, k_seed);
    for (std::uint32_t r = 0; r < k_futures; ++r) {
      parent.start(r);
      parent.run_until(instant_in(program, r));
      Future fork = parent.fork(parent.future_number());
      ASSERT_EQ(outcome_text(fork.run()), outcome_text(parent.run())) << "replication " << r;
    }
  });
}

TEST(BundledFutures, StoppingOnTheWayChangesNothing) {
  for_all_cells([](const Program& program) {
    Future stopped(program, k_seed), straight(program, k_seed);
    for (std::uint32_t r = 0; r < k_futures; ++r) {
      stopped.start(r);
      stopped.run_until(instant_in(program, r));
      straight.start(r);
      ASSERT_EQ(outcome_text(stopped.run()), outcome_text(straight.run())) << "replication " << r;
    }
  });
}

TEST(BundledFutures, AForkOfAnotherNumberHasTheParentsPastAndItsOwnFuture) {
  for_all_cells([](const Program& program) {
    std::uint32_t differ = 0;
    Future parent(program, k_seed);
    for (std::uint32_t r = 0; r < k_futures; ++r) {
      const Millis instant = instant_in(program, r);
      parent.start(r);
      parent.run_until(instant);
      Future fork = parent.fork(1);
      const std::string forked = past_text(fork.run(), instant);
      ASSERT_EQ(forked, past_text(parent.run(), instant)) << "replication " << r;
      differ += fork.so_far().unseed != parent.so_far().unseed ? 1U : 0U;
    }
    EXPECT_GT(differ, k_futures / 10);
  });
}

TEST(BundledFutures, OptionsOfOneDecisionShareFutures) {
  for_all_cells([](const Program& program) {
    Future parent(program, k_seed);
    for (std::uint32_t r = 0; r < 30; ++r) {
      parent.start(r);
      parent.run_until(instant_in(program, r));
      Future one = parent.fork(7), other = parent.fork(7);
      ASSERT_EQ(outcome_text(one.run()), outcome_text(other.run())) << "replication " << r;
    }
  });
}

TEST(BundledFutures, NothingIsReachedThatCouldNotBe) {
  for_all_cells([](const Program& program) {
    std::vector<std::vector<std::uint8_t>> potential;
    for (std::uint32_t e = 0; e < std::max<std::size_t>(1, program.cell->entries.size()); ++e)
      potential.push_back(potential_reach(program.graph(), beginnings(*program.cell, e)).held);
    Future future(program, k_seed);
    for (std::uint32_t r = 0; r < 400; ++r) {
      future.start(r);
      const Outcome& outcome = future.run();
      for (const Gain& gain : outcome.gains)
        ASSERT_EQ(potential[outcome.entry][gain.node.index], 1) << position_name(*program.cell, gain.node);
    }
  });
}

/// Of the journal's lines about a runbook that was carried out on a position: the position's name; else empty.
std::string contained_position(const JournalLine& line, const scenarios::Library& library) {
  if (line.lane != Lane::response || (line.why != "planned" && line.why != "automated")) return {};
  for (const scenarios::Runbook& runbook : library.runbooks)
    if (line.what.starts_with(runbook.title + ": ")) return line.what.substr(runbook.title.size() + 2);
  return {};
}

TEST(BundledFutures, NothingIsContainedThatWasNeverHeld) {
  std::uint32_t contained = 0;
  for_all_cells([&](const Program& program) {
    Future future(program, k_seed);
    for (std::uint32_t r = 0; r < 200; ++r) {
      Journal journal;
      future.start(r);
      future.tell(&journal);
      const Outcome& outcome = future.run();
      for (const JournalLine& line : journal.lines()) {
        const std::string position = contained_position(line, *program.cell->library);
        if (position.empty()) continue;
        ++contained;
        bool held = false;
        for (const Gain& gain : outcome.gains)
          held = held || (gain.at <= line.at && position_name(*program.cell, gain.node) == position);
        ASSERT_TRUE(held) << position << " in replication " << r;
      }
    }
  });
  EXPECT_GT(contained, 100U);
}

TEST(BundledFutures, ContainedOrLeftMeansThatNothingIsHeldAtTheEnd) {
  for_all_cells([](const Program& program) {
    Future future(program, k_seed);
    for (std::uint32_t r = 0; r < 300; ++r) {
      future.start(r);
      const Outcome& outcome = future.run();
      if (outcome.access == topology::k_never) continue;
      const bool over = std::min(outcome.contained, outcome.left) < topology::k_never;
      ASSERT_EQ(over, future.holdings().active() == 0) << "replication " << r;
    }
  });
}

TEST(BundledFutures, TwoIdenticalArmsDifferInNothing) {
  const BundledCells cells;
  for (const auto& [scenario, controls] : cells.names()) {
    const auto one = cells.program(scenario, controls), other = cells.program(scenario, controls);
    ReachCounter counter(*one->cell), other_counter(*other->cell);
    const Potential none{{}, RecordsByClass(counter.classes().size(), 0)};
    Future left(*one, k_seed), right(*other, k_seed);
    std::vector<Sample> samples, others;
    for (std::uint32_t r = 0; r < k_futures; ++r) {
      left.start(r);
      right.start(r);
      ASSERT_EQ(outcome_text(left.run()), outcome_text(right.run())) << scenario << " x " << controls << ", " << r;
      sample_measures(left.so_far(), none, counter, samples);
      sample_measures(right.so_far(), none, other_counter, others);
      for (std::size_t m = 0; m < samples.size(); ++m) {
        ASSERT_EQ(samples[m].applies, others[m].applies);
        ASSERT_EQ(samples[m].beyond, others[m].beyond);
        ASSERT_EQ(samples[m].value, others[m].value);
      }
    }
  }
}

}  // namespace
}  // namespace gameday::sim
