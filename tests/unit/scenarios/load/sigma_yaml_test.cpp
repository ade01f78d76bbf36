#include "scenarios/load/sigma_yaml.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace gameday::scenarios {
namespace {

/// A rule whose `detection` is `detection`, each line indented by the caller; it begins in line 6.
std::string rule(const std::string& detection) {
  return "title: T\nlevel: high\nlogsource:\n  product: aws\n  service: cloudtrail\ndetection:\n" + detection;
}

SigmaRule read(const std::string& text) {
  const auto parsed = parse_sigma(text, "rules/t.yml");
  if (!parsed) ADD_FAILURE() << topology::to_string(parsed.error().front());
  return parsed.value_or(SigmaRule{});
}

/// All messages, one a line.
std::string messages(const std::string& text) {
  const auto parsed = parse_sigma(text, "t.yml");
  std::string out;
  if (parsed) return "no problem";
  for (const auto& problem : parsed.error()) out += (out.empty() ? "" : "\n") + topology::to_string(problem);
  return out;
}

/// Postfix with the searches' names: "a b and not".
std::string postfix(const SigmaRule& rule) {
  std::string out;
  for (const SigmaToken& token : rule.condition) {
    if (!out.empty()) out += ' ';
    if (token.op == SigmaOp::search) out += rule.searches[token.search].name;
    if (token.op == SigmaOp::conjunction) out += "and";
    if (token.op == SigmaOp::disjunction) out += "or";
    if (token.op == SigmaOp::negation) out += "not";
  }
  return out;
}

const std::string k_three = "  a: {f: 1}\n  b: {f: 2}\n  _c: {f: 3}\n  condition: ";

TEST(SigmaYaml, ReadsWhatNamesTheRule) {
  const auto parsed = parse_sigma("id: 7\nauthor: Ana\n" + rule("  s: {f: v}\n  condition: s\n"), "x/rules/findings/t.yml");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->file, "findings/t");
  EXPECT_EQ(parsed->id, "7");
  EXPECT_EQ(parsed->title, "T");
  EXPECT_EQ(parsed->author, "Ana");
  EXPECT_EQ(parsed->level, Level::high);
  EXPECT_EQ(parsed->product + "/" + parsed->service, "aws/cloudtrail");
}

TEST(SigmaYaml, AFileOutsideARulesFolderIsNamedByItsLastPart) {
  EXPECT_EQ(parse_sigma(rule("  s: {f: v}\n  condition: s\n"), "/etc/myrules/one.yaml")->file, "one");
}

TEST(SigmaYaml, AMapIsOneAlternativeAndAListOfMapsIsSeveral) {
  const SigmaRule one = read(rule("  s: {f: v, g: w}\n  condition: s\n"));
  ASSERT_EQ(one.searches[0].alternatives.size(), 1U);
  EXPECT_EQ(one.searches[0].alternatives[0].size(), 2U);
  EXPECT_EQ(read(rule("  s: [{f: v}, {g: w}]\n  condition: s\n")).searches[0].alternatives.size(), 2U);
}

TEST(SigmaYaml, ModifiersStandBehindTheFieldInAnyOrder) {
  const SigmaTest test = read(rule("  s: {'a.b|all|endswith': [x, y]}\n  condition: s\n")).searches[0].alternatives[0][0];
  EXPECT_EQ(test.field, "a.b");
  EXPECT_EQ(test.match, ValueMatch::ends_with);
  EXPECT_TRUE(test.all);
  EXPECT_EQ(test.values.size(), 2U);
}

TEST(SigmaYaml, OnlyAPlainNullIsNull) {
  const auto values = read(rule("  s: {f: [null, 'null', ~]}\n  condition: s\n")).searches[0].alternatives[0][0].values;
  EXPECT_TRUE(values[0].null);
  EXPECT_FALSE(values[1].null);
  EXPECT_TRUE(values[2].null);
}

TEST(SigmaYaml, AWordThatOtherReadersTakeForABooleanStaysAWord) {
  EXPECT_EQ(read(rule("  s: {f: no}\n  condition: s\n")).searches[0].alternatives[0][0].values[0].text, "no");
}

