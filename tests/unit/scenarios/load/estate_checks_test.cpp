#include "scenarios/load/estate_checks.h"

#include <gtest/gtest.h>

#include "scenarios/load/scenario_toml.h"
#include "tests/unit/scenarios/load/told.h"

namespace gameday::scenarios {
namespace {

/// Accounts shop and backup; user ana with a key, who has left; user ben without; bucket receipts.
topology::Estate estate() {
  using topology::AccountId;
  topology::Estate estate;
  estate.as_of = std::chrono::year{2026} / 11 / 1;
  estate.accounts.resize(2);
  estate.accounts[0].name = "backup";
  estate.accounts[1].name = "shop";
  estate.people.push_back({"ana", "people/ana", "shop", {}, topology::Day{std::chrono::year{2026} / 9 / 30}});
  estate.principals.resize(2);
  estate.principals[0].name = "ana";
  estate.principals[0].account = AccountId{1};
  estate.principals[0].keys.resize(1);
  estate.principals[0].person = topology::PersonId{0};
  estate.principals[1].name = "ben";
  estate.principals[1].account = AccountId{1};
  estate.resources.resize(1);
  estate.resources[0].name = "receipts";
  estate.resources[0].account = AccountId{1};
  estate.resources[0].data_class = "confidential";
  return estate;
}

Scenario scenario(const std::string& lines) {
  const auto scenario = load_scenario("gameday = 1\n" + lines, "s.toml", "s");
  EXPECT_TRUE(scenario) << (scenario ? "" : to_string(scenario.error().front()));
  return scenario ? *scenario : Scenario{};
}

std::string entry_problems(const std::string& entry) {
  return told(check_against(scenario("entry = { " + entry + " }\n"), estate()));
}

TEST(EstateChecks, AnEntryThatSomebodySatisfiesIsNoProblem) {
  EXPECT_EQ(entry_problems("credential = { kind = 'user', has = ['access-key', 'left'] }"), "");
}

TEST(EstateChecks, ANameThatIsNotThereIsToldWithTheNearest) {
  EXPECT_EQ(entry_problems("credential = 'user/anna'"),
            "s.toml:2:24: user \"anna\" is not in the estate; did you mean \"ana\"?\n");
}

TEST(EstateChecks, ANameWithItsAccountIsComparedWithItsAccount) {
  EXPECT_EQ(entry_problems("credential = 'user/shop/anna'"),
            "s.toml:2:24: user \"shop/anna\" is not in the estate; did you mean \"shop/ana\"?\n");
}

TEST(EstateChecks, AnAccountThatIsNotThereIsToldWithTheNearest) {
  EXPECT_EQ(entry_problems("credential = { kind = 'user', account = 'shp' }"),
            "s.toml:2:24: account \"shp\" is not in the estate; did you mean \"shop\"?\n");
}

TEST(EstateChecks, AnEntryThatNothingSatisfiesSaysWhichConditionFails) {
  EXPECT_EQ(entry_problems("credential = { kind = 'user', has = ['access-key', 'mfa'] }"),
            "s.toml:2:24: entry: nothing in the estate is \"user with access-key, mfa\": of 1 user, none has \"mfa\"\n");
}

TEST(EstateChecks, AKindThatTheEstateLacksIsSaid) {
  EXPECT_EQ(entry_problems("code = 'function'"), "s.toml:2:18: entry: nothing in the estate is \"function\": it has no function\n");
}

TEST(EstateChecks, ABucketIsNoCredential) {
  EXPECT_EQ(entry_problems("credential = 'bucket/receipts'"), "s.toml:2:24: entry: \"bucket/receipts\" is no user or role\n");
}

TEST(EstateChecks, TheInternetIsAlwaysThere) { EXPECT_EQ(entry_problems("internet = true"), ""); }

TEST(EstateChecks, AnObjectiveThatNothingSatisfiesIsANoteAndNoProblem) {
  const Scenario s = scenario("entry = { internet = true }\nobjective = { destroy = { kind = 'table' } }\n");
  EXPECT_EQ(told(check_against(s, estate())), "");
  EXPECT_EQ(told(notes_against(s, estate())),
            "s.toml:3:25: objective left out: nothing in the estate is \"table\": it has no table\n");
}

TEST(EstateChecks, AnObjectiveThatIsThereIsNotNoted) {
  const Scenario s = scenario("entry = { internet = true }\nobjective = { destroy = 'confidential' }\n");
  EXPECT_EQ(told(notes_against(s, estate())), "");
}

TEST(EstateChecks, APlaybookLineThatNamesNothingIsAProblem) {
  const Scenario s = scenario(
      "attacker = { strategy = 'playbook' }\nentry = { internet = true }\nplaybook = { try = 'x', on = 'bucket/recipts' }\n");
  EXPECT_EQ(told(check_against(s, estate())),
            "s.toml:4:30: bucket \"recipts\" is not in the estate; did you mean \"receipts\"?\n");
}

TEST(EstateChecks, AControlForAnAccountThatIsNotThereIsAProblem) {
  ControlSet set;
  set.controls.push_back({});
  set.controls[0].name = "guard";
  EnableManaged effect;
  effect.where.account = "backpu";
  effect.where.place = {"c.toml", 3, 1};
  set.controls[0].effects.push_back(effect);
  EXPECT_EQ(told(check_against(set, estate())),
            "c.toml:3:1: control \"guard\": account \"backpu\" is not in the estate; did you mean \"backup\"?\n");
}

}  // namespace
}  // namespace gameday::scenarios
