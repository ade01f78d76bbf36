#include "reports/html/axis.h"

#include <gtest/gtest.h>

namespace gameday::reports {
namespace {

TEST(Axis, TimeGoesFromAMinuteToTheHorizon) {
  const Axis axis = Axis::time(topology::k_day * 30);
  EXPECT_DOUBLE_EQ(axis.percent(0), 0);  // a log axis has no zero
  EXPECT_DOUBLE_EQ(axis.percent(60'000), 0);
  EXPECT_DOUBLE_EQ(axis.percent(30.0 * 86'400'000), 100);
  EXPECT_EQ(axis.ticks().back().label, "30 d");
  EXPECT_GT(axis.percent(3'600'000), 35);
}

TEST(Axis, CountsBeginAtZeroAndEndAboveTheMost) {
  for (const double most : {1.0, 7.0, 106.0, 2.7e6}) {
    const Axis axis = Axis::count(most);
    EXPECT_EQ(axis.ticks().front().label, "0");
    EXPECT_LE(axis.percent(most), 100);
    EXPECT_LE(axis.ticks().size(), 8U) << most;
    EXPECT_NEAR(axis.ticks().back().at, 100, 1e-9);
  }
}

TEST(Axis, LogCountsAreLabelledAtPowersOfTen) {
  const Axis axis = Axis::log_count(2.7e6);
  EXPECT_EQ(axis.low(), 1000);
  ASSERT_EQ(axis.ticks().size(), 4U);
  EXPECT_DOUBLE_EQ(Axis::log_count(1).low(), 1);
}

TEST(Axis, SharesFillTheirAxis) { EXPECT_DOUBLE_EQ(Axis::share().percent(0.25), 25); }

}  // namespace
}  // namespace gameday::reports
