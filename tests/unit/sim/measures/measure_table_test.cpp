#include "sim/measures/measure_table.h"

#include <gtest/gtest.h>

namespace gameday::sim {
namespace {

/// The sample of one measure in a cell without data.
Sample sample(const Outcome& outcome, const std::string& id) {
  const scenarios::Cell cell{};
  ReachCounter counter(cell);
  std::vector<Sample> samples;
  sample_measures(outcome, {}, counter, samples);
  const auto defs = measure_defs(counter.classes());
  EXPECT_EQ(samples.size(), defs.size());
  for (std::size_t m = 0; m < defs.size(); ++m)
    if (defs[m].id == id) return samples[m];
  ADD_FAILURE() << "no measure " << id;
  return {};
}

Outcome entered() {
  Outcome out;
  out.access = Millis{1000};
  out.end = Millis{100'000};
  return out;
}

TEST(MeasureTable, EachDataClassAddsItsFour) {
  EXPECT_EQ(measure_defs({"confidential"}).size(), measure_defs({}).size() + 4);
}

TEST(MeasureTable, TimeToDetectCountsFromInitialAccess) {
  Outcome out = entered();
  out.detected = Millis{4000};
  EXPECT_EQ(sample(out, "time_to_detect").value, 3000);
}

TEST(MeasureTable, AFutureThatIsNotDetectedIsBeyondTheHorizon) {
  const Sample detect = sample(entered(), "time_to_detect");
  EXPECT_TRUE(detect.applies);
  EXPECT_TRUE(detect.beyond);
}

TEST(MeasureTable, WithoutInitialAccessThereIsNothingToDetect) {
  EXPECT_FALSE(sample({}, "time_to_detect").applies);
  EXPECT_TRUE(sample({}, "initial_access").applies);
  EXPECT_EQ(sample({}, "initial_access").value, 0);
}

TEST(MeasureTable, WhatWasNotDetectedHasNoTimeToContain) { EXPECT_FALSE(sample(entered(), "time_to_contain").applies); }

TEST(MeasureTable, AnAttackerWhoLeftDwelledUntilThen) {
  Outcome out = entered();
  out.left = Millis{9000};
  EXPECT_EQ(sample(out, "dwell_time").value, 8000);
  EXPECT_EQ(sample(out, "left").value, 1);
}

TEST(MeasureTable, WhoLeftBeforeAnybodyNoticedIsNeitherContainedNorNot) {
  Outcome out = entered();
  out.left = Millis{9000};
  out.detected = Millis{20'000};
  EXPECT_FALSE(sample(out, "time_to_contain").applies);
  EXPECT_FALSE(sample(out, "contained").applies);
  EXPECT_EQ(sample(out, "detected").value, 1);
}

TEST(MeasureTable, AWarningBeforeAccessHasALead) {
  Outcome out = entered();
  out.warning = Millis{400};
  EXPECT_EQ(sample(out, "warning_lead").value, 600);
}

TEST(MeasureTable, WhoFoundItIsOneOfTheFinders) {
  Outcome out = entered();
  out.detected = Millis{4000};
  out.finder = Finder::outsider;
  EXPECT_EQ(sample(out, "found_by_outsider").value, 1);
  EXPECT_EQ(sample(out, "found_by_own_detector").value, 0);
}

TEST(MeasureTable, HarmIsInMilliminutes) {
  Outcome out = entered();
  out.harm_minutes = 1.5;
  out.lost_minutes = 2.0;
  EXPECT_EQ(sample(out, "response_minutes_harm").value, 1500);
  EXPECT_EQ(sample(out, "service_minutes_lost").value, 3500);
}

}  // namespace
}  // namespace gameday::sim
