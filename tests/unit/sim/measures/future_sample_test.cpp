#include "sim/measures/future_sample.h"

#include <gtest/gtest.h>

namespace gameday::sim {
namespace {

SampledFuture future(std::uint32_t number, std::int64_t records) {
  SampledFuture made;
  made.replication = number;
  made.accessed = true;
  made.records = records;
  return made;
}

TEST(FutureSample, TheMedianOneStandsInTheMiddle) {
  const std::vector<SampledFuture> sample{future(0, 30), future(1, 10), future(2, 20)};
  EXPECT_EQ(future_at(sample, 0.5)->replication, 2U);
  EXPECT_EQ(future_at(sample, 0.95)->replication, 0U);
}

TEST(FutureSample, ThoseWithoutAccessAreNotChosen) {
  std::vector<SampledFuture> sample{future(0, 30)};
  sample[0].accessed = false;
  EXPECT_FALSE(future_at(sample, 0.5));
  EXPECT_FALSE(future_at({}, 0.5));
}

TEST(FutureSample, OfEqualLossTheOneDetectedLaterIsWorse) {
  std::vector<SampledFuture> sample{future(0, 10), future(1, 10)};
  sample[1].detected = Millis{5};
  EXPECT_EQ(future_at(sample, 0.99)->replication, 0U);
}

TEST(FutureSample, TimesCountFromTheirOwnClock) {
  Outcome outcome;
  outcome.access = Millis{100};
  outcome.detected = Millis{150};
  outcome.contained = Millis{190};
  const SampledFuture made = sampled(7, outcome, {1, 2, 3});
  EXPECT_EQ(made.detected, Millis{50});
  EXPECT_EQ(made.contained, Millis{40});
  EXPECT_EQ(made.reach.principals, 2);
}

TEST(FutureSample, WithoutAccessNothingIsKept) {
  const SampledFuture made = sampled(7, Outcome{}, {});
  EXPECT_FALSE(made.accessed);
  EXPECT_EQ(made.records, 0);
}

}  // namespace
}  // namespace gameday::sim
