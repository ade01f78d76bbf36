#include "scenarios/compile/rule_match.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "scenarios/load/sigma_yaml.h"

namespace gameday::scenarios {
namespace {

SigmaRule rule(const std::string& detection) {
  return parse_sigma("title: T\nlogsource: {product: aws}\ndetection: " + detection + "\n", "t.yml").value();
}

/// A rule of one test.
bool matches(const std::string& test, std::vector<RecordField> fields) {
  return gameday::scenarios::matches(rule("{s: {" + test + "}, condition: s}"), fields);
}

RecordField text(std::string path, std::string value) { return {std::move(path), FieldKind::text, std::move(value)}; }
RecordField null(std::string path) { return {std::move(path), FieldKind::null, "null"}; }

TEST(RuleMatch, FieldNamesCompareWithCase) {
  EXPECT_TRUE(matches("eventName: x", {text("eventName", "X")}));
  EXPECT_FALSE(matches("eventname: x", {text("eventName", "X")}));
}

TEST(RuleMatch, AnAbsentFieldMatchesNoValue) {
  EXPECT_FALSE(matches("f: ''", {}));
  EXPECT_FALSE(matches("'f|contains': '*'", {}));
}

TEST(RuleMatch, NullIsAbsentOrJsonNull) {
  EXPECT_TRUE(matches("f: null", {}));
  EXPECT_TRUE(matches("f: null", {null("f")}));
  EXPECT_FALSE(matches("f: null", {text("f", "")}));
}

TEST(RuleMatch, AnObjectWithAMemberIsNotNull) {
  EXPECT_FALSE(matches("f: null", {text("f.g", "v")}));
  EXPECT_TRUE(matches("f: null", {text("fg.h", "v")}));
}

TEST(RuleMatch, AJsonNullIsNoPresence) { EXPECT_FALSE(matches("'f|contains': '*'", {null("f")})); }

TEST(RuleMatch, NumbersAndBooleansCompareByTheirJsonText) {
  EXPECT_TRUE(matches("f: 'false'", {{"f", FieldKind::boolean, "false"}}));
  EXPECT_TRUE(matches("f: 42", {{"f", FieldKind::number, "42"}}));
}

TEST(RuleMatch, AnyMemberOfAListMayMatch) {
  EXPECT_TRUE(matches("f: b", {text("f", "a"), text("f", "b")}));
}

TEST(RuleMatch, AllNeedsEveryValueInWhateverMembers) {
  EXPECT_TRUE(matches("'f|contains|all': [a, b]", {text("f", "xa"), text("f", "bx")}));
  EXPECT_FALSE(matches("'f|contains|all': [a, b]", {text("f", "xa")}));
}

TEST(RuleMatch, AWholeObjectIsSearchedInItsGivenText) {
  EXPECT_TRUE(matches("'requestParameters|contains': '\"open\":true'",
                      {text("requestParameters", R"({"open":true})"), {"requestParameters.open", FieldKind::boolean, "true"}}));
}

TEST(RuleMatch, TestsOfOneMapAllHoldAndOneMapOfAListSuffices) {
  EXPECT_FALSE(matches("f: a, g: b", {text("f", "a")}));
  EXPECT_TRUE(gameday::scenarios::matches(rule("{s: [{f: a}, {g: b}], condition: s}"), std::vector{text("g", "b")}));
}

TEST(RuleMatch, ConditionCombinesSearches) {
  const SigmaRule r = rule("{a: {f: 1}, b: {g: 1}, condition: a and not b}");
  EXPECT_TRUE(gameday::scenarios::matches(r, std::vector{text("f", "1")}));
  EXPECT_FALSE(gameday::scenarios::matches(r, std::vector{text("f", "1"), text("g", "1")}));
}

TEST(RuleMatch, ACorrelationMatchesNoSingleRecord) {
  SigmaRule r;
  r.correlation.emplace();
  EXPECT_FALSE(gameday::scenarios::matches(r, std::vector{text("f", "1")}));
}

}  // namespace
}  // namespace gameday::scenarios
