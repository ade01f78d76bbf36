#include <gtest/gtest.h>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <string>
#include <vector>

#include "sim/random/distribution.h"
#include "sim/random/luck.h"
#include "tests/differential/closed_form.h"

namespace gameday::differential {
namespace {

using scenarios::Spread;
using scenarios::SpreadForm;
using sim::Distribution;
using sim::Luck;
using sim::Seed;
using topology::LuckKey;
using topology::Millis;

Distribution compiled(SpreadForm form, std::vector<double> values) {
  Spread spread;
  spread.form = form;
  spread.values = std::move(values);
  return Distribution::of(spread).value();
}

Distribution exponential_of(double mean) { return compiled(SpreadForm::exponential, {mean}); }

/// One time per replication, made from that replication's luck.
template <typename Time>
std::vector<Millis> replicate(Time time, std::uint64_t seed = 1) {
  std::vector<Millis> samples;
  samples.reserve(k_replications);
  for (std::uint32_t r = 0; r < k_replications; ++r) samples.push_back(time(Luck(Seed{seed}, r)));
  return samples;
}

/// Its own key for each stage, as each step of an attack has.
double stage_luck(const Luck& luck, std::size_t stage) {
  return luck.uniform(topology::luck_key("stage", std::to_string(stage)), 0);
}

Millis sum_of(const std::vector<Distribution>& stages, const std::vector<double>& luck) {
  Millis total;
  for (std::size_t i = 0; i < stages.size(); ++i) total += stages[i].sample(luck[i]);
  return total;
}

std::vector<Distribution> exponentials(const std::vector<double>& means, double slower = 0.0) {
  std::vector<Distribution> made;
  for (const double mean : means) made.push_back(exponential_of(mean / (1.0 + slower)));
  return made;
}

std::vector<double> lucks(const Luck& luck, std::size_t stages) {
  std::vector<double> made;
  for (std::size_t i = 0; i < stages; ++i) made.push_back(stage_luck(luck, i));
  return made;
}

std::vector<Millis> sums(const std::vector<Distribution>& stages) {
  return replicate([&](const Luck& luck) { return sum_of(stages, lucks(luck, stages.size())); });
}

std::vector<Millis> minima(const std::vector<Distribution>& stages) {
  return replicate([&](const Luck& luck) {
    Millis first = topology::k_never;
    for (std::size_t i = 0; i < stages.size(); ++i)
      first = std::min(first, stages[i].sample(stage_luck(luck, i)));
    return first;
  });
}

const std::vector<double> k_same{3.6e6, 3.6e6, 3.6e6, 3.6e6};
const std::vector<double> k_different{6e5, 3.6e6, 1.1e7};

TEST(ClosedForms, OneExponential) { EXPECT_TRUE(agrees(sums(exponentials({7.2e6})), exponential(7.2e6))); }

TEST(ClosedForms, DrawsAlongNWithinOneReplicationAreOneExponentialToo) {
  const Luck luck(Seed{1}, 0);
  const Distribution distribution = exponential_of(7.2e6);
  std::vector<Millis> samples;
  for (std::uint32_t n = 0; n < k_replications; ++n)
    samples.push_back(distribution.sample(luck.uniform(LuckKey{9}, n)));
  EXPECT_TRUE(agrees(samples, exponential(7.2e6)));
}

TEST(ClosedForms, SumOfEqualExponentialsIsErlang) {
  EXPECT_TRUE(agrees(sums(exponentials(k_same)), erlang(4, 3.6e6)));
}

TEST(ClosedForms, SumOfDifferentExponentialsIsHypoexponential) {
  EXPECT_TRUE(agrees(sums(exponentials(k_different)), hypoexponential(k_different)));
}

TEST(ClosedForms, FirstOfSeveralExponentialsHasTheSumOfTheirRates) {
  EXPECT_TRUE(agrees(minima(exponentials(k_different)), first_of(k_different)));
}

TEST(ClosedForms, RaceIsWonInProportionToTheRates) {
  const std::vector<Distribution> racers = exponentials(k_different);
  std::uint64_t won = 0;
  for (std::uint32_t r = 0; r < k_replications; ++r) {
    const std::vector<double> luck = lucks(Luck(Seed{1}, r), 3);
    const Millis mine = racers[1].sample(luck[1]);
    won += mine < racers[0].sample(luck[0]) && mine < racers[2].sample(luck[2]);
  }
  EXPECT_TRUE(agrees_in_share(won, k_replications, (1 / 3.6e6) / (1 / 6e5 + 1 / 3.6e6 + 1 / 1.1e7)));
}

TEST(ClosedForms, WhatRemainsOfAnExponentialInAForkIsTheSameExponential) {
  const Distribution distribution = exponential_of(7.2e6);
  const Millis elapsed{5'000'000};
  std::vector<Millis> left;
  for (std::uint32_t future = 1; future <= k_replications; ++future) {
    const double u = Luck(Seed{1}, 0, future).uniform(LuckKey{4}, 0);
    left.push_back(distribution.remaining(u, elapsed) - elapsed);
  }
  EXPECT_TRUE(agrees(left, exponential(7.2e6)));
}

TEST(ClosedForms, NeverHappensAsOftenAsStated) {
  Spread spread;
  spread.form = SpreadForm::exponential;
  spread.values = {7.2e6};
  spread.never = 0.3;
  const Distribution distribution = Distribution::of(spread).value();
  std::vector<Millis> samples =
      replicate([&](const Luck& luck) { return distribution.sample(stage_luck(luck, 0)); });
  const auto never = std::remove(samples.begin(), samples.end(), topology::k_never);
  EXPECT_TRUE(agrees_in_share(static_cast<std::uint64_t>(samples.end() - never), k_replications, 0.3));
  samples.erase(never, samples.end());
  EXPECT_TRUE(agrees(samples, exponential(7.2e6)));
}

TEST(ClosedForms, LognormalThroughTwoQuantiles) {
  const double sigma = std::log(3.0) / boost::math::quantile(boost::math::normal(), 0.95);
  const boost::math::lognormal law(std::log(240'000.0), sigma);
  const ClosedForm exact{"lognormal", boost::math::mean(law), boost::math::variance(law),
                         [law](double t) { return t <= 0.0 ? 0.0 : boost::math::cdf(law, t); }};
  EXPECT_TRUE(agrees(sums({compiled(SpreadForm::lognormal, {0.5, 240'000.0, 0.95, 720'000.0})}), exact));
}

TEST(ClosedForms, PertIsTheBetaWithFourTimesTheWeightOnTheLikely) {
  const double low = 3.6e6, likely = 7.2e6, high = 8.64e7, range = high - low;
  const boost::math::beta_distribution<> law(1 + 4 * (likely - low) / range, 1 + 4 * (high - likely) / range);
  const ClosedForm exact{
      "PERT", low + range * boost::math::mean(law), range * range * boost::math::variance(law),
      [law, low, range](double t) { return boost::math::cdf(law, std::clamp((t - low) / range, 0.0, 1.0)); }};
  EXPECT_TRUE(agrees(sums({compiled(SpreadForm::pert, {low, likely, high})}), exact));
}

TEST(Power, ARateSlightlyOffTurnsEachClosedFormRed) {
  EXPECT_FALSE(agrees(sums(exponentials({7.2e6}, k_planted_error)), exponential(7.2e6)));
  EXPECT_FALSE(agrees(sums(exponentials(k_same, k_planted_error)), erlang(4, 3.6e6)));
  EXPECT_FALSE(agrees(sums(exponentials(k_different, k_planted_error)), hypoexponential(k_different)));
  EXPECT_FALSE(agrees(minima(exponentials(k_different, k_planted_error)), first_of(k_different)));
}

TEST(Power, IsAtLeast99PercentForTheHardestForm) {
  const Distribution planted = exponential_of(7.2e6 / (1.0 + k_planted_error));
  int red = 0;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    const auto samples =
        replicate([&](const Luck& luck) { return planted.sample(luck.uniform(LuckKey{7}, 0)); }, seed);
    red += std::abs(mean_deviation(samples, exponential(7.2e6))) > k_mean_limit;
  }
  EXPECT_GE(red, 99);
}

TEST(Power, TheRightRateStaysGreenForEverySeed) {
  const Distribution right = exponential_of(7.2e6);
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto samples =
        replicate([&](const Luck& luck) { return right.sample(luck.uniform(LuckKey{7}, 0)); }, seed);
    EXPECT_TRUE(agrees(samples, exponential(7.2e6))) << seed;
  }
}

}  // namespace
}  // namespace gameday::differential
