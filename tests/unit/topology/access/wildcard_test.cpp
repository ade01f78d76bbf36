#include "topology/access/wildcard.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace gameday::topology {
namespace {

TEST(Wildcard, StarCrossesSlashesAndColons) {
  EXPECT_TRUE(wildcard_match("arn:aws:s3:::shop*", "arn:aws:s3:::shop/a:b/c"));
  EXPECT_TRUE(wildcard_match("a*b*c", "a-b-b-c"));
  EXPECT_FALSE(wildcard_match("a*b", "a-b-c"));
}

TEST(Wildcard, MarkIsExactlyOneCharacter) {
  EXPECT_TRUE(wildcard_match("a?c", "abc"));
  EXPECT_FALSE(wildcard_match("a?c", "ac"));
  EXPECT_FALSE(wildcard_match("a?", "abc"));
}

TEST(Wildcard, CaseCounts) { EXPECT_FALSE(wildcard_match("Shop", "shop")); }

TEST(Wildcard, PlainStarFitsOnlyAStar) {
  const std::string pattern{'a', k_plain_star};
  EXPECT_TRUE(wildcard_match(pattern, "a*"));
  EXPECT_FALSE(wildcard_match(pattern, "ab"));
}

TEST(Wildcard, ManyStarsStayCheap) {
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "*a";
  EXPECT_FALSE(wildcard_match(pattern + "b", std::string(2000, 'a')));
}

TEST(Wildcard, OverlapAsksForACommonText) {
  EXPECT_TRUE(wildcard_overlap("shop/*", "*/logs/*"));
  EXPECT_TRUE(wildcard_overlap("a*", "*b"));
  EXPECT_TRUE(wildcard_overlap("a?c", "*b*"));
  EXPECT_TRUE(wildcard_overlap("shop*", "shop"));
  EXPECT_FALSE(wildcard_overlap("shop/*", "pay/*"));
  EXPECT_FALSE(wildcard_overlap("shop/*", "shop"));
  EXPECT_FALSE(wildcard_overlap("a?", "a"));
  EXPECT_FALSE(wildcard_overlap("*a", "*b"));
}

/// All texts over {a, b} of up to four letters against all patterns over {a, b, *, ?} of up to three.
TEST(Wildcard, OverlapAgreesWithTryingAllShortTexts) {
  const auto words = [](std::string_view letters, std::size_t most) {
    std::vector<std::string> all{""};
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (const char c : letters) {
        if (all[i].size() < most) all.push_back(all[i] + c);
      }
    }
    return all;
  };
  const auto texts = words("ab", 6);
  const auto patterns = words("ab*?", 3);
  for (const std::string& a : patterns) {
    for (const std::string& b : patterns) {
      const bool common = std::ranges::any_of(
          texts, [&](const std::string& text) { return wildcard_match(a, text) && wildcard_match(b, text); });
      ASSERT_EQ(wildcard_overlap(a, b), common) << a << " and " << b;
    }
  }
}

TEST(Wildcard, ArnLikeMatchesPartByPart) {
  EXPECT_TRUE(arn_match("arn:aws:iam::*:role/*", "arn:aws:iam::111111111111:role/a/b"));
  EXPECT_FALSE(arn_match("arn:*:role/a", "arn:aws:iam::111111111111:role/a"));
  EXPECT_TRUE(arn_match("arn:aws:lambda:*:*:function:*", "arn:aws:lambda:eu-west-1:111111111111:function:f:1"));
  EXPECT_FALSE(arn_match("*", "shop"));
}

}  // namespace
}  // namespace gameday::topology
