#include "reports/terminal/run_table.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/reports/made_result.h"

namespace gameday::reports {
namespace {

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> found(1);
  for (const char c : text)
    if (c == '\n') found.emplace_back();
    else found.back() += c;
  return found;
}

std::vector<sim::MeasureResult> all() {
  return {measure("time_to_detect", sim::Unit::ms, {1'440'000, 1'440'000, 1'440'000}),
          measure("time_to_contain", sim::Unit::ms, {}, 3),
          measure("accounts_reached", sim::Unit::count, {2, 2, 2}),
          measure("resources_reached", sim::Unit::count, {12, 12, 12}),
          measure("records_exposed", sim::Unit::count, {310'000, 310'000, 310'000}),
          measure("detected", sim::Unit::share, {1, 1, 1}),
          measure("found_by_own_detector", sim::Unit::share, {1, 1, 1}),
          measure("found_by_own_people", sim::Unit::share, {0, 0, 0}),
          measure("found_by_outsider", sim::Unit::share, {0, 0, 0}),
          measure("found_by_attacker", sim::Unit::share, {0, 0, 0})};
}

std::string table(const std::string& controls) { return to_text(one_cell(controls, all()), Detail::short_table); }

TEST(RunTable, OneRowSaysItAll) {
  EXPECT_EQ(lines(table("well-architected"))[4],
            "well-architected      2.0        12   310 k   310 k    100 %  24 min      not reached 100/ 0/  0/  0");
}

TEST(RunTable, HeadingsStandOverTheirColumns) {
  EXPECT_EQ(lines(table("well-architected"))[3],
            "control set      accounts resources     p50     p95  in 30 d  detect      contain     own/pp/out/att");
}

TEST(RunTable, NoLineIsLongerThanAHundredColumns) {
  for (const std::string& line : lines(table("well-architected"))) EXPECT_LE(line.size(), 104U) << line;  // bytes: 2 dots
}

TEST(RunTable, NoLineEndsInABlank) {
  for (const std::string& line : lines(to_text(one_cell("a", all()), Detail::with_intervals)))
    EXPECT_FALSE(line.ends_with(' ')) << line;
}

TEST(RunTable, ANameThatDoesNotFitHasALineOfItsOwn) {
  EXPECT_EQ(lines(table("one-that-is-much-too-long-for-its-column"))[4], "one-that-is-much-too-long-for-its-column");
}

TEST(RunTable, AMeasureThatNobodyHasIsADash) {
  EXPECT_NE(lines(to_text(one_cell("a", {}), Detail::short_table))[4].find(" - "), std::string::npos);
}

TEST(RunTable, DetailTellsMinutesAsPeopleSayThem) {
  const std::string text =
      to_text(one_cell("a", {measure("service_minutes_lost", sim::Unit::min, {259'600, 259'600})}), Detail::with_intervals);
  EXPECT_NE(text.find("mean  4 h 20 min"), std::string::npos) << text;
}

TEST(RunTable, ANoteOfTwoCellsIsSaidOnce) {
  RunResult result = one_cell("a", {});
  result.cells[0].notes = {"nothing satisfies \"restricted\""};
  result.cells.push_back(result.cells[0]);
  const std::string text = to_text(result, Detail::short_table);
  EXPECT_EQ(text.find("note: "), text.rfind("note: "));
}

}  // namespace
}  // namespace gameday::reports
