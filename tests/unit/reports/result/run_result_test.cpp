#include "reports/result/run_result.h"

#include <gtest/gtest.h>

#include "tests/unit/reports/made_result.h"

namespace gameday::reports {
namespace {

constexpr topology::Millis k_horizon{1000};

TEST(RunResult, AShareIsTheMeanOfItsOnes) {
  EXPECT_EQ(statistics(measure("detected", sim::Unit::share, {1, 0, 1, 1}), k_horizon).mean.value, 0.75);
}

TEST(RunResult, AShareHasNoQuantiles) {
  EXPECT_FALSE(statistics(measure("detected", sim::Unit::share, {1, 0, 1, 1}), k_horizon).p50.value);
}

TEST(RunResult, WhatWasNotReachedIsCountedAsCensored) {
  EXPECT_EQ(statistics(measure("time_to_detect", sim::Unit::ms, {10, 20}, 3), k_horizon).censored, 3U);
}

TEST(RunResult, AMeanOfTimesCountsTheHorizonForWhatWasNotReached) {
  EXPECT_EQ(statistics(measure("time_to_detect", sim::Unit::ms, {100}, 1), k_horizon).mean.value, 550.0);
}

TEST(RunResult, AMedianBeyondTheHorizonHasNoValue) {
  EXPECT_FALSE(statistics(measure("time_to_detect", sim::Unit::ms, {100}, 2), k_horizon).p50.value);
}

TEST(RunResult, MinutesAreTalliedInThousandths) {
  EXPECT_EQ(statistics(measure("service_minutes_lost", sim::Unit::min, {2000, 4000}), k_horizon).mean.value, 3.0);
}

TEST(RunResult, AMeasureIsFoundByItsId) {
  const RunResult result = one_cell("baseline", {measure("a", sim::Unit::count, {}), measure("b", sim::Unit::count, {})});
  EXPECT_EQ(find_measure(result.cells[0].result, "b"), &result.cells[0].result.measures[1]);
}

TEST(RunResult, AnUnknownMeasureIsNull) { EXPECT_EQ(find_measure(one_cell("baseline", {}).cells[0].result, "b"), nullptr); }

}  // namespace
}  // namespace gameday::reports
