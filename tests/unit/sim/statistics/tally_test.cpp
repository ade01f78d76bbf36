#include "sim/statistics/tally.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/random/luck.h"

namespace gameday::sim {
namespace {

Tally of(const std::vector<std::int64_t>& values) {
  Tally tally;
  for (const std::int64_t value : values) tally.add(value);
  return tally;
}

/// Numbers spread evenly in their logarithm, zeros among them.
std::vector<std::int64_t> crowd(std::uint32_t count, std::uint32_t replication) {
  std::vector<std::int64_t> values;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint64_t bits = Luck(Seed{5}, replication).bits(topology::luck_key("crowd", ""), i);
    values.push_back(static_cast<std::int64_t>((bits >> 23) >> (bits & 63) % 42));
  }
  return values;
}

TEST(Tally, SmallCountsAreExact) {
  for (std::int64_t value = 0; value < 256; ++value)
    EXPECT_EQ(of({value}).at_rank(1), static_cast<double>(value));
}

TEST(Tally, LargeNumbersAreWithinTheStatedError) {
  for (std::int64_t value = 256; value < std::int64_t{1} << 47; value += value / 1000 + 1) {
    const auto exact = static_cast<double>(value);
    ASSERT_LE(std::abs(of({value}).at_rank(1) - exact), exact * Tally::k_relative_error) << value;
  }
}

TEST(Tally, ZeroIsItsOwnBin) {
  const Tally tally = of({1, 0, 0});
  EXPECT_EQ(tally.at_rank(2), 0.0);
  EXPECT_EQ(tally.at_rank(3), 1.0);
}

TEST(Tally, RanksFollowTheSortedNumbers) {
  std::vector<std::int64_t> values = crowd(500, 0);
  const Tally tally = of(values);
  std::sort(values.begin(), values.end());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto exact = static_cast<double>(values[i]);
    ASSERT_LE(std::abs(tally.at_rank(i + 1) - exact), exact * Tally::k_relative_error);
  }
}

TEST(Tally, ThoseBeyondTheHorizonCountButHaveNoNumber) {
  Tally tally = of({5});
  tally.add_beyond();
  EXPECT_EQ(tally.n(), 2U);
  EXPECT_EQ(tally.beyond(), 1U);
  EXPECT_EQ(tally.moments().n(), 1U);
}

TEST(Tally, OrderOfMergingNeverShows) {
  for (std::uint32_t round = 0; round < 50; ++round) {
    std::vector<Tally> parts(6);
    Tally whole;
    const std::vector<std::int64_t> values = crowd(60, round);
    for (std::size_t i = 0; i < values.size(); ++i) {
      Tally& part = parts[(i * 7 + round) % 5];  // the sixth stays empty
      part.add(values[i]);
      whole.add(values[i]);
      if (values[i] % 3 == 0) {
        part.add_beyond();
        whole.add_beyond();
      }
    }
    Tally forwards;
    for (const Tally& part : parts) forwards.merge(part);
    Tally backwards;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) backwards.merge(*part);
    Tally pairwise = parts[0];
    pairwise.merge(parts[3]);
    Tally other = parts[5];
    other.merge(parts[1]);
    other.merge(parts[4]);
    other.merge(parts[2]);
    pairwise.merge(other);
    ASSERT_EQ(forwards, whole);
    ASSERT_EQ(backwards, whole);
    ASSERT_EQ(pairwise, whole);
  }
}

TEST(Tally, AtMostCountsThoseUpToANumber) {
  Tally tally;
  for (const std::int64_t value : {0, 5, 5, 200}) tally.add(value);
  tally.add_beyond();
  EXPECT_EQ(tally.at_most(-1), 0U);
  EXPECT_EQ(tally.at_most(0), 1U);
  EXPECT_EQ(tally.at_most(4), 1U);
  EXPECT_EQ(tally.at_most(5), 3U);
  EXPECT_EQ(tally.at_most(1'000'000), 4U);
}

}  // namespace
}  // namespace gameday::sim
