#include "reports/html/stacked_bars.h"

#include <gtest/gtest.h>

namespace gameday::reports {
namespace {

TEST(StackedBars, PartsDifferByPatternAndAreNamed) {
  const std::string html = to_html(StackedBars{"who", {"a", "b", "c", "d", "nobody"}, {{{"set", 1}, {0.5, 0.2, 0.1, 0.1, 0.1}}}});
  for (const char* part : {"url(#hatch-s1)", "url(#dots-s1)", "fill-opacity", "stroke-dasharray", "nobody"})
    EXPECT_NE(html.find(part), std::string::npos) << part;
}

TEST(StackedBars, APartOfNothingIsNotDrawnButSaid) {
  const std::string html = to_html(StackedBars{"who", {"a", "b"}, {{{"set", 0}, {1, 0}}}});
  EXPECT_EQ(html.find("width=\"0.00%\""), std::string::npos);
  EXPECT_NE(html.find("b</li>"), std::string::npos);
}

}  // namespace
}  // namespace gameday::reports
