#include "reports/html/words.h"

#include <gtest/gtest.h>

namespace gameday::reports {
namespace {

const std::string k_bound = "\u00a0";

TEST(Words, CountsAreShort) {
  EXPECT_EQ(count_words(0), "0");
  EXPECT_EQ(count_words(1.24), "1.2");
  EXPECT_EQ(count_words(840), "840");
  EXPECT_EQ(count_words(310'000), "310" + k_bound + "k");
  EXPECT_EQ(count_words(2'710'000), "2.7" + k_bound + "M");
}

TEST(Words, ASmallShareIsNotNothing) {
  EXPECT_EQ(share_words(0), "0" + k_bound + "%");
  EXPECT_EQ(share_words(0.001), "under" + k_bound + "1" + k_bound + "%");
  EXPECT_EQ(share_words(0.999), "over" + k_bound + "99" + k_bound + "%");
  EXPECT_EQ(share_words(1), "100" + k_bound + "%");
}

TEST(Words, AnAbsentTimeIsNotReached) { EXPECT_EQ(words(std::nullopt, Quantity::time), "not reached"); }

TEST(Words, AnIntervalThatPassesTheHorizonSaysSo) {
  EXPECT_EQ(interval_words({60'000.0, 60'000.0, std::nullopt}, Quantity::time, "30 d"), "1" + k_bound + "min to beyond 30 d");
}

TEST(Words, AnIntervalWithoutWidthIsOneNumber) {
  EXPECT_EQ(interval_words({1.0, 0.998, 1.0}, Quantity::share, ""), "100" + k_bound + "%");
  EXPECT_EQ(interval_words({5.0, 5.0, 5.0}, Quantity::count, ""), "5");
  EXPECT_EQ(interval_words({5.0, 5.0, std::nullopt}, Quantity::count, "30 d"), "5 or more");
}

TEST(Words, EqualValuesAreSaidOnce) {
  EXPECT_EQ(across({{"a", "2"}, {"b", "2"}, {"c", "1"}}), "2 with a and b, 1 with c");
  EXPECT_EQ(across({{"a", "2"}, {"b", "2"}}), "2 under every control set");
  EXPECT_EQ(across({{"a", "2"}}), "2");
}

TEST(Words, ListsReadLikeASentence) {
  EXPECT_EQ(listed({"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(thousands(1234567), "1,234,567");
  EXPECT_EQ(unbroken("a-b"), "a\u2011b");
}

}  // namespace
}  // namespace gameday::reports
