#include "scenarios/compile/defence.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/unit/topology/load/draft_of.h"

namespace gameday::scenarios {
namespace {

/// A log, two rules, a managed detector, a runbook.
Library library() {
  Library made;
  made.log_sources.emplace_back().name = "trail";
  made.rules.emplace_back().file = "b";
  made.rules.back().level = Level::high;
  made.rules.emplace_back().file = "a";
  std::ranges::sort(made.rules, {}, &SigmaRule::file);
  made.managed.emplace_back().name = "guard";
  made.runbooks.emplace_back().name = "disable";
  return made;
}

struct Made {
  explicit Made(std::vector<Effect> effects) : kept(library()), estate(topology::estate_of("[account.lab]\n[account.shop]\n")) {
    ControlSet controls;
    for (Effect& effect : effects) {
      controls.controls.emplace_back();
      controls.controls.back().cost_per_month = 10;
      controls.controls.back().effects.push_back(std::move(effect));
    }
    defence = make_defence(controls, estate, kept);
  }
  Library kept;
  topology::Estate estate;
  Defence defence;
};

Selector account(const std::string& name) {
  Selector where;
  where.name = name;
  return where;
}

using Accounts = std::vector<std::uint8_t>;

TEST(Defence, WithoutControlsNothingIsSeenAndPeopleImprovise) {
  const Made made({});
  EXPECT_EQ(made.defence.logs.front().accounts, (Accounts{0, 0}));
  EXPECT_TRUE(made.defence.rules.empty());
  EXPECT_FALSE(made.defence.staff);
  ASSERT_EQ(made.defence.runbooks.size(), 1U);
  EXPECT_FALSE(made.defence.runbooks.front().written);
}

TEST(Defence, ALogIsOnWhereItIsEnabled) {
  const Made made({EnableLog{"trail", account("shop"), {}}});
  EXPECT_EQ(made.defence.logs.front().accounts, (Accounts{0, 1}));
}

TEST(Defence, TheSameLogTwiceCoversBothScopes) {
  const Made made({EnableLog{"trail", account("shop"), {}}, EnableLog{"trail", account("lab"), {}}});
  EXPECT_EQ(made.defence.logs.front().accounts, (Accounts{1, 1}));
}

TEST(Defence, RulesComeByNameAndMutedOnesDoNot) {
  EnableRules rules;
  rules.rules = {"*"};
  const Made all({rules});
  ASSERT_EQ(all.defence.rules.size(), 2U);
  EXPECT_EQ(all.defence.rules.front().rule->file, "a");
  rules.muted = {"a"};
  EXPECT_EQ(Made({rules}).defence.rules.size(), 1U);
}

TEST(Defence, ARuleEnabledAgainTakesTheLaterSchedule) {
  EnableRules often;
  often.rules = {"a"};
  often.every = topology::k_minute;
  EnableRules seldom = often;
  seldom.every = topology::k_hour;
  const Made made({often, seldom});
  ASSERT_EQ(made.defence.rules.size(), 1U);
  EXPECT_EQ(made.defence.rules.front().every, topology::k_hour);
}

TEST(Defence, AManagedDetectorWatchesTheSelectedAccounts) {
  const Made made({EnableManaged{"guard", account("lab")}});
  ASSERT_EQ(made.defence.managed.size(), 1U);
  EXPECT_EQ(made.defence.managed.front().accounts, (Accounts{1, 0}));
}

TEST(Defence, ARunbookThatIsEnabledIsWritten) {
  const Made made({EnableRunbook{"disable", RunbookMode::automated, {"a"}, topology::k_day}});
  const RunbookUse& use = made.defence.runbooks.front();
  EXPECT_TRUE(use.written);
  EXPECT_EQ(use.mode, RunbookMode::automated);
  EXPECT_EQ(use.drilled, topology::k_day);
}

TEST(Defence, PeopleAndLagsAreWhatTheLastControlSays) {
  Staff staff;
  staff.analysts = 3;
  PeopleParameters people;
  people.notices = 0.5;
  const Made made({staff, people, ProcessLag{"decide", {}}});
  EXPECT_EQ(made.defence.staff->analysts, 3);
  EXPECT_EQ(made.defence.people.notices, 0.5);
  EXPECT_TRUE(made.defence.decide_lag);
  EXPECT_FALSE(made.defence.leaver_lag);
}

TEST(Defence, CostsAddUp) { EXPECT_EQ(Made({PeopleParameters{}, PeopleParameters{}}).defence.cost_per_month, 20); }

}  // namespace
}  // namespace gameday::scenarios
