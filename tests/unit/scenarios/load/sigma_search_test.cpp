#include "scenarios/load/sigma_search.h"

#include <gtest/gtest.h>

#include <string>

namespace gameday::scenarios {
namespace {

std::string problems(const std::string& text) {
  topology::Problems found;
  read_search("s", parse_yaml(text, "t.yml").value(), found);
  std::string out;
  for (const auto& problem : found) out += problem.reason + "\n";
  return out;
}

TEST(SigmaSearch, NumbersAsJsonPrintsThemAreTexts) {
  for (const char* number : {"0", "-1", "42", "1.5", "1e3", "1.5E-3"}) EXPECT_EQ(problems(std::string("f: ") + number), "") << number;
}

TEST(SigmaSearch, NumbersThatJsonWouldPrintOtherwiseAreAskedAbout) {
  for (const char* number : {"010", "0x1F", "0o7", "+1", ".5", "1.", ".inf", ".nan"}) {
    EXPECT_EQ(problems(std::string("f: ") + number), "number " + std::string(number) + " is not written as JSON would print it\n");
  }
}

TEST(SigmaSearch, WordsAndAddressesAreNoNumbers) {
  for (const char* word : {"no", "10.0.0.1", "e3", "-x", "1e", "0xyz", "'010'"}) EXPECT_EQ(problems(std::string("f: ") + word), "") << word;
}

TEST(SigmaSearch, EmptyThingsAreProblems) {
  EXPECT_EQ(problems("{}"), "a selection without tests\n");
  EXPECT_EQ(problems("[]"), "search \"s\" is empty or a bare value\n");
  EXPECT_EQ(problems("f: []"), "field \"f\" has an empty list of values\n");
}

TEST(SigmaSearch, NullHasNoModifier) {
  EXPECT_EQ(problems("f|contains: null"), "null cannot be searched with a modifier of field \"f\"\n");
}

}  // namespace
}  // namespace gameday::scenarios
