#include "reports/html/plot.h"

#include <gtest/gtest.h>

namespace gameday::reports {
namespace {

TEST(Plot, ItsNameIsThereForThoseWhoHearIt) {
  EXPECT_NE(opened({"a \"b\"", "y", "x", 100}).find("role=\"img\" aria-label=\"a &quot;b&quot;\""), std::string::npos);
}

TEST(Plot, GridLinesStandInPercent) {
  const std::string svg = grid(Axis::share(), Axis::share());
  EXPECT_NE(svg.find("y1=\"25.00%\""), std::string::npos);
  EXPECT_NE(svg.find("text-anchor=\"start\""), std::string::npos);
}

TEST(Plot, MarginsTakeTheirPartOfTheAxes) {
  EXPECT_NE(grid(Axis::share(), Axis::share(), 80).find("x1=\"80.00%\""), std::string::npos);
}

}  // namespace
}  // namespace gameday::reports
