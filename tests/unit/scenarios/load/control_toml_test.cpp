#include "scenarios/load/control_toml.h"

#include <gtest/gtest.h>

#include "tests/unit/scenarios/load/told.h"

namespace gameday::scenarios {
namespace {

struct Read {
  Control control;
  std::string told;
};

/// A control with one effect, whose line is the fourth of the file.
Read read(const std::string& effect) {
  Read result;
  result.control = read_first("[control.x]\ntitle = 'X'\nassumed = 'a'\neffect = { " + effect + " }\n", read_control, result.told);
  return result;
}

template <class T>
T effect(const std::string& text) {
  const Read result = read(text);
  EXPECT_EQ(result.told, "") << text;
  if (result.control.effects.size() != 1 || !std::holds_alternative<T>(result.control.effects[0])) {
    ADD_FAILURE() << text << " is another effect";
    return {};
  }
  return std::get<T>(result.control.effects[0]);
}

TEST(EffectToml, TheFirstKeySaysWhichEffectItIs) {
  EXPECT_EQ(effect<SetProperty>("set = 'metadata', to = 'v2', where = 'instance'").value, "v2");
  EXPECT_EQ(effect<Restyle>("style = 'star-star'").style, PermissionStyle::star_star);
  EXPECT_EQ(effect<Lifetime>("lifetime = 'key', at_most = '90 d'").at_most, topology::Millis{90 * topology::k_day.count});
  EXPECT_EQ(effect<EnableLog>("log = 'l', where = { account = 'a' }").where.account, "a");
  EXPECT_EQ(effect<EnableManaged>("managed = 'm'").detector, "m");
  EXPECT_EQ(effect<PlantDecoy>("decoy = 'bucket', name = 'n'").name, "n");
  EXPECT_EQ(effect<ProcessLag>("lag = 'leaver', takes = '1 d'").of, "leaver");
  EXPECT_EQ(effect<PeopleParameters>("people = 'everyone', notices = '20 %'").notices, 0.2);
}

TEST(EffectToml, RulesHaveTheirScheduleAndTheirMuted) {
  const auto rules = effect<EnableRules>("rules = ['high', 'x'], every = '5 min', look_back = '15 min', muted = 'y'");
  EXPECT_EQ(rules.rules, (std::vector<std::string>{"high", "x"}));
  EXPECT_EQ(rules.every, topology::Millis{5 * topology::k_minute.count});
  EXPECT_EQ(rules.look_back, topology::Millis{15 * topology::k_minute.count});
  EXPECT_EQ(rules.muted, std::vector<std::string>{"y"});
}

TEST(EffectToml, StaffHasHoursAndAPace) {
  const auto staff = effect<Staff>(
      "staff = 'triage', analysts = 3, hours = 'Mon-Fri 08:00-18:00', judges = '5 min', misses = '10 %', patience = '2 d', on_call = '30 min'");
  EXPECT_EQ(staff.analysts, 3);
  EXPECT_EQ(staff.hours, "Mon-Fri 08:00-18:00");
  EXPECT_EQ(staff.judges.values, std::vector<double>{300'000});
  EXPECT_EQ(staff.judges.provenance.assumed, "a");
  EXPECT_EQ(staff.misses, 0.1);
  EXPECT_TRUE(staff.on_call);
}

TEST(EffectToml, ARunbookWasDrilledSomeTimeAgoOrNever) {
  EXPECT_EQ(effect<EnableRunbook>("runbook = 'r', drilled = '200 d ago'").drilled, topology::Millis{200 * topology::k_day.count});
  EXPECT_EQ(effect<EnableRunbook>("runbook = 'r', drilled = '200 d'").drilled, topology::Millis{200 * topology::k_day.count});
  EXPECT_FALSE(effect<EnableRunbook>("runbook = 'r', drilled = 'never'").drilled);
  EXPECT_EQ(effect<EnableRunbook>("runbook = 'r', mode = 'automated', on_rules = 'x'").mode, RunbookMode::automated);
}

TEST(EffectToml, APolicyIsShortOrJson) {
  const auto brief = effect<AttachPolicy>(
      "attach = 'scp', name = 'n', deny = { do = 'a:B', when = { StringLikeIfExists = { 'aws:PrincipalArn' = ['x', 'y'] } } }");
  ASSERT_EQ(brief.document.statements.size(), 1U);
  const topology::Statement& s = brief.document.statements[0];
  EXPECT_EQ(s.effect, topology::StatementEffect::deny);
  EXPECT_EQ(s.actions, std::vector<std::string>{"a:B"});
  EXPECT_EQ(s.resources, std::vector<std::string>{"*"});
  EXPECT_EQ(s.conditions.at(0).op, "StringLike");
  EXPECT_TRUE(s.conditions.at(0).if_exists);
  EXPECT_EQ(s.conditions.at(0).values, (std::vector<std::string>{"x", "y"}));
  const auto json = effect<AttachPolicy>(
      R"(attach = 'rcp', name = 'n', policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}]}')");
  EXPECT_EQ(json.to, AttachTo::rcp);
  EXPECT_EQ(json.document.statements.at(0).actions, std::vector<std::string>{"s3:*"});
}

TEST(EffectToml, AllButAndNotOnAreTheNotForms) {
  const auto attach = effect<AttachPolicy>("attach = 'scp', name = 'n', deny = { all_but = 'a:B', not_on = 'arn:x' }");
  EXPECT_TRUE(attach.document.statements.at(0).not_action);
  EXPECT_TRUE(attach.document.statements.at(0).not_resource);
  EXPECT_EQ(attach.document.statements.at(0).resources, std::vector<std::string>{"arn:x"});
}

struct Wrong {
  std::string effect;
  std::string told;
};

TEST(EffectToml, WhatIsWrongIsSaidWhereItStands) {
  const std::string at = "f.toml:4:";
  const std::string x = ": control \"x\": effect: ";
  const std::vector<Wrong> wrong{
      {"stile = 'star-star'", at + "10" + x + "is no effect; expected one of attach, set, style, lifetime, log, rules, managed, decoy, "
                                             "staff, people, lag, runbook; did you mean \"style\"?\n"},
      {"log = 'l', style = 'star-star'", at + "18" + x + "says both \"style\" and \"log\"; expected one effect a table\n"},
      {"style = 'stars'", at + "20" + x + "\"style\" is \"stars\"; expected one of as written, star-star, service-wide\n"},
      {"set = 'metadata'", at + "10" + x + "\"to\" is missing\n"},
      {"lifetime = 'key'", at + "10" + x + "\"at_most\" is missing\n"},
      {"lifetime = 'key', at_most = '0 d'", at + "40" + x + "\"at_most\" is 0; expected longer than 0\n"},
      {"log = 'l', were = 'user'", at + "30" + x + "unknown key \"were\"; did you mean \"where\"?\n"},
      {"rules = '*', every = '5 min', look_back = '1 min'", at + "54" + x + "looks back less far than it runs apart; expected look_back >= every\n"},
      {"rules = '*', every = '-5 min'", at + "33" + x + "\"every\": \"-5 min\" is negative; write 0 or more\n"},
      {"decoy = 'bukket', name = 'n'", at + "20" + x + "\"decoy\" is \"bukket\"; expected one of bucket, secret, table, parameter; did you mean \"bucket\"?\n"},
      {"staff = 'triage'", at + "10" + x + "\"judges\" is missing\n"},
      {"staff = 'triage', judges = '0 s'", at + "39" + x + "\"judges\" is 0; expected longer than 0\n"},
      {"staff = 'triage', judges = '1 min', hours = 'Mon-Fry 08:00-18:00'",
       at + "56" + x + "\"hours\": \"Fry\" is no day; expected such as \"Mon-Fri 08:00-18:00\" or \"always\"\n"},
      {"staff = 'triage', judges = '1 min', misses = 2", at + "57" + x + "\"misses\" is 2; expected a number from 0 to 1\n"},
      {"lag = 'leavers', takes = '1 d'", at + "18" + x + "\"lag\" is \"leavers\"; expected one of leaver, decide, scope, intel, look-up, mitigate, patch; did you mean \"leaver\"?\n"},
      {"runbook = 'r', mode = 'automated'", at + "34" + x + "automated without a rule that triggers it; expected \"on_rules\" with rule names\n"},
      {"runbook = 'r', drilled = '200'", at + "37" + x + "\"drilled\": \"200\" has no unit; write ms, s, min, h, d, w or y; expected such as \"200 d ago\", or \"never\"\n"},
      {"attach = 'scp', name = 'n', deny = {}", at + "47" + x + "deny: says no action; expected \"do\" or \"all_but\" with actions\n"},
      {"attach = 'scp', name = 'n', deny = { do = 'a:B', when = { StringLyke = { k = 'v' } } }",
       at + "83" + x + "deny: when: unknown operator \"StringLyke\"; did you mean \"StringLike\"?\n"},
      {"attach = 'scp', name = 'n', deny = { do = 'a:B' }, policy = '{}'", at + "72" + x + "says its policy twice; expected JSON or the short form\n"},
  };
  for (const Wrong& one : wrong) EXPECT_EQ(read(one.effect).told, one.told) << one.effect;
}

TEST(ControlToml, CostPracticesAndWhatTheyRestOn) {
  std::string told;
  const Control control = read_first(
      "[control.x]\npractices = '2024-06:SEC04-BP01'\ncost = '30 USD/month'\nassumed = 'a'\n"
      "effect = [{ log = 'l' }, { log = 'm', source = 's' }]\n", read_control, told);
  EXPECT_EQ(told, "");
  EXPECT_DOUBLE_EQ(control.cost_per_month, 30);
  EXPECT_EQ(control.practices, std::vector<std::string>{"2024-06:SEC04-BP01"});
  ASSERT_EQ(control.provenance.size(), 2U);
  EXPECT_EQ(control.provenance[0].assumed, "a");
  EXPECT_EQ(control.provenance[1].source, "s");
}

TEST(ControlToml, ACostWithoutItsCurrencyIsRefused) {
  std::string told;
  read_first("[control.x]\ncost = '30'\neffect = { log = 'l' }\n", read_control, told);
  EXPECT_EQ(told, "f.toml:2:8: control \"x\": \"cost\": \"30\" has no currency; write for example \"40 USD/min\"; expected such as "
                  "\"900 USD/month\"\n");
}

TEST(ControlToml, AControlWithoutAnEffectIsNone) {
  std::string told;
  read_first("[control.x]\ntitle = 'X'\n", read_control, told);
  EXPECT_EQ(told, "f.toml:1:1: control \"x\": \"effect\" is missing\n");
}

}  // namespace
}  // namespace gameday::scenarios
