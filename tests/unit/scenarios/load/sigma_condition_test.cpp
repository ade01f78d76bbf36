#include "scenarios/load/sigma_condition.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gameday::scenarios {
namespace {

/// Over the searches a, b and long_name: postfix in one letter a token, searches by their number.
std::string read(std::string_view text) {
  std::vector<SigmaSearch> searches(3);
  searches[0].name = "a";
  searches[1].name = "b";
  searches[2].name = "long_name";
  const auto tokens = parse_condition(text, searches, {"t.yml", 1, 10});
  if (!tokens) return topology::to_string(tokens.error());
  std::string out;
  for (const SigmaToken& token : *tokens) {
    if (token.op == SigmaOp::search) out += std::to_string(token.search);
    if (token.op == SigmaOp::conjunction) out += '&';
    if (token.op == SigmaOp::disjunction) out += '|';
    if (token.op == SigmaOp::negation) out += '!';
  }
  return out;
}

TEST(SigmaCondition, ParenthesesGoFirst) { EXPECT_EQ(read("(a or b)and long_name"), "01|2&"); }

TEST(SigmaCondition, TwoNegationsAreNone) { EXPECT_EQ(read("not not a"), "0"); }

TEST(SigmaCondition, KeywordsMayBeWrittenInCapitals) { EXPECT_EQ(read("a AND NOT ALL OF l*"), "02!&"); }

TEST(SigmaCondition, AStarFitsAnyRun) {
  EXPECT_EQ(read("1 of *n*m*"), "2");
  EXPECT_EQ(read("1 of *"), "01|2|");
  EXPECT_EQ(read("1 of long"), "t.yml:1:15: search \"long\" is not defined");
}

TEST(SigmaCondition, AColumnPointsAtTheWord) {
  EXPECT_EQ(read("a or c"), "t.yml:1:15: search \"c\" is not defined; did you mean \"a\"?");
}

TEST(SigmaCondition, AKeywordIsNoSearch) {
  EXPECT_EQ(read("a and or b"), "t.yml:1:16: \"or\" was not expected here; expected the name of a search");
}

}  // namespace
}  // namespace gameday::scenarios
