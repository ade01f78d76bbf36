#include "reports/html/findings.h"

#include <gtest/gtest.h>

#include "tests/unit/reports/made_result.h"

namespace gameday::reports {
namespace {

/// A cell in which everybody gets in.
std::vector<sim::MeasureResult> cell(std::vector<std::int64_t> records, std::vector<std::int64_t> detect, int unseen) {
  std::vector<std::int64_t> seen(detect.size(), 1);
  seen.resize(detect.size() + static_cast<std::size_t>(unseen), 0);
  return {measure("initial_access", sim::Unit::share, {1, 1}),
          measure("records_exposed", sim::Unit::count, records),
          measure("records_exposed.customer", sim::Unit::count, records),
          measure("accounts_reached", sim::Unit::count, {1, 1}),
          measure("time_to_detect", sim::Unit::ms, detect, unseen),
          measure("time_to_contain", sim::Unit::ms, {}, static_cast<int>(detect.size())),
          measure("found_by_own_detector", sim::Unit::share, seen)};
}

RunFacts two(std::vector<sim::MeasureResult> first, std::vector<sim::MeasureResult> second) {
  RunResult result = one_cell("star-star", std::move(first));
  result.cells.push_back(one_cell("baseline", std::move(second)).cells[0]);
  return facts(result);
}

std::string plain(std::string text) {
  for (const std::string odd : {"\u00a0", "\u2011"})
    for (std::size_t at = text.find(odd); at != std::string::npos; at = text.find(odd)) text.replace(at, odd.size(), odd == "\u00a0" ? " " : "-");
  return text;
}

TEST(Findings, TheAnswerIsTwoSentences) {
  const RunFacts both = two(cell({200, 200, 201}, {}, 3), cell({0, 0, 1}, {60'000, 60'000, 60'000}, 0));
  EXPECT_EQ(plain(answer(both)),
            "With star-star the attacker takes 200 data records in the median future, and in 100 % of futures nobody notices within 30 d. "
            "Baseline notices after 1 min, and the attacker takes nothing in the median future.");
}

TEST(Findings, WhereIntervalsOverlapNoDifferenceIsShown) {
  const auto same = cell({10, 500'000, 90}, {60'000, 60'000, 60'000}, 0);
  EXPECT_NE(answer(two(same, same)).find("No difference in what is taken is shown"), std::string::npos);
}

TEST(Findings, WithoutEntryNothingIsClaimed) {
  const RunFacts none = facts(one_cell("a", {measure("initial_access", sim::Unit::share, {0, 0})}));
  EXPECT_NE(answer(none).find("gets in in no future"), std::string::npos);
  EXPECT_EQ(exposure_finding(none), "Nothing is exposed, because nobody gets in");
  EXPECT_EQ(detection_finding(none), "There is nothing to detect");
  EXPECT_EQ(containment_finding(none), "There is nothing to contain");
}

TEST(Findings, OneControlSetIsNotComparedWithItself) {
  const RunFacts one = facts(one_cell("baseline", cell({0, 0}, {60'000, 60'000}, 0)));
  EXPECT_EQ(plain(answer(one)), "The attacker takes nothing in the median future, and somebody notices in every future. "
                                "The median future notices after 1 min and, even once detected, is not contained within 30 d.");
  EXPECT_EQ(exposure_finding(one), "No data record leaves in any future");
  EXPECT_EQ(reach_finding(one), "The attacker stays in one account");
}

TEST(Findings, ATimeBeyondTheHorizonIsSaidSo) {
  EXPECT_EQ(plain(detection_finding(two(cell({1}, {}, 3), cell({1}, {60'000, 60'000}, 0)))),
            "The median future is noticed not within 30 d with star-star, after 1 min with baseline");
}

TEST(Findings, StepsThatRaiseNoAlertAreCounted) {
  StateMatrix matrix{{{"set", 0}}, {{"a", "", {{DetectionState::invisible, 1, {}}}, 1}, {"b", "", {{DetectionState::prevented, 1, {}}}, 1}}};
  EXPECT_EQ(state_finding(matrix), "Kinds of step that succeed and mostly raise no alert: 1 of 2");
  matrix.rows.erase(matrix.rows.begin());
  EXPECT_EQ(state_finding(matrix), "Every kind of step is mostly prevented or raises an alert");
  matrix.rows.clear();
  EXPECT_EQ(state_finding(matrix), "No step is tried");
}

TEST(Findings, WithoutFuturesNoneIsTold) { EXPECT_EQ(futures_finding({}, RunFacts{}), "There is no future to tell"); }

TEST(Findings, AssumptionsAreCounted) {
  EXPECT_EQ(assumptions_finding(0), "Every number of the library that this rests on has a source");
  EXPECT_NE(assumptions_finding(1).find("1 assumption:"), std::string::npos);
}

}  // namespace
}  // namespace gameday::reports
