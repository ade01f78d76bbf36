#include "sim/statistics/moments.h"

#include <gtest/gtest.h>

#include <vector>

namespace gameday::sim {
namespace {

Moments of(const std::vector<std::int64_t>& values) {
  Moments moments;
  for (const std::int64_t value : values) moments.add(value);
  return moments;
}

TEST(Moments, MeanAndVarianceOfAHandfulAreThoseOfTheTextbook) {
  const Moments moments = of({2, 4, 4, 4, 5, 5, 7, 9});
  EXPECT_EQ(moments.mean(), 5.0);
  EXPECT_DOUBLE_EQ(moments.variance(), 32.0 / 7.0);
}

TEST(Moments, NumbersFarFromZeroLoseNothing) {
  const std::int64_t far = std::int64_t{1} << 47;
  EXPECT_DOUBLE_EQ(of({far + 1, far + 2, far + 4}).variance(), 7.0 / 3.0);
  EXPECT_DOUBLE_EQ(of({-far - 1, -far - 2, -far - 4}).variance(), 7.0 / 3.0);
}

TEST(Moments, NegativeNumbersCountAsWhatTheyAre) {
  EXPECT_DOUBLE_EQ(of({-5, 2}).mean(), -1.5);
  EXPECT_DOUBLE_EQ(of({-5, 2}).variance(), 24.5);
}

TEST(Moments, EqualNumbersHaveNoVariance) { EXPECT_EQ(of({7, 7, 7}).variance(), 0.0); }

TEST(Moments, AddingManyAtOnceIsAddingEach) {
  Moments at_once;
  at_once.add(6, 3);
  EXPECT_EQ(at_once, of({6, 6, 6}));
}

TEST(Moments, MergingIsAddingAll) {
  Moments left = of({1, -2});
  left.merge(of({3}));
  EXPECT_EQ(left, of({3, -2, 1}));
}

}  // namespace
}  // namespace gameday::sim
