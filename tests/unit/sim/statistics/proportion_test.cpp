#include "sim/statistics/proportion.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace gameday::sim {
namespace {

/// Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
TEST(Proportion, AgreesWithPublishedIntervals) {
  struct Published {
    std::uint64_t hits, n;
    double lo, hi;
  };
  for (const Published& known : std::vector<Published>{{81, 263, 0.2553, 0.3662},
                                                       {15, 148, 0.0624, 0.1605},
                                                       {0, 20, 0.0000, 0.1611},
                                                       {1, 29, 0.0061, 0.1718}}) {
    const Interval interval = proportion(known.hits, known.n);
    EXPECT_NEAR(*interval.lo, known.lo, 5e-5) << known.hits;
    EXPECT_NEAR(*interval.hi, known.hi, 5e-5) << known.hits;
  }
}

TEST(Proportion, EndsAreReachedExactly) {
  EXPECT_EQ(proportion(0, 20).lo, 0.0);
  EXPECT_EQ(proportion(20, 20).hi, 1.0);
  EXPECT_EQ(proportion(20, 20).value, 1.0);
}

TEST(Proportion, OfNothingIsAbsent) { EXPECT_EQ(proportion(0, 0), Interval()); }

/// Exact coverage at n = 50 by summing the binomial: Wilson's average over p stays near its level.
TEST(Proportion, CoversAtItsLevelOnAverage) {
  double total = 0.0;
  for (int i = 1; i < 100; ++i) {
    const double p = i / 100.0;
    double weight = std::pow(1.0 - p, 50);
    for (std::uint64_t hits = 0; hits <= 50; ++hits) {
      const Interval interval = proportion(hits, 50);
      if (*interval.lo <= p && p <= *interval.hi) total += weight;
      weight *= static_cast<double>(50 - hits) / static_cast<double>(hits + 1) * p / (1.0 - p);
    }
  }
  EXPECT_NEAR(total / 99.0, 0.95, 0.006);
}

}  // namespace
}  // namespace gameday::sim
