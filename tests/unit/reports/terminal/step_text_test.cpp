#include "reports/terminal/step_text.h"

#include <gtest/gtest.h>

#include "tests/differential/graph_cell.h"

namespace gameday::reports {
namespace {

std::string told(std::optional<topology::EntityRef> target = {}) {
  auto hand = sim::hand_program(2, {{{0}, 1, sim::exactly(60'000)}});
  scenarios::Technique& technique = hand.library->techniques.front();
  technique.targets = "account";
  scenarios::PermissionNeed need;
  need.action = "iam:CreateUser";
  technique.permissions.push_back(need);
  return step_text(*hand.program, "hop 0", target);
}

TEST(StepText, SaysWhatItNeeds) { EXPECT_NE(told().find("may iam:CreateUser on"), std::string::npos); }

TEST(StepText, PutsAnBeforeAVowel) { EXPECT_NE(told().find("against an account\n"), std::string::npos); }

TEST(StepText, SaysHowLongItTakesAndHowOftenItWorks) {
  EXPECT_NE(told().find("Takes 1 min in the median, 1 min at the 95th percentile; works in 100 % of tries"), std::string::npos);
}

TEST(StepText, ListsTheTargetsThatItFits) {
  EXPECT_EQ(told().find("none: nothing fits"), std::string::npos);
}

TEST(StepText, SaysWhenATargetDoesNotFit) {
  EXPECT_NE(told(topology::EntityRef{topology::EntityKind::account, 9}).find("not possible: the target does not fit"),
            std::string::npos);
}

TEST(StepText, SaysWhenItLeavesNothing) { EXPECT_NE(told().find("Leaves\n  nothing\n"), std::string::npos); }

}  // namespace
}  // namespace gameday::reports
