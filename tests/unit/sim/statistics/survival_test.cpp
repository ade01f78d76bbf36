#include "sim/statistics/survival.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/random/luck.h"
#include "sim/statistics/mean.h"
#include "sim/statistics/order_statistic.h"

namespace gameday::sim {
namespace {

using topology::Millis;

/// Happened at the first times, censored at the second.
std::vector<Observation> watched(const std::vector<std::int64_t>& happened,
                                 const std::vector<std::int64_t>& censored) {
  std::vector<Observation> made;
  for (const std::int64_t at : censored) made.push_back({Millis{at}, Ending::censored});
  for (const std::int64_t at : happened) made.push_back({Millis{at}, Ending::happened});
  return made;
}

/// Weeks in remission under 6-MP. Freireich et al., Blood 21 (1963).
SurvivalCurve leukaemia() {
  return SurvivalCurve(
      watched({6, 6, 6, 7, 10, 13, 16, 22, 23}, {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}));
}

/// Random times with ties, about half of them censored.
std::vector<Observation> crowd(std::uint32_t round) {
  std::vector<Observation> made;
  for (std::uint32_t i = 0; i < 40; ++i) {
    const std::uint64_t bits = Luck(Seed{13}, round).bits(topology::luck_key("crowd", ""), i);
    made.push_back({Millis{static_cast<std::int64_t>(1 + bits % 30)},
                    bits >> 32 & 1 ? Ending::happened : Ending::censored});
  }
  return made;
}

TEST(SurvivalCurve, AgreesWithThePublishedLeukaemiaExample) {
  // Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data; Klein and Moeschberger,
  // table 4.1A.
  const double survival[] = {0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448};
  const double error[] = {0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346};
  const SurvivalCurve curve = leukaemia();
  ASSERT_EQ(curve.steps().size(), 7U);
  for (std::size_t i = 0; i < 7; ++i) {
    EXPECT_NEAR(curve.steps()[i].survival, survival[i], 5e-4) << i;
    EXPECT_NEAR(curve.steps()[i].standard_error(), error[i], 5e-5) << i;
  }
}

TEST(SurvivalCurve, MedianOfThePublishedExampleIs23WeeksWithNoUpperEnd) {
  // survfit(…, conf.type = "log-log") of R's survival: 23, 13 and not reached.
  EXPECT_EQ(leukaemia().quantile(0.5), (Interval{23.0, 13.0, std::nullopt}));
}

TEST(SurvivalCurve, IntervalIsOnTheScaleOfLogMinusLog) {
  // At 10 weeks S = 0.753, s.e. 0.0963: S^exp(+-1.96 s / |log S|), by hand 0.503 and 0.889.
  const Interval interval = leukaemia().at(Millis{10});
  EXPECT_NEAR(*interval.lo, 0.503, 1e-3);
  EXPECT_NEAR(*interval.hi, 0.889, 1e-3);
}

TEST(SurvivalCurve, RestrictedMeanOfThePublishedExampleIsTheAreaUnderTheSteps) {
  // 6 + 0.857 + 3 x 0.807 + 3 x 0.753 + 3 x 0.690 + 6 x 0.627 + 0.538 + 12 x 0.448 = 23.29 weeks of 35 (R:
  // s.e. 2.83).
  const Interval mean = leukaemia().restricted_mean(Millis{35});
  EXPECT_NEAR(*mean.value, 23.29, 5e-3);
  EXPECT_NEAR((*mean.hi - *mean.lo) / 2 / 1.959964, 2.83, 5e-3);
}

/// The definition: a product over the times up to t, each with its counts made anew.
TEST(SurvivalCurve, IsTheProductOfTheTextbook) {
  for (std::uint32_t round = 0; round < 100; ++round) {
    const std::vector<Observation> observations = crowd(round);
    const SurvivalCurve curve(observations);
    for (std::int64_t t = 0; t <= 30; ++t) {
      double product = 1.0;
      double sum = 0.0;
      bool watched = false;
      for (std::int64_t s = 0; s <= t; ++s) {
        double at_risk = 0.0;
        double died = 0.0;
        for (const Observation& o : observations) {
          at_risk += o.at.count >= s;
          died += o.at.count == s && o.ending == Ending::happened;
        }
        if (at_risk > 0.0) product *= 1.0 - died / at_risk;
        if (at_risk > died) sum += died / (at_risk * (at_risk - died));
        watched = at_risk > 0.0;
      }
      if (!watched && product > 0.0) continue;
      ASSERT_NEAR(*curve.at(Millis{t}).value, product, 1e-12) << round << ' ' << t;
      if (product == 0.0 || sum == 0.0) continue;
      const double reach = 1.959963985 * std::sqrt(sum) / std::log(product);
      ASSERT_NEAR(*curve.at(Millis{t}).lo, std::pow(product, std::exp(-reach)), 1e-8) << round << ' ' << t;
      ASSERT_NEAR(*curve.at(Millis{t}).hi, std::pow(product, std::exp(reach)), 1e-8) << round << ' ' << t;
    }
  }
}

TEST(SurvivalCurve, OrderOfObservationsDoesNotMatter) {
  std::vector<Observation> observations = crowd(1);
  const Interval forwards = SurvivalCurve(observations).restricted_mean(Millis{30});
  std::reverse(observations.begin(), observations.end());
  EXPECT_EQ(SurvivalCurve(observations).restricted_mean(Millis{30}), forwards);
}

/// What lets bulk runs keep counts only: with every censoring at the horizon the curve is the empirical
/// distribution, its quantiles are the order statistics and its restricted mean is the mean with the horizon
/// in place of the censored.
TEST(SurvivalCurve, CensoredAtTheHorizonOnlyItIsTheEmpiricalDistribution) {
  constexpr Millis horizon{31};
  for (std::uint32_t round = 0; round < 50; ++round) {
    std::vector<Observation> observations = crowd(round);
    Tally tally;
    for (Observation& o : observations) {
      if (o.ending == Ending::censored) {
        o.at = horizon;
        tally.add_beyond();
      } else {
        tally.add(o.at.count);
      }
    }
    const SurvivalCurve curve(observations);
    for (std::int64_t t = 0; t < horizon.count; ++t) {
      double later = 0.0;
      for (const Observation& o : observations) later += o.at.count > t;
      ASSERT_NEAR(*curve.at(Millis{t}).value, later / 40.0, 1e-12);
    }
    for (const double p : {0.05, 0.25, 0.5, 0.75, 0.95}) {
      ASSERT_EQ(curve.quantile(p).value, quantile(tally, p).value) << round << ' ' << p;
    }
    ASSERT_NEAR(*curve.restricted_mean(horizon).value, *restricted_mean(tally, horizon).value, 1e-9);
  }
}

TEST(SurvivalCurve, EndsWhereWatchingEnds) {
  const SurvivalCurve curve(watched({3}, {5}));
  EXPECT_EQ(curve.at(Millis{2}), (Interval{1.0, 1.0, 1.0}));
  EXPECT_EQ(curve.at(Millis{5}).value, 0.5);
  EXPECT_EQ(curve.at(Millis{6}), Interval());
}

TEST(SurvivalCurve, WhenAllHaveHappenedNobodyIsLeft) {
  const SurvivalCurve curve(watched({3, 4}, {}));
  EXPECT_EQ(curve.at(Millis{4}), (Interval{0.0, std::nullopt, std::nullopt}));
  EXPECT_EQ(curve.quantile(0.95).value, 4.0);
}

TEST(SurvivalCurve, OfNothingIsAbsent) {
  EXPECT_EQ(SurvivalCurve({}).at(Millis{1}), Interval());
  EXPECT_EQ(SurvivalCurve({}).quantile(0.5), Interval());
  EXPECT_EQ(SurvivalCurve({}).restricted_mean(Millis{1}), Interval());
}

TEST(SurvivalCurve, CountsByTimeGiveWhatTheirObservationsGive) {
  const std::vector<Group> groups{{topology::Millis{1}, 2, 0}, {topology::Millis{3}, 1, 1}, {topology::Millis{9}, 0, 2}};
  const SurvivalCurve counted = SurvivalCurve::of_groups(groups);
  const SurvivalCurve listed({{topology::Millis{9}, Ending::censored}, {topology::Millis{1}, Ending::happened},
                              {topology::Millis{3}, Ending::censored}, {topology::Millis{3}, Ending::happened},
                              {topology::Millis{1}, Ending::happened}, {topology::Millis{9}, Ending::censored}});
  ASSERT_EQ(counted.n(), listed.n());
  for (const std::int64_t t : {0, 1, 2, 3, 8, 9, 10}) EXPECT_EQ(counted.at(topology::Millis{t}), listed.at(topology::Millis{t}));
}

}  // namespace
}  // namespace gameday::sim
