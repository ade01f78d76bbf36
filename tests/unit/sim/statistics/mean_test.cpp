#include "sim/statistics/mean.h"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/random/elementary.h"
#include "sim/random/luck.h"
#include "sim/statistics/paired.h"

namespace gameday::sim {
namespace {

using topology::Millis;

TEST(Mean, IntervalIsStudents) {
  Moments moments;
  for (const int value : {4, 6, 8}) moments.add(value);
  // t(0.975; 2) = 4.302653, standard error 2 / sqrt(3).
  const Interval interval = mean(moments);
  EXPECT_EQ(interval.value, 6.0);
  EXPECT_NEAR(*interval.lo, 6.0 - 4.302653 * 1.154701, 1e-5);
  EXPECT_NEAR(*interval.hi, 6.0 + 4.302653 * 1.154701, 1e-5);
}

TEST(Mean, OfNothingIsAbsentAndOfOneHasNoInterval) {
  EXPECT_EQ(mean(Moments()), Interval());
  Moments one;
  one.add(5);
  EXPECT_EQ(mean(one), (Interval{5.0, std::nullopt, std::nullopt}));
}

TEST(Mean, HigherLevelIsWider) {
  Moments moments;
  for (const int value : {4, 6, 8}) moments.add(value);
  EXPECT_LT(*mean(moments, 0.99).lo, *mean(moments, 0.9).lo);
}

TEST(RestrictedMean, CountsTheHorizonForThoseBeyondIt) {
  Tally tally;
  tally.add(10);
  tally.add(20);
  tally.add_beyond();
  EXPECT_EQ(restricted_mean(tally, Millis{60}).value, 30.0);
  Moments as_if;
  for (const int value : {10, 20, 60}) as_if.add(value);
  EXPECT_EQ(restricted_mean(tally, Millis{60}), mean(as_if));
}

TEST(PairedDifference, IsTreatedMinusReferenceWithTheIntervalOfTheDifferences) {
  PairedDifference difference;
  difference.add(100, 90);
  difference.add(50, 52);
  difference.add(7, 7);
  Moments differences;
  for (const int value : {10, -2, 0}) differences.add(value);
  EXPECT_EQ(difference.pairs(), 3U);
  EXPECT_EQ(difference.interval(), mean(differences));
}

TEST(PairedDifference, OrderOfMergingNeverShows) {
  PairedDifference a, b;
  a.add(5, 1);
  b.add(3, 9);
  PairedDifference ab = a, ba = b;
  ab.merge(b);
  ba.merge(a);
  EXPECT_EQ(ab, ba);
}

/// 2,000 samples of 20 normals: the share of 95 % intervals that cover the mean lies within 5 standard errors
/// of 95 % (false alarm 6e-7).
TEST(Mean, NinetyFivePercentIntervalsCoverTheMeanInNinetyFivePercent) {
  int covered = 0;
  for (std::uint32_t round = 0; round < 2000; ++round) {
    Moments moments;
    for (std::uint32_t i = 0; i < 20; ++i) {
      const double u = Luck(Seed{9}, round).uniform(topology::luck_key("normal", ""), i);
      moments.add(static_cast<std::int64_t>(1e6 * normal_quantile(u)));
    }
    const Interval interval = mean(moments);
    covered += *interval.lo <= 0.0 && 0.0 <= *interval.hi;
  }
  EXPECT_NEAR(covered / 2000.0, 0.95, 5.0 * std::sqrt(0.95 * 0.05 / 2000.0));
}

}  // namespace
}  // namespace gameday::sim
