#include "sim/statistics/order_statistic.h"

#include <gtest/gtest.h>

#include <boost/math/distributions/binomial.hpp>
#include <cmath>

#include "sim/random/luck.h"

namespace gameday::sim {
namespace {

/// The numbers 1 to `reached`, and `beyond` more that were not reached.
Tally counting(int reached, int beyond = 0) {
  Tally tally;
  for (int i = 1; i <= reached; ++i) tally.add(i);
  for (int i = 0; i < beyond; ++i) tally.add_beyond();
  return tally;
}

/// The sign test's tables, e.g. Conover, Practical Nonparametric Statistics, table A3.
TEST(QuantileRanks, OfTheMedianAreThoseOfTheTables) {
  EXPECT_EQ(quantile_ranks(10, 0.5), (Ranks{2, 9}));
  EXPECT_EQ(quantile_ranks(20, 0.5), (Ranks{6, 15}));
  EXPECT_EQ(quantile_ranks(100, 0.5), (Ranks{40, 61}));
}

TEST(QuantileRanks, AreTheNarrowestThatHoldTheLevelOnEachSide) {
  for (const std::uint64_t n : {1U, 2U, 7U, 59U, 256U, 1000U, 100'000U}) {
    for (const double p : {0.05, 0.5, 0.95}) {
      const boost::math::binomial below(static_cast<double>(n), p);
      const Ranks ranks = quantile_ranks(n, p);
      // P(B < lo) <= 2.5 % < P(B < lo + 1)
      if (ranks.lo > 0) {
        EXPECT_LE(cdf(below, static_cast<double>(ranks.lo - 1)), 0.025) << n << ' ' << p;
      }
      EXPECT_GT(cdf(below, static_cast<double>(ranks.lo)), 0.025) << n << ' ' << p;
      // P(B >= hi) <= 2.5 % < P(B >= hi - 1)
      if (ranks.hi <= n) {
        EXPECT_LE(cdf(complement(below, static_cast<double>(ranks.hi - 1))), 0.025) << n << ' ' << p;
      }
      if (ranks.hi >= 2) {
        EXPECT_GT(cdf(complement(below, static_cast<double>(ranks.hi - 2))), 0.025) << n << ' ' << p;
      }
    }
  }
}

TEST(Quantile, IsTheSmallestNumberWithEnoughAtOrBelowIt) {
  EXPECT_EQ(quantile(counting(100), 0.5).value, 50.0);
  EXPECT_EQ(quantile(counting(100), 0.07).value, 7.0);
  EXPECT_EQ(quantile(counting(100), 0.95).value, 95.0);
  EXPECT_EQ(quantile(counting(1), 0.05).value, 1.0);
}

TEST(Quantile, IntervalComesFromTheRanks) {
  EXPECT_EQ(quantile(counting(100), 0.5).lo, 40.0);
  EXPECT_EQ(quantile(counting(100), 0.5).hi, 61.0);
}

TEST(Quantile, EachPartMayLieBeyondTheHorizonAlone) {
  EXPECT_EQ(quantile(counting(60, 40), 0.5), (Interval{50.0, 40.0, std::nullopt}));
  EXPECT_EQ(quantile(counting(45, 55), 0.5), (Interval{std::nullopt, 40.0, std::nullopt}));
  EXPECT_EQ(quantile(counting(30, 70), 0.5), Interval());
}

TEST(Quantile, OfTooFewHasNoUpperEndAndZeroBelow) {
  EXPECT_EQ(quantile(counting(3), 0.5), (Interval{2.0, 0.0, std::nullopt}));
}

TEST(Quantile, OfNothingIsAbsent) { EXPECT_EQ(quantile(Tally(), 0.5), Interval()); }

/// 2,000 samples of 100 evenly spread numbers: at least 95 %, less five standard errors (false alarm 3e-7),
/// cover.
TEST(Quantile, IntervalsCoverAtLeastAtTheirLevel) {
  int covered = 0;
  for (std::uint32_t round = 0; round < 2000; ++round) {
    Tally tally;
    for (std::uint32_t i = 0; i < 100; ++i) {
      tally.add(
          static_cast<std::int64_t>(Luck(Seed{11}, round).bits(topology::luck_key("even", ""), i) % 256));
    }
    const Interval interval = quantile(tally, 0.5);
    covered += *interval.lo <= 127.5 && 127.5 <= *interval.hi;
  }
  EXPECT_GE(covered, 2000 * 0.95 - 5.0 * std::sqrt(2000 * 0.95 * 0.05));
}

}  // namespace
}  // namespace gameday::sim
