#include "reports/html/scatter_chart.h"

#include <gtest/gtest.h>

namespace gameday::reports {
namespace {

ScatterChart chart(std::vector<Dot> dots) {
  return {"name", Axis::time(topology::k_day * 30), Axis::log_count(1e6), "x", "y", "not in 30 d", {{{"one", 2}, std::move(dots), std::nullopt}}};
}

TEST(ScatterChart, ADotStandsOnItsAxes) {
  EXPECT_NE(to_svg(chart({{1, 60'000.0, 1000.0}})).find("<circle cx=\"0.0%\" cy=\"91.0%\""), std::string::npos);
}

TEST(ScatterChart, WhatNeverHappenedStandsInTheMargin) {
  const std::string svg = to_svg(chart({{1, std::nullopt, 1000.0}}));
  const std::size_t at = svg.find("<circle cx=\"") + 12;
  EXPECT_GT(std::stod(svg.substr(at)), 86.0);
}

TEST(ScatterChart, NothingLostStandsBelowTheAxis) {
  const std::string svg = to_svg(chart({{1, 60'000.0, 0.0}}));
  const std::size_t at = svg.find("cy=\"") + 4;
  EXPECT_GT(std::stod(svg.substr(at)), 91.0);
}

TEST(ScatterChart, TheSameFutureGetsTheSamePlace) {
  EXPECT_EQ(to_svg(chart({{9, std::nullopt, 0.0}})), to_svg(chart({{9, std::nullopt, 0.0}})));
}

}  // namespace
}  // namespace gameday::reports
