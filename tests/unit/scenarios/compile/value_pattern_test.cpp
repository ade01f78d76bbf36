#include "scenarios/compile/value_pattern.h"

#include <gtest/gtest.h>

#include <string>

namespace gameday::scenarios {
namespace {

bool fits(std::string_view pattern, std::string_view text, ValueMatch match = ValueMatch::equals) {
  return ValuePattern(match, pattern).fits(text);
}

TEST(ValuePattern, CaseDoesNotCount) { EXPECT_TRUE(fits("NO", "No")); }

TEST(ValuePattern, EqualsMeansTheWholeText) {
  EXPECT_FALSE(fits("Delete", "DeleteTrail"));
  EXPECT_FALSE(fits("DeleteTrail", "Delete"));
}

TEST(ValuePattern, ModifiersOpenOneEndOrBoth) {
  EXPECT_TRUE(fits("del", "DeleteTrail", ValueMatch::starts_with));
  EXPECT_FALSE(fits("trail", "DeleteTrail", ValueMatch::starts_with));
  EXPECT_TRUE(fits("trail", "DeleteTrail", ValueMatch::ends_with));
  EXPECT_FALSE(fits("del", "DeleteTrail", ValueMatch::ends_with));
  EXPECT_TRUE(fits("tet", "DeleteTrail", ValueMatch::contains));
}

TEST(ValuePattern, AStarGoesBackWhenItsFirstChoiceFails) {
  EXPECT_TRUE(fits("a*bc", "abxbc"));
  EXPECT_FALSE(fits("a*bc", "abxb"));
}

TEST(ValuePattern, AQuestionMarkIsOneCharacterWhateverItsBytes) {
  EXPECT_TRUE(fits("caf?", "café"));
  EXPECT_FALSE(fits("caf?", "caf"));
}

TEST(ValuePattern, ABackslashTakesTheMeaningFromAWildcardOnly) {
  EXPECT_TRUE(fits(R"(a\*)", "a*"));
  EXPECT_FALSE(fits(R"(a\*)", "ab"));
  EXPECT_TRUE(fits(R"(a\\*)", R"(a\b)"));
  EXPECT_TRUE(fits(R"(a\\\*)", R"(a\*)"));
  EXPECT_TRUE(fits(R"(a\b)", R"(a\b)"));
}

TEST(ValuePattern, AnEmptyPatternFitsAnEmptyTextOnly) {
  EXPECT_TRUE(fits("", ""));
  EXPECT_FALSE(fits("", "a"));
  EXPECT_TRUE(fits("", "a", ValueMatch::contains));
}

TEST(ValuePattern, ManyStarsCostNoMoreThanTheProductOfLengths) {
  std::string pattern;
  for (int i = 0; i < 1'000; ++i) pattern += "a*";
  EXPECT_FALSE(fits(pattern + "b", std::string(20'000, 'a')));
}

TEST(ValuePattern, OnlyStarsFitEverything) {
  EXPECT_TRUE(ValuePattern(ValueMatch::contains, "*").is_any());
  EXPECT_FALSE(ValuePattern(ValueMatch::contains, "?").is_any());
}

}  // namespace
}  // namespace gameday::scenarios
