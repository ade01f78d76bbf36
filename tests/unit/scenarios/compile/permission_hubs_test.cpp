#include "scenarios/compile/permission_hubs.h"

#include <gtest/gtest.h>

#include "tests/unit/topology/load/draft_of.h"

namespace gameday::scenarios {
namespace {

using topology::EntityKind;
using topology::EntityRef;
using topology::Estate;

Technique reading() {
  Technique technique;
  technique.name = "read";
  technique.targets = "bucket";
  technique.permissions.push_back({"s3:GetObject", On::objects, {}});
  return technique;
}

std::vector<EntityRef> buckets(const Estate& estate) {
  std::vector<EntityRef> found;
  for (std::uint32_t i = 0; i < estate.resources.size(); ++i)
    if (estate.resources[i].kind == topology::ResourceKind::bucket) found.push_back({EntityKind::resource, i});
  return found;
}

/// Hubs made over one estate with one technique.
struct Hubs {
  explicit Hubs(const std::string& text, Technique asked = reading(), AttackerMeans means = {})
      : technique(std::move(asked)), estate(topology::estate_of(text)), access(estate), hubs(graph, estate, access, std::move(means)) {}
  std::optional<NodeId> hub(EntityRef target) { return hubs.hub(technique, target); }

  Technique technique;
  Estate estate;
  topology::AccessModel access;
  AttackGraph graph;
  PermissionHubs hubs;
};

constexpr const char* k_two_buckets = R"(
[account.shop]
[bucket.shop]
one = {}
two = {}
)";

std::string user(const std::string& may) {
  return std::string(k_two_buckets) + "[user.shop.ana]\naccess_key = { age = \"1 d\" }\nmay = [ " + may + " ]\n";
}

TEST(PermissionHubs, WhereNobodyCanEverHaveItThereIsNone) {
  // Not even whoever controls the account: the guardrail binds administrators too.
  Hubs made(std::string(R"(
[organization]
id = "o-shop"
scps = "no-reading"
[scp.no-reading]
deny = [{ do = "s3:GetObject" }]
)") + user(R"({ do = "s3:*", on = "*" })"));
  EXPECT_FALSE(made.hub(buckets(made.estate).front()));
}

TEST(PermissionHubs, TargetsThatEveryPolicyTreatsAlikeShareAHub) {
  Hubs made(user(R"({ do = "s3:GetObject", on = "*" })"));
  const auto targets = buckets(made.estate);
  ASSERT_EQ(targets.size(), 2U);
  ASSERT_TRUE(made.hub(targets[0]));
  EXPECT_EQ(made.hub(targets[0]), made.hub(targets[1]));
}

TEST(PermissionHubs, ATargetThatOnePolicyNamesHasAHubOfItsOwn) {
  Hubs made(user(R"({ do = "s3:GetObject", on = "*" }, { do = "s3:GetObject", on = "one" })"));
  const auto targets = buckets(made.estate);
  EXPECT_NE(made.hub(targets[0]), made.hub(targets[1]));
}

TEST(PermissionHubs, AllPermissionsAreNeededOfTheSameCredential) {
  Technique both = reading();
  both.permissions.push_back({"s3:PutObject", On::objects, {}});
  Hubs made(user(R"({ do = "s3:GetObject", on = "*" })") + R"([user.shop.bo]
access_key = { age = "1 d" }
may = [ { do = "s3:PutObject", on = "*" } ]
)", both);
  // Administrators of the account may do both; no class of ana or bo is fed.
  const auto hub = made.hub(buckets(made.estate).front());
  ASSERT_TRUE(hub);
  for (const PermissionHubs::ClassNode& each : made.hubs.class_nodes())
    EXPECT_TRUE(made.access.classes()[each.id.index].members.empty());
}

TEST(PermissionHubs, AConditionOnMfaAsksForACredentialThatHasIt) {
  Hubs made(user(R"({ do = "s3:GetObject", on = "*", when = { Bool = { "aws:MultiFactorAuthPresent" = "true" } } })"));
  ASSERT_TRUE(made.hub(buckets(made.estate).front()));
  for (const PermissionHubs::ClassNode& each : made.hubs.class_nodes())
    if (!made.access.classes()[each.id.index].members.empty()) { EXPECT_EQ(each.mfa, MfaState::yes); }
}

std::size_t needed_conditions(AttackerMeans means) {
  Hubs made(user(R"({ do = "s3:GetObject", on = "*", when = { IpAddress = { "aws:SourceIp" = "192.0.2.0/24" } } })"), reading(),
            std::move(means));
  made.hub(buckets(made.estate).front());
  return made.graph.initial.size();
}

TEST(PermissionHubs, AConditionBeyondTheAttackersMeansIsNotHeldAtTheStart) { EXPECT_EQ(needed_conditions({}), 0U); }

TEST(PermissionHubs, AConditionWithinTheAttackersMeansIsHeldAtTheStart) {
  EXPECT_EQ(needed_conditions({{"aws:sourceip"}}), 1U);
  EXPECT_EQ(needed_conditions({{}, "192.0.2.9"}), 1U);
}

/// `n` users and `n` buckets; each user may read every bucket by a policy of its own words.
std::size_t edges_of(int n) {
  std::string text = "[account.shop]\n[bucket.shop]\n";
  for (int i = 0; i < n; ++i) text += "b" + std::to_string(i) + " = {}\n";
  for (int i = 0; i < n; ++i)
    text += "[user.shop.u" + std::to_string(i) + "]\naccess_key = { age = \"1 d\" }\nmay = [ { do = [\"s3:GetObject\", \"sqs:a" +
            std::to_string(i) + "\"], on = \"*\" } ]\n";
  Hubs made(text);
  for (const EntityRef bucket : buckets(made.estate)) made.hub(bucket);
  return made.graph.edges.size();
}

TEST(PermissionHubs, TwiceThePrincipalsAndBucketsMakeTwiceTheEdges) {
  const std::size_t some = edges_of(10);
  const std::size_t more = edges_of(20);
  EXPECT_GT(some, 10U);
  EXPECT_LE(more, 2 * some);
}

TEST(MfaState, ALongLivedKeySaysNothingOfMfa) {
  EXPECT_EQ(mfa_state(CredentialVariant::long_lived), MfaState::absent);
  EXPECT_EQ(mfa_state(CredentialVariant::created), MfaState::absent);
  EXPECT_EQ(mfa_state(CredentialVariant::session), MfaState::no);
  EXPECT_EQ(mfa_state(CredentialVariant::session_mfa), MfaState::yes);
}

}  // namespace
}  // namespace gameday::scenarios
