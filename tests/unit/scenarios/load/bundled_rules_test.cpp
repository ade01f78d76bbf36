#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "scenarios/compile/rule_match.h"
#include "scenarios/load/embedded.h"
#include "scenarios/load/sigma_yaml.h"

namespace gameday::scenarios {
namespace {

std::vector<SigmaRule> bundled() {
  std::vector<SigmaRule> out;
  for (const EmbeddedFile& file : embedded_library()) {
    if (!file.path.ends_with(".yml")) continue;
    auto rule = parse_sigma(file.text, std::string(file.path));
    if (!rule) {
      for (const auto& problem : rule.error()) ADD_FAILURE() << topology::to_string(problem);
      continue;
    }
    out.push_back(std::move(*rule));
  }
  return out;
}

const SigmaRule& named(const std::vector<SigmaRule>& rules, std::string_view file) {
  return *std::ranges::find(rules, file, &SigmaRule::file);
}

RecordField text(std::string path, std::string value) { return {std::move(path), FieldKind::text, std::move(value)}; }

TEST(BundledRules, AllLoadAndSayWhoWroteThem) {
  const auto rules = bundled();
  EXPECT_GE(rules.size(), 18U);
  std::set<std::string> ids;
  for (const SigmaRule& rule : rules) {
    EXPECT_EQ(rule.author, "Gameday") << rule.file;
    EXPECT_EQ(rule.id.size(), 36U) << rule.file;
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.file;
  }
}

TEST(BundledRules, CorrelationsCountRulesThatExist) {
  const auto rules = bundled();
  for (const SigmaRule& rule : rules) {
    if (!rule.correlation) continue;
    for (const std::string& name : rule.correlation->rules) {
      EXPECT_NE(std::ranges::find(rules, name, &SigmaRule::name), rules.end()) << rule.file << " counts " << name;
    }
  }
}

TEST(BundledRules, AWidenedPolicyIsSeenInItsDocument) {
  const auto rules = bundled();
  std::vector fields{text("eventSource", "iam.amazonaws.com"), text("eventName", "CreatePolicyVersion"),
                     text("requestParameters.policyDocument", R"({"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]})")};
  EXPECT_TRUE(matches(named(rules, "policy-widened"), fields));
  fields[2].value = R"({"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]})";
  EXPECT_FALSE(matches(named(rules, "policy-widened"), fields));
}

TEST(BundledRules, CredentialsOfAnInstanceAreAtHomeInsideOnly) {
  const auto rules = bundled();
  std::vector fields{text("userIdentity.type", "AssumedRole"),
                     text("userIdentity.arn", "arn:aws:sts::1:assumed-role/checkout/i-0abc"), text("sourceIPAddress", "10.0.1.7")};
  EXPECT_FALSE(matches(named(rules, "instance-credentials-outside"), fields));
  fields[2].value = "203.0.113.9";
  EXPECT_TRUE(matches(named(rules, "instance-credentials-outside"), fields));
}

TEST(BundledRules, ADecoyIsSeenAlsoWhereTheCallIsDenied) {
  const auto rules = bundled();
  const std::vector fields{text("eventName", "GetObject"), text("requestParameters.bucketName", "decoy-payroll"),
                           text("errorCode", "AccessDenied")};
  EXPECT_TRUE(matches(named(rules, "decoy-touched"), fields));
}

TEST(BundledRules, ABucketForOneAccountIsNotPublic) {
  const auto rules = bundled();
  std::vector fields{text("eventSource", "s3.amazonaws.com"), text("eventName", "PutBucketPolicy"),
                     text("requestParameters.bucketPolicy.Statement.Effect", "Allow"),
                     text("requestParameters.bucketPolicy.Statement.Principal", "*")};
  EXPECT_TRUE(matches(named(rules, "bucket-made-public"), fields));
  fields[3] = text("requestParameters.bucketPolicy.Statement.Principal.AWS", "arn:aws:iam::2:root");
  EXPECT_FALSE(matches(named(rules, "bucket-made-public"), fields));
}

}  // namespace
}  // namespace gameday::scenarios
