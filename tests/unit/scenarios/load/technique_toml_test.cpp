#include "scenarios/load/technique_toml.h"

#include <gtest/gtest.h>

#include "tests/unit/scenarios/load/told.h"

namespace gameday::scenarios {
namespace {

struct Read {
  Technique technique;
  std::string told;
};

/// A technique that is right but for `lines`, which begin on line 5.
Read read(const std::string& lines, const std::string& from = "credential") {
  Read result;
  result.technique = read_first("[technique.x]\nfrom = '" + from + "'\ntargets = 'user'\ntakes = '1 min'\n" + lines,
                                read_technique, result.told);
  return result;
}

Technique technique(const std::string& lines, const std::string& from = "credential") {
  Read result = read(lines, from);
  EXPECT_EQ(result.told, "");
  return std::move(result.technique);
}

TEST(TechniqueToml, PermissionsSayWhatTheyCoverAndCarry) {
  const Technique t = technique("needs = [{ permission = 'iam:PassRole', on = 'target.role', with = { 'iam:PassedToService' = 'x' } }]\n");
  ASSERT_EQ(t.permissions.size(), 1U);
  EXPECT_EQ(t.permissions[0].action, "iam:PassRole");
  EXPECT_EQ(t.permissions[0].on, On::role);
  EXPECT_EQ(t.permissions[0].with.at("iam:PassedToService"), "x");
}

TEST(TechniqueToml, TheOtherNeedsFindTheirFields) {
  const Technique t = technique(
      "needs = [{ property = 'metadata', is = 'v1' }, { property = 'lock', not = ['on', 'yes'] }, { reach = true }, "
      "{ trusts_service = 'ec2.amazonaws.com' }, { knows = 'stores' }]\n");
  ASSERT_EQ(t.properties.size(), 2U);
  EXPECT_FALSE(t.properties[0].negated);
  EXPECT_TRUE(t.properties[1].negated);
  EXPECT_EQ(t.properties[1].values, (std::vector<std::string>{"on", "yes"}));
  EXPECT_TRUE(t.reach);
  EXPECT_EQ(t.trusts_service, "ec2.amazonaws.com");
  EXPECT_EQ(t.knows, "stores");
}

TEST(TechniqueToml, EachYieldHasItsKindItsPlaceAndItsWord) {
  const Technique t = technique(
      "yields = [{ credential = 'target.role', kind = 'session' }, { code = 'target' }, { data = 'read', on = 'target.secrets' }, "
      "{ admin = 'target' }, { way_back = 'second-key', on = 'account' }, { knowledge = 'stores' }, { log_off = 'trail' }]\n");
  std::string text;
  for (const Yield& y : t.yields)
    text += std::string(k_yield_names[static_cast<std::size_t>(y.kind)]) + "@" +
            std::string(k_on_names[static_cast<std::size_t>(y.on)]) + ":" + y.text + " ";
  EXPECT_EQ(text, "credential@target.role:session code@target: data@target.secrets:read admin@target: "
                  "way_back@account:second-key knowledge@account:stores log_off@account:trail ");
}

TEST(TechniqueToml, OneTimeServesEverySkill) {
  const Technique t = technique("");
  for (const Spread& takes : t.takes) EXPECT_EQ(takes.values, std::vector<double>{60'000});
}

TEST(TechniqueToml, TimesAndChancesBySkill) {
  std::string told;
  const Technique t = read_first("[technique.x]\nfrom = 'internet'\ntargets = 'user'\n"
                                 "takes = { novice = '3 min', practised = '2 min', expert = '1 min', assumed = 'a' }\n"
                                 "works = { novice = 0.1, practised = '20 %', expert = 0.3, source = 's' }\n", read_technique, told);
  EXPECT_EQ(told, "");
  EXPECT_EQ(t.takes[0].values, std::vector<double>{180'000});
  EXPECT_EQ(t.takes[2].values, std::vector<double>{60'000});
  EXPECT_EQ(t.takes[2].provenance.assumed, "a");
  EXPECT_EQ(t.works, (std::array<double, 3>{0.1, 0.2, 0.3}));
  EXPECT_EQ(t.works_provenance.source, "s");
}

struct Wrong {
  std::string lines;
  std::string told;
};

TEST(TechniqueToml, WhatIsWrongIsSaidWhereItStands) {
  const std::string x = "f.toml:5:";
  const std::vector<Wrong> wrong{
      {"neds = []\n", x + "8: technique \"x\": unknown key \"neds\"; did you mean \"needs\"?\n"},
      {"attack = 'T10'\n", x + "10: technique \"x\": \"T10\" is no ATT&CK id; expected such as \"T1098.001\"\n"},
      {"needs = { permision = 'a:b' }\n", x + "23: technique \"x\": needs: unknown key \"permision\"; did you mean \"permission\"?\n"},
      {"needs = {}\n", x + "9: technique \"x\": needs: says nothing; expected one of permission, property, reach, trusts_service, knows\n"},
      {"needs = { reach = true, knows = 'stores' }\n", x + "33: technique \"x\": needs: says both \"reach\" and \"knows\"; expected one a table\n"},
      {"needs = { permission = 'GetObject' }\n", x + "24: technique \"x\": needs: \"GetObject\" is no action; expected service:Action, such as \"s3:GetObject\"\n"},
      {"needs = { permission = 'a:b', on = 'target.object' }\n",
       x + "36: technique \"x\": needs: \"on\" is \"target.object\"; expected one of target, target.objects, target.role, "
           "target.key, account, *, target.secrets; did you mean \"target.objects\"?\n"},
      {"needs = { property = 'a' }\n", x + "22: technique \"x\": needs: wants \"is\" or \"not\"; expected one of them\n"},
      {"needs = { knows = 'store' }\n", x + "19: technique \"x\": needs: \"knows\" is \"store\"; expected one of principals, stores, compute; did you mean \"stores\"?\n"},
      {"yields = { credential = 'target' }\n", x + "10: technique \"x\": yields: \"kind\" is missing\n"},
      {"yields = { datum = 'read' }\n", x + "20: technique \"x\": yields: unknown key \"datum\"; did you mean \"data\"?\n"},
      {"works = 1.5\n", x + "9: technique \"x\": \"works\" is 1.5; expected a number from 0 to 1\n"},
      {"works = { novice = 1, practised = 1 }\n", x + "9: technique \"x\": works: \"expert\" is missing\n"},
      {"visible = 'outages'\n", x + "11: technique \"x\": \"visible\" is \"outages\"; expected one of outage, bill, data-gone, prompt; did you mean \"outage\"?\n"},
      {"record = { log = 'l' }\n", x + "10: technique \"x\": record: \"event\" is missing\n"},
      {"record = { log = 'l', event = { a = '{target.nam}' } }\n",
       x + "37: technique \"x\": record: unknown slot \"{target.nam}\"; did you mean \"target.name\"?\n"},
      {"record = { log = 'l', on = 'sucess', event = { a = 1 } }\n",
       x + "28: technique \"x\": record: \"on\" holds \"sucess\"; expected success or denied; did you mean \"success\"?\n"},
  };
  for (const Wrong& one : wrong) EXPECT_EQ(read(one.lines).told, one.told) << one.lines;
}

TEST(TechniqueToml, OnlyACredentialHasPermissions) {
  EXPECT_EQ(read("needs = { permission = 'a:b' }\n", "code").told,
            "f.toml:2:8: technique \"x\": needs a permission, but is not from a credential; expected from = \"credential\"\n");
}

TEST(TechniqueToml, WhatIsMissingIsSaid) {
  std::string told;
  read_first("[technique.x]\n", read_technique, told);
  EXPECT_EQ(told, "f.toml:1:1: technique \"x\": \"from\" is missing\n"
                  "f.toml:1:1: technique \"x\": \"takes\" is missing\n"
                  "f.toml:1:1: technique \"x\": \"targets\" is missing\n");
}

TEST(RecordToml, NestedTablesBecomeDottedPathsInTheirOrder) {
  const Technique t = technique("record = { log = 'l', event = { z = true, b = { d = 1, c = ['x', 'y'] }, a = 1.5 } }\n");
  std::string text;
  for (const RecordField& f : t.records.at(0).fields) text += f.path + "=" + f.value + " ";
  EXPECT_EQ(text, "a=1.5 b.c=x b.c=y b.d=1 z=true ");
}

TEST(RecordToml, BracesAroundOtherThanWordsAreNoSlots) {
  const Technique t = technique("record = { log = 'l', event = { a = '{\"Version\":\"{principal.arn}\"}' } }\n");
  EXPECT_EQ(t.records.at(0).fields.at(0).value, "{\"Version\":\"{principal.arn}\"}");
}

TEST(RecordToml, ARecordIsWrittenEitherWayUnlessSaid) {
  const Technique both = technique("record = { log = 'l', event = { a = 1 } }\n");
  EXPECT_TRUE(both.records.at(0).on_success && both.records.at(0).on_denied);
  const Technique one = technique("record = { log = 'l', on = 'denied', event = { a = 1 } }\n");
  EXPECT_TRUE(!one.records.at(0).on_success && one.records.at(0).on_denied);
}

}  // namespace
}  // namespace gameday::scenarios
