#include "sim/random/pert.h"

#include <gtest/gtest.h>

#include <boost/math/distributions/beta.hpp>
#include <cmath>

namespace gameday::sim {
namespace {

/// From likely = low through the symmetric case to likely = high.
constexpr double k_likely[] = {0.0, 0.001, 0.1, 0.3, 0.5, 0.77, 0.95, 1.0};

boost::math::beta_distribution<double> oracle(double likely) {
  return {1.0 + 4.0 * likely, 5.0 - 4.0 * likely};
}

TEST(Pert, QuantilesAreWithinTenToTheMinusEightOfTheRange) {
  for (const double likely : k_likely) {
    const Pert pert(0.0, likely, 1.0);
    for (int i = 1; i < 4000; ++i) {
      const double s = i / 4000.0;
      EXPECT_NEAR(pert.value_at(s), boost::math::quantile(complement(oracle(likely), s)), 1e-8)
          << likely << ' ' << s;
    }
    for (double s = 1e-3; s > 1e-15; s /= 7.0) {
      EXPECT_NEAR(pert.value_at(s), boost::math::quantile(complement(oracle(likely), s)), 1e-8)
          << likely << ' ' << s;
      EXPECT_NEAR(pert.value_at(1.0 - s), boost::math::quantile(complement(oracle(likely), 1.0 - s)), 1e-8)
          << likely << ' ' << s;
    }
  }
}

TEST(Pert, SurvivalIsThatOfTheBetaDistribution) {
  for (const double likely : k_likely) {
    const Pert pert(0.0, likely, 1.0);
    for (int i = 0; i <= 1000; ++i) {
      const double exact = cdf(complement(oracle(likely), i / 1000.0));
      EXPECT_NEAR(pert.survival(i / 1000.0), exact, 1e-13) << likely << ' ' << i;
    }
  }
}

TEST(Pert, MeanWeighsTheLikelyValueFourTimes) {
  EXPECT_NEAR(Pert(1.0, 2.0, 24.0).partial_mean(1.0, 24.0), (1.0 + 4.0 * 2.0 + 24.0) / 6.0, 1e-12);
}

TEST(Pert, ReachesNoFartherThanItsEnds) {
  const Pert pert(10.0, 20.0, 100.0);
  EXPECT_EQ(pert.value_at(0.0), 100.0);
  EXPECT_EQ(pert.value_at(1.0), 10.0);
  EXPECT_EQ(pert.survival(9.0), 1.0);
  EXPECT_EQ(pert.survival(101.0), 0.0);
}

}  // namespace
}  // namespace gameday::sim
