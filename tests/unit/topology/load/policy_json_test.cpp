#include "topology/load/policy_json.h"

#include <gtest/gtest.h>

namespace gameday::topology {
namespace {

const Place k_start{"deployer.json", 1, 1};

PolicyDocument read(std::string_view text) { return parse_policy(text, k_start).value(); }
Problems refused(std::string_view text) {
  const auto document = parse_policy(text, k_start);
  return document ? Problems{} : document.error();
}

TEST(PolicyJson, StringsStandForListsEverywhere) {
  const auto policy = read(R"({"Version": "2012-10-17", "Statement": {"Sid": "Read", "Effect": "Allow",
    "Action": "s3:GetObject", "Resource": "arn:aws:s3:::receipts/*",
    "Condition": {"Bool": {"aws:MultiFactorAuthPresent": true}}}})");

  ASSERT_EQ(policy.statements.size(), 1U);
  const Statement& read_statement = policy.statements[0];
  EXPECT_EQ(read_statement.sid, "Read");
  EXPECT_EQ(read_statement.actions, std::vector<std::string>{"s3:GetObject"});
  EXPECT_EQ(read_statement.resources, std::vector<std::string>{"arn:aws:s3:::receipts/*"});
  ASSERT_EQ(read_statement.conditions.size(), 1U);
  EXPECT_EQ(read_statement.conditions[0].values, std::vector<std::string>{"true"});
}

TEST(PolicyJson, OperatorIsSplitIntoQualifierNameAndIfExists) {
  const auto policy = read(R"({"Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*",
    "Condition": {"ForAnyValue:StringNotLikeIfExists": {"aws:TagKeys": ["a", "b"]}}}]})");

  const ConditionTest& test = policy.statements[0].conditions[0];
  EXPECT_EQ(test.op, "StringNotLike");
  EXPECT_EQ(test.qualifier, SetQualifier::for_any_value);
  EXPECT_TRUE(test.if_exists);
  EXPECT_EQ(test.values, (std::vector<std::string>{"a", "b"}));
}

TEST(PolicyJson, OnlyTheNewerVersionExpandsVariables) {
  EXPECT_TRUE(read(R"({"Version": "2012-10-17", "Statement": []})").variables);
  EXPECT_FALSE(read(R"({"Version": "2008-10-17", "Statement": []})").variables);
  EXPECT_FALSE(read(R"({"Statement": []})").variables);
}

TEST(PolicyJson, PrincipalsAreKeptByKind) {
  const auto policy = read(R"({"Statement": [
    {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"},
    {"Effect": "Deny", "NotPrincipal": {"AWS": "111111111111", "Service": ["lambda.amazonaws.com"]}, "Action": "*"}]})");

  EXPECT_TRUE(policy.statements[0].principal.anyone);
  EXPECT_FALSE(policy.statements[0].principal.negated);
  EXPECT_TRUE(policy.statements[1].principal.negated);
  EXPECT_EQ(policy.statements[1].principal.aws, std::vector<std::string>{"111111111111"});
  EXPECT_EQ(policy.statements[1].principal.service, std::vector<std::string>{"lambda.amazonaws.com"});
}

TEST(PolicyJson, UrlEncodedDocumentsOfExportsAreRead) {
  EXPECT_TRUE(read("%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%5D%7D").variables);
}

TEST(PolicyJson, ProblemsCarryTheirPlace) {
  const auto problems = refused("{\"Statement\": [\n  {\"Effect\": \"allow\",\n   \"Action\": \"s3:Get*\", \"Resorce\": \"*\"}]}");

  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(to_string(problems[0]),
            "deployer.json:2:14: Effect \"allow\" does not exist; expected \"Allow\" or \"Deny\"");
  EXPECT_EQ(to_string(problems[1]),
            "deployer.json:3:25: \"Resorce\" is not an element of a statement; did you mean \"Resource\"?");
}

TEST(PolicyJson, PlaceCountsOnFromWhereTheTextBegins) {
  const auto document = parse_policy("{\"Statment\": []}", {"shop.toml", 7, 10});
  EXPECT_EQ(document.error()[1].place, (Place{"shop.toml", 7, 11}));
}

TEST(PolicyJson, DuplicateKeysAreRefused) {
  const auto problems = refused(R"({"Statement": [], "Statement": []})");
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].reason, "key \"Statement\" stands twice");
  EXPECT_EQ(problems[0].place.column, 19);
}

TEST(PolicyJson, DeepNestingIsRefusedWithoutRecursion) {
  const auto problems = refused(std::string(100'000, '['));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].reason, "nested more than 16 deep");
}

TEST(PolicyJson, EndlessPoliciesAreRefusedUnread) {
  EXPECT_EQ(refused(std::string(k_longest_policy + 1, ' '))[0].reason, "the policy is too long");
}

TEST(PolicyJson, BrokenTextIsOneProblem) {
  for (const char* text : {"", "{", "{\"Statement\": [}", "nul", "{\"Statement\": []} x", "\"\xff\"", "%7B%2"}) {
    EXPECT_EQ(refused(text).size(), 1U) << text;
  }
}

TEST(PolicyJson, MisspeltOperatorNamesTheNearest) {
  const auto problems = refused(R"({"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*",
    "Condition": {"StringEqual": {"a": "b"}}}]})");
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].nearest, "StringEquals");
}

TEST(PolicyJson, AnElementAndItsNegationExcludeEachOther) {
  const auto problems = refused(R"({"Statement": [{"Effect": "Allow", "Action": "*", "NotAction": "s3:*", "Resource": "*"}]})");
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].reason, "a statement has Action or NotAction, not both");
}

TEST(PolicyJson, ActionsNeedAService) {
  const auto problems = refused(R"({"Statement": [{"Effect": "Allow", "Action": ["*", "GetObject"], "Resource": "*"}]})");
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].reason, "action \"GetObject\" names no service");
}

}  // namespace
}  // namespace gameday::topology
