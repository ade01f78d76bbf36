#include "reports/html/curve_chart.h"

#include <gtest/gtest.h>

namespace gameday::reports {
namespace {

CurveChart chart(Line line) {
  CurveChart made{"name", Axis::share(), Axis::share(), "x", "y", line, {}, {}};
  made.curves.push_back({{"one", 0}, "label", {{0, 1, 1.0, 1.0}, {0.5, 0.5, 0.4, 0.6}, {1, 0.5, {}, {}}}, {}});
  return made;
}

TEST(CurveChart, LinesGoFromPointToPoint) {
  EXPECT_NE(to_svg(chart(Line::straight)).find("d=\"M0.0 0.0L500.0 500.0L1000.0 500.0\""), std::string::npos);
}

TEST(CurveChart, InStepsAValueHoldsUntilTheNext) {
  EXPECT_NE(to_svg(chart(Line::steps)).find("d=\"M0.0 0.0L500.0 0.0L500.0 500.0L1000.0 500.0L1000.0 500.0\""), std::string::npos);
}

TEST(CurveChart, TheBandIsThereOnlyWhereItIsKnown) {
  EXPECT_NE(to_svg(chart(Line::straight)).find("class=\"band s0\" d=\"M0.0 0.0L500.0 400.0L500.0 600.0L0.0 0.0Z\""), std::string::npos);
}

TEST(CurveChart, LabelsOfLinesThatEndTogetherStandApart) {
  CurveChart made = chart(Line::straight);
  made.curves.push_back(made.curves.front());
  made.curves[1].series = {"two", 1};
  const std::string svg = to_svg(made);
  EXPECT_NE(svg.find("y=\"47.50%\""), std::string::npos);
  EXPECT_NE(svg.find("y=\"42.21%\""), std::string::npos);
}

TEST(CurveChart, TheLabelOfAFallingCurveStandsBelowItsEnd) {
  CurveChart made = chart(Line::steps);
  made.curves[0].points = {{0, 1, {}, {}}, {0.9, 0.8, {}, {}}, {1, 0.5, {}, {}}};
  EXPECT_NE(to_svg(made).find("y=\"55.50%\""), std::string::npos);
}

TEST(CurveChart, WithoutCurvesItIsAnEmptyFrame) {
  CurveChart made = chart(Line::straight);
  made.curves.clear();
  EXPECT_EQ(to_svg(made).find("class=\"line"), std::string::npos);
}

}  // namespace
}  // namespace gameday::reports
