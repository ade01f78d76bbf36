#include "topology/load/aws_managed.h"

#include <gtest/gtest.h>

#include "tests/unit/topology/load/draft_of.h"

namespace gameday::topology {
namespace {

TEST(AwsManaged, TheBundledPoliciesRead) {
  const auto policies = bundled_aws_policies();
  ASSERT_TRUE(policies) << told(policies.error());
  EXPECT_GE(policies->size(), 20U);
}

TEST(AwsManaged, APolicyIsFoundByNameAndByArn) {
  const auto policies = bundled_aws_policies().value();
  const PolicyDraft* found = find_policy(policies, "ViewOnlyAccess");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(find_policy(policies, "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"), found);
  EXPECT_EQ(find_policy(policies, "Nothing"), nullptr);
}

TEST(AwsManaged, OnlyTheAdministratorsGrantEverything) {
  const auto policies = bundled_aws_policies().value();
  for (const PolicyDraft& policy : policies)
    for (const GrantDraft& grant : policy.grants)
      EXPECT_EQ(grant.actions == std::vector<std::string>{"*"}, policy.name.text == "AdministratorAccess") << policy.name.text;
}

}  // namespace
}  // namespace gameday::topology
