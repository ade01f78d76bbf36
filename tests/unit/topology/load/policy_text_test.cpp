#include "topology/load/policy_text.h"

#include <gtest/gtest.h>

#include "topology/load/policy_json.h"

namespace gameday::topology {
namespace {

constexpr const char* k_policy =
    R"({"Version": "2012-10-17", "Statement": [{"Sid": "a", "Effect": "Deny", "NotPrincipal": {"AWS": ["1", "2"], "Service": "s"}, )"
    R"("NotAction": "s3:Get*", "NotResource": "*", "Condition": {"ForAnyValue:StringLikeIfExists": {"k": ["x", "\"y\""], "l": "z"}}}, )"
    R"({"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]})";

TEST(PolicyText, OneLineReadsBackToTheSameText) {
  const auto document = parse_policy(k_policy, {"p.json", 1, 1});
  ASSERT_TRUE(document);
  EXPECT_EQ(policy_text(*document, JsonLayout::one_line), k_policy);
}

TEST(PolicyText, ThePrettyLayoutMeansTheSame) {
  const auto document = parse_policy(k_policy, {"p.json", 1, 1}).value();
  const auto again = parse_policy(policy_text(document, JsonLayout::pretty), {"p.json", 1, 1});
  ASSERT_TRUE(again);
  EXPECT_EQ(policy_text(*again, JsonLayout::one_line), k_policy);
}

TEST(PolicyText, ThePrettyLayoutIsIndented) {
  EXPECT_EQ(policy_text({}, JsonLayout::pretty), "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": []\n}\n");
}

TEST(PolicyText, WithoutVersionVariablesStayOff) {
  PolicyDocument document;
  document.variables = false;
  EXPECT_FALSE(parse_policy(policy_text(document, JsonLayout::one_line), {}).value().variables);
}

TEST(PolicyText, ControlCharactersAreEscaped) { EXPECT_EQ(json_quoted("a\n\x01\"\\"), "\"a\\n\\u0001\\\"\\\\\""); }

}  // namespace
}  // namespace gameday::topology
