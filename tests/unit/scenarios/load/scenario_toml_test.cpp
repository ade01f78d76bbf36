#include "scenarios/load/scenario_toml.h"

#include <gtest/gtest.h>

#include "tests/unit/scenarios/load/told.h"

namespace gameday::scenarios {
namespace {

const std::string k_entry = "gameday = 1\nentry = { credential = 'user/ana' }\n";

std::string problems_of(const std::string& text) {
  const auto scenario = load_scenario(text, "s.toml", "s");
  return scenario ? "" : told(scenario.error());
}

Scenario scenario(const std::string& lines) {
  const auto read = load_scenario("gameday = 1\n" + lines, "s.toml", "s");
  EXPECT_TRUE(read) << told(read.error());
  return read ? *read : Scenario{};
}

TEST(ScenarioToml, TheSketchOfTheFormatIsRead) {
  const Scenario s = scenario(R"(
title = "Leaked access key"
attacker = { skill = "expert", strategy = "opportunistic", hands = 2, patience = "30 d" }
before = [ { probe = "scan", for = "14 d", every = { mean = "6 h" } } ]
entry = { credential = "user/ana", from = "internet", mfa = true }
objective = [ { exfiltrate = "confidential", rate = "3.6 M records/h" }, { persist = true } ]
when = { from = 2026-03-02, to = 2026-03-29, zone = "Europe/Dublin" }
horizon = "20 d"
)");
  EXPECT_EQ(s.name, "s");
  EXPECT_EQ(s.attacker.skill, Skill::expert);
  EXPECT_EQ(s.attacker.hands, 2);
  EXPECT_EQ(s.before.at(0).technique, "scan");
  EXPECT_EQ(s.before.at(0).lasts, topology::Millis{14 * topology::k_day.count});
  EXPECT_EQ(s.entry.kind, EntryKind::credential);
  EXPECT_EQ(s.entry.selector.kind, "user");
  EXPECT_EQ(s.entry.selector.name, "ana");
  EXPECT_TRUE(s.entry.mfa);
  EXPECT_EQ(s.objectives.at(0).what.data_class, "confidential");
  EXPECT_DOUBLE_EQ(s.objectives.at(0).rate_per_ms, 1.0);
  EXPECT_EQ(s.objectives.at(1).kind, ObjectiveKind::persist);
  EXPECT_EQ(s.when.zone, "Europe/Dublin");
  EXPECT_EQ(s.horizon, topology::Millis{20 * topology::k_day.count});
}

TEST(ScenarioToml, APlaybookHasItsAlternatives) {
  const Scenario s = scenario("attacker = { strategy = 'playbook' }\nentry = { internet = true }\n"
                              "playbook = [{ try = ['a', 'b'], on = 'bucket', tries = 7 }]\nreturns = '150 d'\n");
  EXPECT_EQ(s.playbook.at(0).techniques, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(s.playbook.at(0).on->kind, "bucket");
  EXPECT_EQ(s.playbook.at(0).tries, 7);
  EXPECT_EQ(s.leaver_returns, topology::Millis{150 * topology::k_day.count});
}

TEST(ScenarioToml, AVulnerabilityIsReadWithItsClocks) {
  const Scenario s = scenario("entry = { code = { kind = 'compute' } }\n[vulnerability]\nname = 'CVE-1'\npackage = 'p'\n"
                              "unlisted = '30 %'\nassumed = 'a guess'\nexploited = { internet = { mean = '2 d' }, inside = '9 d' }\n");
  ASSERT_TRUE(s.vulnerability);
  EXPECT_EQ(s.vulnerability->package, "p");
  EXPECT_DOUBLE_EQ(s.vulnerability->unlisted, 0.3);
  EXPECT_EQ(s.vulnerability->exploited_exposed.form, SpreadForm::exponential);
  EXPECT_EQ(s.vulnerability->exploited_inside.provenance.assumed, "a guess");
}

TEST(ScenarioToml, AVulnerabilityNeedsSomethingAtRisk) {
  const std::string problems = problems_of(k_entry + "[vulnerability]\nname = 'CVE-1'\npackage = 'p'\nunlisted = 0.1\n"
                                           "exploited = { internet = '1 d', inside = '9 d' }\n");
  EXPECT_NE(problems.find("the entry is no compute resource; expected entry = { code = … } with what is at risk"),
            std::string::npos) << problems;
}

TEST(ScenarioToml, TheExhaustiveAttackerHasHandsForEverything) {
  EXPECT_EQ(scenario("attacker = { strategy = 'exhaustive' }\nentry = { internet = true }\n").attacker.hands, 0);
}

TEST(ScenarioToml, AnOutsiderIsAClock) {
  const Scenario s = scenario("entry = { internet = true }\noutsider = { who = 'vendor', after = 'exposure', notices = '9 d' }\n");
  EXPECT_EQ(s.outsiders.at(0).who, "vendor");
  EXPECT_EQ(s.outsiders.at(0).after, "exposure");
}

TEST(ScenarioToml, WhatIsGivenOnTheDayIsAPropertyOfWhatIsSelected) {
  const Scenario s = scenario("entry = { internet = true }\ngiven = { set = 'flaw', to = 'ssrf', where = 'instance' }\n");
  EXPECT_EQ(s.given.at(0).property, "flaw");
  EXPECT_EQ(s.given.at(0).value, "ssrf");
  EXPECT_EQ(s.given.at(0).where.kind, "instance");
}

struct Wrong {
  std::string lines;  // after k_entry: they begin on line 3
  std::string told;
};

TEST(ScenarioToml, WhatIsWrongIsSaidWhereItStands) {
  const std::string at = "s.toml:3:";
  const std::vector<Wrong> wrong{
      {"horzon = '3 d'\n", at + "10: the scenario: unknown key \"horzon\"; did you mean \"horizon\"?\n"},
      {"horizon = '-3 d'\n", at + "11: the scenario: \"horizon\": \"-3 d\" is negative; write 0 or more\n"},
      {"horizon = '0 d'\n", at + "11: the scenario: \"horizon\" is 0; expected longer than 0\n"},
      {"horizon = 30\n", at + "11: the scenario: \"horizon\" is a bare number; expected a duration with its unit: ms, s, min, h, d, w or y\n"},
      {"attacker = { skill = 'practiced' }\n",
       at + "22: the scenario: attacker: \"skill\" is \"practiced\"; expected one of novice, practised, expert; did you mean \"practised\"?\n"},
      {"attacker = { hands = 0 }\n", at + "22: the scenario: attacker: \"hands\" is 0; expected a whole number from 1 to 1000\n"},
      {"attacker = { strategy = 'playbook' }\n", at + "12: the attacker follows a playbook, but there is none; expected [[playbook]] with the techniques to try\n"},
      {"playbook = { try = 'a' }\n", at + "12: an attacker whose strategy is \"opportunistic\" reads no playbook; expected strategy = \"playbook\"\n"},
      {"before = { probe = 'a', for = '0 d', every = '1 h' }\n", at + "31: the scenario: before: \"for\" is 0; expected longer than 0\n"},
      {"before = { probe = 'a', for = '1 d', every = '0 h' }\n", at + "46: the scenario: before: \"every\" is 0; expected longer than 0\n"},
      {"objective = { exfiltrate = 'confidential' }\n", at + "13: the scenario: objective: \"rate\" is missing\n"},
      {"objective = { exfiltrate = 'confidential', rate = '2 M' }\n",
       at + "51: the scenario: objective: \"rate\": \"2 M\" is not a rate; write for example \"2 M records/h\"\n"},
      {"objective = { exfiltrate = 'confidental', rate = '2 M/h' }\n",
       at + "28: the scenario: objective: \"exfiltrate\" is \"confidental\"; expected a kind such as \"user\", a kind and a name such as "
            "\"user/ana\", or a data class; did you mean \"confidential\"?\n"},
      {"objective = { persist = false }\n", at + "25: the scenario: objective: \"persist\" is false; expected true, or no such line\n"},
      {"objective = { persist = true, destroy = 'store' }\n", at + "25: the scenario: objective: says both \"destroy\" and \"persist\"; expected one of them\n"},
      {"outsider = { who = 'custmer', after = 'exposure', notices = '1 d' }\n",
       at + "20: the scenario: outsider: \"who\" is \"custmer\"; expected one of customer, researcher, vendor, attacker; did you mean \"customer\"?\n"},
      {"when = { from = 2026-03-02, to = 2026-03-01 }\n", at + "34: the scenario: when: ends before it begins; expected a day on or after \"from\"\n"},
      {"practices = 'SEC04-BP01'\n", at + "13: the scenario: \"SEC04-BP01\" is no practice; expected edition and id, such as \"2024-06:SEC04-BP01\"\n"},
  };
  for (const Wrong& one : wrong) EXPECT_EQ(problems_of(k_entry + one.lines), one.told) << one.lines;
}

TEST(ScenarioToml, EntriesSayOneThing) {
  EXPECT_EQ(problems_of("gameday = 1\n"), "s.toml:1:1: the scenario: \"entry\" is missing\n");
  EXPECT_EQ(problems_of("gameday = 1\nentry = { mfa = true }\n"),
            "s.toml:2:9: the scenario: entry: says nothing; expected one of credential, code, internet\n");
  EXPECT_EQ(problems_of("gameday = 1\nentry = { code = 'instance', internet = true }\n"),
            "s.toml:2:41: the scenario: entry: says both \"code\" and \"internet\"; expected one of them\n");
  EXPECT_EQ(problems_of("gameday = 1\nentry = { credential = { kind = 'usr', has = 'acess-key' } }\n"),
            "s.toml:2:33: the scenario: entry: credential: \"kind\" is \"usr\"; did you mean \"user\"?\n"
            "s.toml:2:46: the scenario: entry: credential: \"has\" is \"acess-key\"; did you mean \"access-key\"?\n");
}

TEST(ScenarioToml, AFileThatDoesNotSayItsFormatIsRefused) {
  EXPECT_EQ(problems_of("entry = { internet = true }\n"),
            "s.toml:1:1: the file does not say its format; expected \"gameday = 1\" at the top\n");
}

TEST(ScenarioToml, EveryProblemIsToldAtOnce) {
  EXPECT_EQ(problems_of("gameday = 1\nhorizon = 3\nentry = { internet = 1 }\n"),
            "s.toml:2:11: the scenario: \"horizon\" is a bare number; expected a duration with its unit: ms, s, min, h, d, w or y\n"
            "s.toml:3:22: the scenario: entry: \"internet\" is a bare number; expected true or false\n");
}

}  // namespace
}  // namespace gameday::scenarios
