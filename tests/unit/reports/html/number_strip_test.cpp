#include "reports/html/number_strip.h"

#include <gtest/gtest.h>

namespace gameday::reports {
namespace {

std::string strip(const StripNumber& number) {
  return to_html(NumberStrip{{{"set", 0}}, {{"Time", "clock", Quantity::time, Axis::time(topology::k_day * 30), {number}}}, "30 d"});
}

TEST(NumberStrip, NotReachedIsAnArrowAndWords) {
  const std::string html = strip({{std::nullopt, 1e9, std::nullopt}, std::nullopt, true});
  EXPECT_NE(html.find("not reached"), std::string::npos);
  EXPECT_NE(html.find("class=\"arrow\""), std::string::npos);
  EXPECT_EQ(html.find("class=\"interval\""), std::string::npos);
}

TEST(NumberStrip, AnEstimateIsATickOnAPaleBar) {
  const std::string html = strip({{3.6e6, 3e6, 4e6}, std::nullopt, true});
  EXPECT_NE(html.find("class=\"interval\""), std::string::npos);
  EXPECT_NE(html.find("class=\"tick\""), std::string::npos);
}

TEST(NumberStrip, OfNobodyThereIsNothingToTell) {
  EXPECT_NE(strip({{}, std::nullopt, false}).find("nothing to tell"), std::string::npos);
}

}  // namespace
}  // namespace gameday::reports
