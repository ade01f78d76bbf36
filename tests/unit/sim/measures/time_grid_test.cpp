#include "sim/measures/time_grid.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace gameday::sim {
namespace {

TEST(TimeGrid, GoesFromNothingToTheHorizon) {
  const TimeGrid grid(topology::k_day * 30);
  EXPECT_EQ(grid.instants().front(), topology::Millis{0});
  EXPECT_EQ(grid.instants()[1], topology::k_minute);
  EXPECT_EQ(grid.instants().back(), topology::k_day * 30);
  EXPECT_EQ(grid.instants().size(), TimeGrid::k_instants);
}

TEST(TimeGrid, EachInstantIsLaterThanTheOneBefore) {
  for (const std::int64_t ms : {std::int64_t{1}, std::int64_t{60'000}, std::int64_t{61'000}, topology::k_day.count * 3650}) {
    const TimeGrid grid(topology::Millis{ms});
    EXPECT_TRUE(std::ranges::is_sorted(grid.instants(), std::ranges::less_equal{})) << ms;
    EXPECT_EQ(grid.instants().back().count, ms);
    EXPECT_LE(grid.instants().size(), TimeGrid::k_instants);
  }
}

TEST(TimeGrid, WhatLiesBetweenCountsAtTheNextInstant) {
  const TimeGrid grid(topology::k_day);
  EXPECT_EQ(grid.at_or_after(topology::Millis{0}), 0U);
  EXPECT_EQ(grid.at_or_after(topology::Millis{1}), 1U);
  EXPECT_EQ(grid.at_or_after(topology::k_minute), 1U);
  EXPECT_EQ(grid.at_or_after(topology::k_week), grid.instants().size() - 1);
}

}  // namespace
}  // namespace gameday::sim
