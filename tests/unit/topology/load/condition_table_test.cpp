#include "topology/load/condition_table.h"

#include <gtest/gtest.h>

namespace gameday::topology {
namespace {

struct Read {
  std::vector<ConditionTest> tests;
  Problems problems;
};
Read read(std::string_view when) {
  const auto file = TomlFile::parse("when = " + std::string(when), "w.toml").value();
  Read result;
  TableReader root(file.root, file.name, result.problems, "x");
  result.tests = read_conditions(root, "when");
  return result;
}

TEST(ConditionTable, MfaAndFromAreShortForAwsKeys) {
  const auto tests = read("{ from = [\"10.0.0.0/8\", \"192.0.2.1/32\"], mfa = false }").tests;
  ASSERT_EQ(tests.size(), 2U);
  EXPECT_EQ(tests[0].op, "Bool");
  EXPECT_EQ(tests[0].values.at(0), "false");
  EXPECT_EQ(tests[1].key, "aws:SourceIp");
  EXPECT_EQ(tests[1].values.size(), 2U);
}

TEST(ConditionTable, NumbersAndTruthsAreTakenAsText) {
  const auto tests = read("{ NumericLessThan = { \"s3:max-keys\" = 10 }, Null = { \"aws:TokenIssueTime\" = true } }").tests;
  EXPECT_EQ(tests.at(1).values.at(0), "10");
  EXPECT_EQ(tests.at(0).values.at(0), "true");
}

TEST(ConditionTable, TheOrderOfWritingDoesNotCount) {
  const auto one = read("{ StringLike = { b = \"x\", a = \"y\" }, Bool = { c = \"true\" } }").tests;
  const auto other = read("{ Bool = { c = \"true\" }, StringLike = { a = \"y\", b = \"x\" } }").tests;
  ASSERT_EQ(one.size(), 3U);
  for (std::size_t i = 0; i < one.size(); ++i) EXPECT_EQ(one[i].key, other.at(i).key);
}

TEST(ConditionTable, AMisspeltOperatorIsOfferedTheNearest) {
  const auto problems = read("{ StringEqual = { a = \"x\" } }").problems;
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].nearest, "StringEquals");
}

TEST(ConditionTable, AValueThatIsATableIsRefused) {
  EXPECT_EQ(read("{ Bool = { a = [{ x = 1 }] } }").problems.size(), 1U);
}

}  // namespace
}  // namespace gameday::topology
