#include "sim/run/blocks.h"

#include <gtest/gtest.h>

#include <new>
#include <string>

#include "sim/random/luck.h"
#include "sim/statistics/tally.h"

namespace gameday::sim {
namespace {

/// Writes the tree down: a block as its index, a merge in brackets.
std::string shape(std::uint64_t first, std::uint64_t count, unsigned jobs) {
  const auto worker = [] { return [](const Block& block) { return std::to_string(block.index); }; };
  const auto merge = [](std::string& left, std::string&& right) { left = "(" + left + " " + right + ")"; };
  return run_blocks(first, count, jobs, worker, merge).total.value_or("nothing");
}

/// A sum in floating point, which depends on the order of adding, and the tally of what was drawn.
struct Sums {
  double sum = 0.0;
  Tally tally;
  bool operator==(const Sums&) const = default;
};

Sums sums(std::uint64_t first, std::uint64_t count, unsigned jobs) {
  const auto worker = [] {
    return [](const Block& block) {
      Sums made;
      for (std::uint64_t i = block.first; i < block.first + block.count; ++i) {
        const double u = Luck(Seed{1}, static_cast<std::uint32_t>(i)).uniform(topology::LuckKey{1}, 0);
        made.sum += 1.0 / u;
        made.tally.add(static_cast<std::int64_t>(1000.0 / u));
      }
      return made;
    };
  };
  const auto merge = [](Sums& left, Sums&& right) {
    left.sum += right.sum;
    left.tally.merge(right.tally);
  };
  return *run_blocks(first, count, jobs, worker, merge).total;
}

TEST(BlockRange, BlocksLieAtMultiplesOf256WhereverARangeBegins) {
  const BlockRange range(300, 500);  // up to 799
  EXPECT_EQ(range.first_index(), 1U);
  EXPECT_EQ(range.end_index(), 4U);
  EXPECT_EQ(range[1].first, 300U);
  EXPECT_EQ(range[1].count, 212U);
  EXPECT_EQ(range[2].first, 512U);
  EXPECT_EQ(range[2].count, 256U);
  EXPECT_EQ(range[3].count, 32U);
}

TEST(RunBlocks, MergesNeighboursUnderOneParent) {
  EXPECT_EQ(shape(0, 8 * 256, 1), "(((0 1) (2 3)) ((4 5) (6 7)))");
  EXPECT_EQ(shape(0, 7 * 256, 1), "(((0 1) (2 3)) ((4 5) 6))");
  EXPECT_EQ(shape(3 * 256, 4 * 256, 1), "(3 ((4 5) 6))");
}

TEST(RunBlocks, ShapeOfTheTreeDoesNotDependOnJobs) {
  const std::string alone = shape(100, 40'000, 1);
  for (const unsigned jobs : {2U, 7U}) {
    for (int round = 0; round < 20; ++round) ASSERT_EQ(shape(100, 40'000, jobs), alone) << jobs;
  }
}

TEST(RunBlocks, BytesDoNotDependOnJobs) {
  const Sums alone = sums(0, 10'000, 1);
  EXPECT_EQ(sums(0, 10'000, 2), alone);
  EXPECT_EQ(sums(0, 10'000, 7), alone);
}

TEST(RunBlocks, EveryReplicationRunsOnce) {
  const Sums whole = sums(0, 5'000, 7);
  EXPECT_EQ(whole.tally.n(), 5'000U);
  Sums parts = sums(0, 512, 2);
  parts.tally.merge(sums(512, 5'000 - 512, 2).tally);
  EXPECT_EQ(parts.tally, whole.tally);
}

TEST(RunBlocks, NothingToRunGivesNothing) {
  EXPECT_EQ(shape(0, 0, 3), "nothing");
  EXPECT_EQ(shape(256, 0, 3), "nothing");
}

TEST(RunBlocks, OneReplicationIsOneBlock) { EXPECT_EQ(shape(511, 1, 7), "1"); }

TEST(RunBlocks, StoppingLeavesACompletePrefix) {
  std::stop_source source;
  std::atomic<int> taken = 0;
  const auto worker = [&] {
    return [&](const Block& block) {
      if (++taken == 5) source.request_stop();
      return std::vector<std::uint64_t>{block.index};
    };
  };
  const auto merge = [](std::vector<std::uint64_t>& left, std::vector<std::uint64_t>&& right) {
    left.insert(left.end(), right.begin(), right.end());
  };
  const auto stopped = run_blocks(0, 100 * 256, 3, worker, merge, source.get_token());
  ASSERT_GE(stopped.total->size(), 5U);
  ASSERT_LT(stopped.total->size(), 100U);
  EXPECT_EQ(stopped.done, stopped.total->size() * 256);
  for (std::size_t i = 0; i < stopped.total->size(); ++i) EXPECT_EQ((*stopped.total)[i], i);
}

TEST(RunBlocks, AWorkerThatRunsOutOfMemoryEndsTheRun) {
  const auto worker = [] {
    return [](const Block& block) {
      if (block.index == 3) throw std::bad_alloc();
      return 0;
    };
  };
  const auto merge = [](int&, int&&) {};
  EXPECT_THROW(run_blocks(0, 1000 * 256, 1, worker, merge), std::bad_alloc);
  EXPECT_THROW(run_blocks(0, 1000 * 256, 7, worker, merge), std::bad_alloc);
}

}  // namespace
}  // namespace gameday::sim
