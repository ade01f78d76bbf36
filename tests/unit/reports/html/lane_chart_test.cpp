#include "reports/html/lane_chart.h"

#include <gtest/gtest.h>

namespace gameday::reports {
namespace {

LaneChart chart() {
  return {"f1", "a future", Axis::time(topology::k_day), {{-5, 0, "probes", "", 3}, {60'000, 4, "disables <key>", "why", 1}}, {{60'000, "detected"}}};
}

TEST(LaneChart, MarksLeadToTheirReasons) {
  const std::string html = to_html(chart());
  EXPECT_NE(html.find("<a href=\"#f1-2\">"), std::string::npos);
  EXPECT_NE(html.find("<li id=\"f1-2\">"), std::string::npos);
}

TEST(LaneChart, WhatIsToldIsEscaped) { EXPECT_EQ(to_html(chart()).find("<key>"), std::string::npos); }

TEST(LaneChart, RepetitionsAreCounted) { EXPECT_NE(to_html(chart()).find("(3 times)"), std::string::npos); }

TEST(LaneChart, MarksAtOneInstantStandApart) {
  LaneChart crowd = chart();
  crowd.marks = {{0, 0, "a", "", 1}, {0, 0, "b", "", 1}};
  const std::string html = to_html(crowd);
  EXPECT_NE(html.find("y=\"18\" overflow"), std::string::npos);
  EXPECT_NE(html.find("y=\"40\" overflow"), std::string::npos);
}

}  // namespace
}  // namespace gameday::reports
