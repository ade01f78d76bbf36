#include "scenarios/compile/property.h"

#include <gtest/gtest.h>

#include "tests/unit/topology/load/draft_of.h"

namespace gameday::scenarios {
namespace {

topology::Estate estate() {
  return topology::estate_of(R"(
[account.shop]
[role.shop.web]
trusts = "ec2.amazonaws.com"
may = [ { do = "s3:GetObject", on = "*" } ]
[user.shop.ana]
access_key = { age = "1 d" }
console = { mfa = true }
[policy.shop.old]
wider_version = true
may = [ { do = "s3:GetObject", on = "*" } ]
[instance.shop.web]
role = "web"
exposed = "internet"
metadata = "v1"
[bucket.shop.receipts]
class = "confidential"
)");
}

topology::EntityRef resource(const topology::Estate& estate, std::string_view name) {
  for (std::uint32_t i = 0; i < estate.resources.size(); ++i)
    if (estate.resources[i].name == name) return {topology::EntityKind::resource, i};
  return {};
}

TEST(Property, OfComputeAreExposureMetadataAndRole) {
  const topology::Estate e = estate();
  const auto web = resource(e, "web");
  EXPECT_EQ(property_of(e, web, "exposed"), "internet");
  EXPECT_EQ(property_of(e, web, "metadata"), "v1");
  EXPECT_EQ(property_of(e, web, "role"), "yes");
}

TEST(Property, OfAStoreAreClassAndEncryption) {
  const topology::Estate e = estate();
  EXPECT_EQ(property_of(e, resource(e, "receipts"), "class"), "confidential");
  EXPECT_EQ(property_of(e, resource(e, "receipts"), "encrypted"), "no");
}

TEST(Property, ThatIsNotSaidIsEmpty) {
  const topology::Estate e = estate();
  EXPECT_EQ(property_of(e, resource(e, "receipts"), "versioning"), "");
}

TEST(Property, OfAPrincipalAreItsWaysIn) {
  const topology::Estate e = estate();
  for (std::uint32_t i = 0; i < e.principals.size(); ++i) {
    const bool user = e.principals[i].kind == topology::PrincipalKind::user;
    const topology::EntityRef ref{user ? topology::EntityKind::user : topology::EntityKind::role, i};
    EXPECT_EQ(property_of(e, ref, "access-key"), user ? "yes" : "no");
    EXPECT_EQ(property_of(e, ref, "mfa"), user ? "yes" : "no");
  }
}

TEST(Property, OfAPolicyIsWhetherAWiderVersionIsKept) {
  const topology::Estate e = estate();
  for (std::uint32_t i = 0; i < e.policies.size(); ++i)
    EXPECT_EQ(property_of(e, {topology::EntityKind::policy, i}, "wider_version"), e.policies[i].name == "old" ? "true" : "");
}

TEST(SetProperty, OfAResourceReadsBackTheSame) {
  topology::ResourceDraft bucket;
  set_property(bucket, "exposed", "internet");
  set_property(bucket, "decoy", "yes");
  set_property(bucket, "versioning", "true");
  EXPECT_TRUE(bucket.internet);
  EXPECT_TRUE(bucket.decoy);
  EXPECT_EQ(bucket.properties.at("versioning"), "true");
}

TEST(SetProperty, TakesAKeyAndARoleAway) {
  topology::ResourceDraft function;
  function.key = topology::Name{"lock", {}};
  function.role = topology::Name{"app", {}};
  set_property(function, "encrypted", "no");
  set_property(function, "role", "no");
  EXPECT_FALSE(function.key);
  EXPECT_FALSE(function.role);
}

TEST(SetProperty, MakesMfaOnlyWhereThereIsAConsole) {
  topology::PrincipalDraft user;
  set_property(user, "mfa", "yes");
  EXPECT_FALSE(user.console);
  user.console = topology::ConsoleDraft{};
  set_property(user, "mfa", "yes");
  EXPECT_TRUE(user.console->mfa);
}

TEST(SetProperty, TakesKeysOfAUserAway) {
  topology::PrincipalDraft user;
  user.keys.push_back({});
  set_property(user, "access-key", "no");
  EXPECT_TRUE(user.keys.empty());
}

}  // namespace
}  // namespace gameday::scenarios
