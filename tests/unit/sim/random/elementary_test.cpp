#include "sim/random/elementary.h"

#include <gtest/gtest.h>

#include <bit>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>

#include "sim/random/luck.h"

namespace gameday::sim {
namespace {

constexpr double k_infinity = std::numeric_limits<double>::infinity();

/// The largest relative error of `ours` against the 64-bit-mantissa `exact` at points made from 200,000
/// uniform draws.
double worst_error(const std::function<double(double)>& point, double (*ours)(double),
                   long double (*exact)(long double)) {
  double worst = 0.0;
  for (std::uint32_t i = 0; i < 200'000; ++i) {
    const double x = point(Luck(Seed{7}, 0).uniform(topology::luck_key("x", ""), i));
    const long double truth = exact(x);
    if (truth == 0.0L) continue;
    worst =
        std::max(worst, static_cast<double>(std::abs((static_cast<long double>(ours(x)) - truth) / truth)));
  }
  return worst;
}

long double exact_log(long double x) { return std::log(x); }
long double exact_exp(long double x) { return std::exp(x); }
long double exact_cdf(long double x) { return 0.5L * std::erfc(-x / std::sqrt(2.0L)); }
long double exact_quantile(long double p) {
  return boost::math::quantile(boost::math::normal_distribution<long double>(), p);
}

TEST(Log, IsAsGoodAsTheLibrarysOverTheWholeRange) {
  EXPECT_LE(worst_error([](double u) { return u; }, log, exact_log), 3e-16);
  EXPECT_LE(worst_error([](double u) { return 0.99 + 0.02 * u; }, log, exact_log), 3e-16);
  EXPECT_LE(worst_error([](double u) { return std::exp2(2000.0 * u - 1000.0); }, log, exact_log), 3e-16);
}

TEST(Log, SaysWhatHasNoLogarithm) {
  EXPECT_EQ(log(0.0), -k_infinity);
  EXPECT_EQ(log(k_infinity), k_infinity);
  EXPECT_TRUE(std::isnan(log(-1.0)));
  EXPECT_EQ(log(1.0), 0.0);
  EXPECT_NEAR(log(0x1.0p-1074), -744.44007192138126, 1e-12);
}

TEST(Exp, IsAsGoodAsTheLibrarysOverTheWholeRange) {
  EXPECT_LE(worst_error([](double u) { return 2.0 * u - 1.0; }, exp, exact_exp), 3e-16);
  EXPECT_LE(worst_error([](double u) { return 1416.0 * u - 707.0; }, exp, exact_exp), 3e-16);
}

TEST(Exp, EndsInInfinityAndZero) {
  EXPECT_EQ(exp(710.0), k_infinity);
  EXPECT_EQ(exp(-746.0), 0.0);
  EXPECT_EQ(exp(-k_infinity), 0.0);
  EXPECT_EQ(exp(0.0), 1.0);
  EXPECT_EQ(exp(-744.44007192138126), 0x1.0p-1074);
  EXPECT_NEAR(exp(709.7) / std::exp(709.7), 1.0, 1e-15);
}

TEST(NormalCdf, KeepsItsPrecisionFarOutInTheTail) {
  EXPECT_LE(worst_error([](double u) { return 10.0 * u - 5.0; }, normal_cdf, exact_cdf), 2e-15);
  EXPECT_LE(worst_error([](double u) { return -37.0 * u; }, normal_cdf, exact_cdf), 2e-15);
}

TEST(NormalQuantile, KeepsItsPrecisionFarOutInTheTail) {
  EXPECT_LE(worst_error([](double u) { return 0.5 * u; }, normal_quantile, exact_quantile), 2e-15);
  EXPECT_LE(
      worst_error([](double u) { return std::exp2(-900.0 * u - 1.0); }, normal_quantile, exact_quantile),
      2e-15);
}

TEST(NormalQuantile, IsSymmetricAndInfiniteAtTheEnds) {
  EXPECT_EQ(normal_quantile(0.25), -normal_quantile(0.75));
  EXPECT_EQ(normal_quantile(0.5), 0.0);
  EXPECT_EQ(normal_quantile(0.0), -k_infinity);
  EXPECT_EQ(normal_quantile(1.0), k_infinity);
  EXPECT_TRUE(std::isnan(normal_quantile(1.5)));
}

/// Stability: all bits of 100,000 values of each function, folded. Rests on IEEE arithmetic and sqrt; equal
/// for every compiler, level of optimisation and processor.
TEST(Elementary, BitsNeverChange) {
  const auto fold = [](double (*f)(double), const std::function<double(double)>& point) {
    std::uint64_t hash = 0;
    for (std::uint32_t i = 0; i < 100'000; ++i) {
      const double u = Luck(Seed{7}, 1).uniform(topology::luck_key("x", ""), i);
      hash = std::rotl(hash, 7) * 0x9e3779b97f4a7c15U ^ std::bit_cast<std::uint64_t>(f(point(u)));
    }
    return hash;
  };
  EXPECT_EQ(fold(log, [](double u) { return u; }), 17126781179153370851U);
  EXPECT_EQ(fold(exp, [](double u) { return 100.0 * u - 50.0; }), 2709985485629057044U);
  EXPECT_EQ(fold(normal_cdf, [](double u) { return 16.0 * u - 8.0; }), 2178451697098012674U);
  EXPECT_EQ(fold(normal_quantile, [](double u) { return u; }), 16457785970345560369U);
}

}  // namespace
}  // namespace gameday::sim