TEST(SigmaYaml, NotBindsCloserThanAndAndCloserThanOr) {
  EXPECT_EQ(postfix(read(rule(k_three + "a or not b and _c\n"))), "a b not _c and or");
  EXPECT_EQ(postfix(read(rule(k_three + "(a OR b) and not _c\n"))), "a b or _c not and");
}

TEST(SigmaYaml, OneOfIsAnyAndAllOfIsEvery) {
  const std::string searches = "  s_1: {f: 1}\n  s_2: {f: 2}\n  t: {f: 3}\n  condition: ";
  EXPECT_EQ(postfix(read(rule(searches + "1 of s_*\n"))), "s_1 s_2 or");
  EXPECT_EQ(postfix(read(rule(searches + "all of *_* and t\n"))), "s_1 s_2 and t and");
}

TEST(SigmaYaml, ThemLeavesOutNamesThatBeginWithAnUnderscore) {
  EXPECT_EQ(postfix(read(rule(k_three + "1 of them\n"))), "a b or");
  EXPECT_EQ(postfix(read(rule(k_three + "all of them\n"))), "a b and");
}

TEST(SigmaYaml, ReadsAnEventCountCorrelation) {
  const SigmaRule rule = read(
      "title: T\ncorrelation:\n  type: event_count\n  rules: [a, b]\n  group-by: [userIdentity.arn]\n  timespan: 10m\n"
      "  condition: {gt: 4}\n");
  ASSERT_TRUE(rule.correlation);
  EXPECT_EQ(rule.correlation->rules, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(rule.correlation->group_by, std::vector<std::string>{"userIdentity.arn"});
  EXPECT_EQ(rule.correlation->timespan, topology::k_minute * 10);
  EXPECT_EQ(rule.correlation->count, 5);
  EXPECT_FALSE(rule.correlation->generate);
}

struct Refused {
  std::string text;
  std::string message;
};

TEST(SigmaYaml, EveryRefusalSaysWhereAndWhy) {
  const std::vector<Refused> cases{
      {rule("  s: {'f|re': v}\n  condition: s\n"),
       "t.yml:7:7: unsupported: modifier \"re\" of field \"f\"; expected contains, startswith, endswith or all"},
      {rule("  s: {'f|contain': v}\n  condition: s\n"),
       "t.yml:7:7: modifier \"contain\" of field \"f\" is not known; expected contains, startswith, endswith or all; "
       "did you mean \"contains\"?"},
      {rule("  s: {'f|contains|endswith': v}\n  condition: s\n"),
       "t.yml:7:7: field \"f\" has two modifiers that exclude each other; expected one of contains, startswith, endswith"},
      {rule("  s: [v, w]\n  condition: s\n"),
       "t.yml:7:7: unsupported: keyword search (a value without a field); expected field: value\n"
       "t.yml:7:10: unsupported: keyword search (a value without a field); expected field: value"},
      {rule("  s: {f: {g: v}}\n  condition: s\n"),
       "t.yml:7:10: unsupported: nested value of field \"f\"; expected a value or a list of values"},
      {rule("  s: {f: 010}\n  condition: s\n"),
       "t.yml:7:10: number 010 is not written as JSON would print it; expected quotes around it if text is meant"},
      {rule("  s: {f: v, f: w}\n  condition: s\n"), "t.yml:7:13: key \"f\" is written twice; first in line 7"},
      {rule("  select: {f: v}\n  condition: selct\n"),
       "t.yml:8:14: search \"selct\" is not defined; did you mean \"select\"?"},
      {rule("  s: {f: v}\n  condition: s | count() > 5\n"),
       "t.yml:8:16: unsupported: aggregation behind \"|\"; expected a rule of its own with an event_count correlation"},
      {rule("  s: {f: v}\n  condition: 2 of s*\n"),
       "t.yml:8:14: unsupported: \"2 of\"; expected \"1 of\" or \"all of\""},
      {rule("  s: {f: v}\n  condition: (s\n"), "t.yml:8:16: a parenthesis is not closed; expected \")\""},
      {rule("  s: {f: v}\n  condition: s s\n"), "t.yml:8:16: \"s\" was not expected here; expected and, or"},
      {rule("  s: {f: v}\n  condition: s and\n"),
       "t.yml:8:19: the condition ends too early; expected the name of a search"},
      {rule("  s: {f: v}\n  condition: [s]\n"), "t.yml:8:14: unsupported: list of conditions; expected one condition"},
      {rule("  s: {f: v}\n  timeframe: 5m\n  condition: s\n"),
       "t.yml:8:3: unsupported: timeframe; expected an event_count correlation with a timespan"},
      {rule("  s: &x {f: v}\n  t: *x\n  condition: s\n"), "t.yml:8:6: unsupported: alias; expected the value itself"},
      {rule("  s: {f: v}\n  condition: s\n---\ntitle: U\n"),
       "t.yml:9:1: unsupported: several documents in one file; expected one document a file"},
      {"lvel: high\n" + rule("  s: {f: v}\n  condition: s\n"), "t.yml:1:1: unknown key \"lvel\"; did you mean \"level\"?"},
      {"title: T\ncorrelation: {type: value_count, rules: a, timespan: 5m, condition: {gte: 2}}\n",
       "t.yml:2:21: unsupported: correlation type \"value_count\"; expected event_count"},
      {"title: T\ncorrelation: {type: event_count, rules: a, timespan: 5 min, condition: {lt: 2}}\n",
       "t.yml:2:54: timespan \"5 min\" is not a length of time; expected a number and s, m, h, d or w, e.g. 10m\n"
       "t.yml:2:73: unsupported: correlation condition \"lt\"; expected gte or gt"},
  };
  for (const Refused& refused : cases) EXPECT_EQ(messages(refused.text), refused.message) << refused.text;
}

TEST(SigmaYaml, HostileNestingIsRefusedNotFollowed) {
  EXPECT_EQ(messages("title: " + std::string(100, '[') + std::string(100, ']')), "t.yml:1:39: more than 32 levels");
  EXPECT_NE(messages("title: " + std::string(100'000, '[')), "no problem");
  EXPECT_EQ(messages(rule("  s: {f: v}\n  condition: " + std::string(1'000, '(') + "s\n")),
            "t.yml:8:30: more than 16 nested parentheses");
}

std::string content(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

/// Files of the public rule collection that lie beside a developer's checkout; not part of the project.
std::vector<std::filesystem::path> public_rules(const std::string& folder) {
  std::vector<std::filesystem::path> out;
  const std::filesystem::path root = std::string(GAMEDAY_SOURCE_ROOT) + "/../shared/data/sigma_aws/" + folder;
  if (!std::filesystem::exists(root)) return out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".yml") out.push_back(entry.path());
  }
  std::ranges::sort(out);
  return out;
}

TEST(SigmaYaml, PublicRulesLoadOrSayWhatTheyNeed) {
  const auto paths = public_rules("rules");
  if (paths.empty()) GTEST_SKIP() << "the public rule collection is not beside this checkout";
  std::string refused;
  for (const auto& path : paths) {
    const auto parsed = parse_sigma(content(path), path.filename().string());
    if (!parsed) refused += topology::to_string(parsed.error().front()) + "\n";
  }
  EXPECT_EQ(refused,
            "aws_cloudtrail_imds_malicious_usage.yml:25:9: unsupported: modifier \"re\" of field \"userIdentity.arn\"; "
            "expected contains, startswith, endswith or all\n"
            "aws_update_login_profile.yml:24:9: unsupported: modifier \"fieldref\" of field \"userIdentity.arn\"; "
            "expected contains, startswith, endswith or all\n");
}

TEST(SigmaYaml, LegacyAggregationsAreAllRefused) {
  const auto paths = public_rules("unsupported");
  if (paths.empty()) GTEST_SKIP() << "the public rule collection is not beside this checkout";
  for (const auto& path : paths) EXPECT_FALSE(parse_sigma(content(path), path.string())) << path;
}

}  // namespace
}  // namespace gameday::scenarios
