#include "reports/terminal/dot_plot.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <vector>

namespace gameday::reports {
namespace {

TEST(DotPlot, RecordsAreShort) {
  EXPECT_EQ(records_text(0), "none");
  EXPECT_EQ(records_text(840), "840");
  EXPECT_EQ(records_text(310'000), "310 k");
  EXPECT_EQ(records_text(1'200'000), "1.2 M");
}

TEST(DotPlot, AQuantileIsTheSmallestValueWithEnoughAtOrBelow) {
  EXPECT_EQ(quantile({4, 1, 3, 2}, 0.5), 2);
  EXPECT_EQ(quantile({4, 1, 3, 2}, 0.95), 4);
  EXPECT_EQ(quantile({}, 0.5), 0);
}

TEST(DotPlot, ADotStandsForAsManyFuturesAsFiftyDotsNeed) {
  EXPECT_EQ(futures_in_a_dot(1000), 20U);
  EXPECT_EQ(futures_in_a_dot(7), 1U);
}

TEST(DotPlot, HeapsOfBothOptionsShareOneAxis) {
  EXPECT_EQ(dot_plots({0, 0, 5}, "stop", {50, 50, 50}, "wait"),
            "  A  stop\n     none lost in 67 % · p50 none · p95 5\n"
            "  • •        •\n\n"
            "  B  wait\n     none lost in 0 % · p50 50 · p95 50\n"
            "                                   • • •\n\n"
            "  none       from 3     from 10    from 30\n");
}

TEST(DotPlot, NothingLostAnywhereIsOneHeap) {
  EXPECT_EQ(dot_plots({0}, "a", {0}, "b"),
            "  A  a\n     none lost in 100 % · p50 none · p95 none\n  •\n\n"
            "  B  b\n     none lost in 100 % · p50 none · p95 none\n  •\n\n  none\n");
}

TEST(DotPlot, AHeapOfFewerThanHalfADotIsStillSeen) {
  std::vector<std::int64_t> values(1000, 0);
  values[0] = 100;
  EXPECT_NE(dot_plots(values, "a", values, "b").find("·\n"), std::string::npos);
}

TEST(DotPlot, AnySpanOfValuesKeepsWithinTheColumns) {
  std::vector<std::int64_t> values{1};
  while (values.back() < 1'000'000'000'000) values.push_back(values.back() * 10);
  std::istringstream text(dot_plots(values, "a", values, "b"));
  for (std::string line; std::getline(text, line);)
    EXPECT_LE(std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }), 100) << line;
}

}  // namespace
}  // namespace gameday::reports
