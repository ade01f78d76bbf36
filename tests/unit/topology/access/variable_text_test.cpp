#include "topology/access/variable_text.h"

#include <gtest/gtest.h>

#include "topology/access/wildcard.h"

namespace gameday::topology {
namespace {

using State = VariableText::Expansion::State;

VariableText::Expansion expanded(std::string_view written, const Context& context, World world = World::closed,
                                 TextUse use = TextUse::pattern) {
  return VariableText(written, use, true).expand({world, {&context}, nullptr});
}

TEST(VariableText, VariablesTakeTheRequestsValue) {
  Context context;
  context.set("aws:username", "ana");
  EXPECT_EQ(expanded("home/${AWS:Username}/*", context).text, "home/ana/*");
}

TEST(VariableText, AnAbsentKeyMatchesNothingUnlessItHasADefault) {
  EXPECT_EQ(expanded("home/${aws:username}", {}).state, State::absent);
  EXPECT_EQ(expanded("home/${aws:username, 'guest'}", {}).text, "home/guest");
}

TEST(VariableText, AKeyOfSeveralValuesHasNoneToExpandTo) {
  Context context;
  context.set("aws:TagKeys", std::vector<std::string>{"a", "b"});
  EXPECT_EQ(expanded("${aws:TagKeys}", context).state, State::absent);
}

TEST(VariableText, InTheOpenWorldAnUnknownKeyMayBeAnything) {
  const auto result = expanded("home/${aws:userid}/x", {}, World::open);
  EXPECT_EQ(result.state, State::unknown);
  EXPECT_EQ(result.text, "home/*/x");
}

TEST(VariableText, WhatStandsForACharacterIsNoWildcard) {
  const std::string pattern = VariableText("a${*}${?}${$}", TextUse::pattern, true).text();
  EXPECT_TRUE(wildcard_match(pattern, "a*?$"));
  EXPECT_FALSE(wildcard_match(pattern, "abc$"));
  EXPECT_EQ(VariableText("a${*}", TextUse::plain, true).text(), "a*");
}

TEST(VariableText, AStarInAValueIsNoWildcard) {
  Context context;
  context.set("aws:username", "*");
  EXPECT_FALSE(wildcard_match(expanded("home/${aws:username}", context).text, "home/ana"));
}

TEST(VariableText, OlderVersionsAndBrokenOnesAreText) {
  EXPECT_EQ(VariableText("${aws:username}", TextUse::pattern, false).text(), "${aws:username}");
  EXPECT_EQ(VariableText("a${b", TextUse::pattern, true).text(), "a${b");
  EXPECT_EQ(VariableText("a${}", TextUse::pattern, true).text(), "a${}");
}

}  // namespace
}  // namespace gameday::topology
