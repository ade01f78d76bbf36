#include "sim/random/distribution.h"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "sim/random/luck.h"

namespace gameday::sim {
namespace {

using scenarios::Spread;
using scenarios::SpreadForm;
using topology::k_hour;
using topology::k_minute;
using topology::k_never;
using topology::Millis;

/// Says what a test is about and leaves the rest valid.
Spread spread(SpreadForm form, std::vector<double> values) {
  Spread made;
  made.form = form;
  made.values = std::move(values);
  made.place = {"techniques.toml", 3, 9};
  return made;
}
Spread limited(Spread made, std::optional<double> floor, std::optional<double> ceiling) {
  made.floor = floor;
  made.ceiling = ceiling;
  return made;
}
Spread sometimes(Spread made, double never) {
  made.never = never;
  return made;
}

const Spread k_fixed = spread(SpreadForm::fixed, {300'000.0});
const Spread k_exponential = spread(SpreadForm::exponential, {7'200'000.0});
const Spread k_lognormal = spread(SpreadForm::lognormal, {0.5, 240'000.0, 0.95, 720'000.0});
const Spread k_pert = spread(SpreadForm::pert, {3.6e6, 7.2e6, 8.64e7});
const Spread k_samples = spread(SpreadForm::samples, {60'000.0, 20'000.0, 90'000.0, 20'000.0});

struct Named {
  std::string name;
  Spread spread;
};

std::vector<Named> all_forms() {
  return {{"fixed", k_fixed},
          {"exponential", k_exponential},
          {"lognormal", k_lognormal},
          {"pert", k_pert},
          {"samples", k_samples},
          {"exponential with never", sometimes(k_exponential, 0.3)},
          {"samples with never", sometimes(k_samples, 0.3)},
          {"exponential with limits", limited(k_exponential, 3'600'000.0, 20'000'000.0)},
          {"lognormal with limits", limited(k_lognormal, 200'000.0, 900'000.0)},
          {"lognormal far out", limited(k_lognormal, 2'000'000.0, std::nullopt)},
          {"pert with limits and never", sometimes(limited(k_pert, 5e6, 3e7), 0.1)},
          {"samples with limits", limited(k_samples, std::nullopt, 70'000.0)}};
}

Distribution compiled(const Spread& written) { return Distribution::of(written).value(); }

TEST(Distribution, LargerDrawsAreNeverSooner) {
  for (const auto& [name, written] : all_forms()) {
    const Distribution distribution = compiled(written);
    Millis last{0};
    for (int i = 1; i < 100'000; ++i) {
      const Millis t = distribution.sample(i / 100'000.0);
      ASSERT_LE(last, t) << name << ' ' << i;
      last = t;
    }
  }
}

/// cdf(t - 1) < u <= cdf(t) at t = sample(u) is what inversion means for whole milliseconds. 1e-8: PERT's
/// table.
TEST(Distribution, CdfIsTheInverseOfSample) {
  for (const auto& [name, written] : all_forms()) {
    const Distribution distribution = compiled(written);
    for (int i = 1; i < 10'000; ++i) {
      const double u = (i - 0.5) / 10'000.0;
      const Millis t = distribution.sample(u);
      ASSERT_GE(distribution.cdf(t), u - 1e-8) << name << ' ' << u;
      ASSERT_LE(distribution.cdf(t - Millis{1}), t == k_never ? 1.0 : u + 1e-8) << name << ' ' << u;
    }
  }
}

/// P(total <= t | total > elapsed) by Bayes equals the share of draws of `remaining` at or below t.
TEST(Distribution, RemainingIsTheConditionalDistribution) {
  constexpr int draws = 20'000;
  for (const auto& [name, written] : all_forms()) {
    const Distribution distribution = compiled(written);
    for (const double at : {0.01, 0.4, 0.6}) {
      const Millis elapsed = distribution.quantile(at);
      if (elapsed == k_never || distribution.survival(elapsed) == 0.0) continue;
      for (const double later : {0.7, 0.85, 0.9, 0.999}) {
        const Millis t = distribution.quantile(later);
        int count = 0;
        for (int i = 0; i < draws; ++i) {
          const Millis total = distribution.remaining((i + 0.5) / draws, elapsed);
          ASSERT_GT(total, elapsed) << name;
          count += total <= t;
        }
        const double exact =
            (distribution.cdf(t) - distribution.cdf(elapsed)) / distribution.survival(elapsed);
        EXPECT_NEAR(static_cast<double>(count) / draws, exact, 1.0 / draws)
            << name << ' ' << at << ' ' << later;
      }
    }
  }
}

TEST(Distribution, RemainingOfAnExponentialForgetsTheElapsedTimeHoweverLong) {
  const Distribution distribution = compiled(k_exponential);
  const Millis elapsed{7'200'000 * 500LL};
  EXPECT_NEAR(static_cast<double>((distribution.remaining(0.5, elapsed) - elapsed).count),
              7.2e6 * std::log(2.0), 1.0);
}

TEST(Distribution, WhatIsOverdueHappensAtOnce) {
  EXPECT_EQ(compiled(k_fixed).remaining(0.5, Millis{300'000}), Millis{300'001});
  EXPECT_EQ(compiled(k_samples).remaining(0.999999, Millis{60'000}), Millis{90'000});
}

TEST(Distribution, FixedIsAlwaysTheSame) {
  EXPECT_EQ(compiled(k_fixed).sample(1e-9), k_minute * 5);
  EXPECT_EQ(compiled(k_fixed).sample(1.0 - 1e-9), k_minute * 5);
}

TEST(Distribution, ExponentialHasItsMeanAndMedian) {
  EXPECT_EQ(compiled(k_exponential).mean(), 7.2e6);
  EXPECT_EQ(compiled(k_exponential).sample(0.5).count, std::llround(7.2e6 * std::log(2.0)));
}

TEST(Distribution, LognormalPassesThroughBothQuantiles) {
  EXPECT_EQ(compiled(k_lognormal).quantile(0.5), k_minute * 4);
  EXPECT_EQ(compiled(k_lognormal).quantile(0.95), k_minute * 12);
}

TEST(Distribution, PertStaysBetweenLowAndHigh) {
  EXPECT_GE(compiled(k_pert).sample(1e-15), k_hour);
  EXPECT_LE(compiled(k_pert).sample(1.0 - 1e-15), k_hour * 24);
  EXPECT_NEAR(compiled(k_pert).mean(), (3.6e6 + 4 * 7.2e6 + 8.64e7) / 6, 1e-3);
}

TEST(Distribution, SamplesAreEachEquallyLikely) {
  EXPECT_EQ(compiled(k_samples).sample(0.01), Millis{20'000});
  EXPECT_EQ(compiled(k_samples).sample(0.49), Millis{20'000});
  EXPECT_EQ(compiled(k_samples).sample(0.51), Millis{60'000});
  EXPECT_EQ(compiled(k_samples).sample(0.99), Millis{90'000});
  EXPECT_EQ(compiled(k_samples).quantile(0.5), Millis{20'000});
  EXPECT_EQ(compiled(k_samples).cdf(Millis{60'000}), 0.75);
}

TEST(Distribution, TheLargestDrawsMeanNever) {
  const Distribution distribution = compiled(sometimes(k_fixed, 0.3));
  EXPECT_EQ(distribution.sample(0.69), k_minute * 5);
  EXPECT_EQ(distribution.sample(0.71), k_never);
  EXPECT_NEAR(distribution.cdf(k_hour), 0.7, 1e-15);
  EXPECT_EQ(distribution.cdf(k_never), 1.0);
  EXPECT_EQ(compiled(sometimes(k_fixed, 1.0)).sample(1e-12), k_never);
}

TEST(Distribution, ElapsedTimeMakesNeverLikelier) {
  const Distribution distribution = compiled(sometimes(k_samples, 0.5));
  // Half of the samples are over after 20 s: never is then 0.5 / 0.75.
  EXPECT_EQ(distribution.remaining(0.34, Millis{20'000}), k_never);
  EXPECT_EQ(distribution.remaining(0.32, Millis{20'000}), Millis{90'000});
}

TEST(Distribution, LimitsTruncateAndRenormaliseRatherThanClamp) {
  const Distribution distribution = compiled(limited(k_exponential, 3.6e6, std::nullopt));
  // Memoryless: what is above the floor is exponential again.
  EXPECT_NEAR(static_cast<double>(distribution.sample(0.5).count), 3.6e6 + 7.2e6 * std::log(2.0), 1.0);
  EXPECT_NEAR(distribution.mean(), 3.6e6 + 7.2e6, 1e-6);
}

/// Means in closed form against the average of 100,000 evenly spread draws.
TEST(Distribution, MeanIsThatOfTheDraws) {
  for (const auto& [name, written] : all_forms()) {
    const Distribution distribution = compiled(sometimes(written, 0.0));
    double sum = 0.0;
    for (int i = 0; i < 100'000; ++i)
      sum += static_cast<double>(distribution.sample((i + 0.5) / 100'000).count);
    EXPECT_NEAR(sum / 100'000 / distribution.mean(), 1.0, 1e-4) << name;
  }
}

TEST(Distribution, SaysWhatIsWrongWhereItIsWritten) {
  const auto reason = [](const Spread& written) { return Distribution::of(written).error().reason; };
  EXPECT_EQ(Distribution::of(spread(SpreadForm::exponential, {0.0})).error().place.line, 3);
  EXPECT_EQ(reason(spread(SpreadForm::exponential, {0.0})), "the mean is not above zero");
  EXPECT_EQ(reason(spread(SpreadForm::fixed, {-1.0})), "the length of time is negative or missing");
  EXPECT_EQ(reason(spread(SpreadForm::fixed, {std::nan("")})), "a length of time is not a finite number");
  EXPECT_EQ(reason(spread(SpreadForm::lognormal, {0.5, 10.0, 0.95, 9.0})), "the quantiles do not ascend");
  EXPECT_EQ(reason(spread(SpreadForm::lognormal, {0.5, 10.0, 0.5, 19.0})),
            "the two quantiles are not at different shares");
  EXPECT_EQ(reason(spread(SpreadForm::pert, {3.0, 2.0, 4.0})), "low, likely and high do not ascend");
  EXPECT_EQ(reason(spread(SpreadForm::samples, {})), "there are no samples");
  EXPECT_EQ(reason(sometimes(k_fixed, 1.5)), "never is not a probability");
  EXPECT_EQ(reason(limited(k_exponential, 5.0, 4.0)), "the floor lies above the ceiling");
  EXPECT_EQ(reason(limited(k_exponential, 7.2e9, std::nullopt)),
            "floor and ceiling leave less than a millionth of the distribution");
  EXPECT_EQ(reason(limited(k_samples, 91'000.0, std::nullopt)),
            "floor and ceiling leave less than a millionth of the distribution");
}

/// Stability: rests on Luck and on the project's own log and exp.
TEST(Distribution, DrawsNeverChange) {
  const auto draw = [](const Spread& written, std::uint32_t n) {
    return compiled(written).sample(Luck(Seed{1}, 0).uniform(topology::luck_key("attempt", "x"), n)).count;
  };
  EXPECT_EQ(draw(k_exponential, 0), 5'194'109);
  EXPECT_EQ(draw(k_exponential, 1), 928'485);
  EXPECT_EQ(draw(k_lognormal, 0), 245'664);
  EXPECT_EQ(draw(k_lognormal, 1), 109'853);
  EXPECT_EQ(draw(k_pert, 0), 17'389'079);
  EXPECT_EQ(draw(k_pert, 1), 6'805'844);
  EXPECT_EQ(draw(k_samples, 0), 60'000);
}

}  // namespace
}  // namespace gameday::sim
