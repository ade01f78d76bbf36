#include "scenarios/model/selector.h"

#include <gtest/gtest.h>

namespace gameday::scenarios {
namespace {

using topology::AccountId;

/// Accounts dev and prod; users ana (key, administrator by group) and ben (console with MFA); role deployer; bucket orders
/// (confidential, workload shop, in prod) and function api (exposed, with the role, in dev).
topology::Estate estate() {
  topology::Estate e;
  e.accounts.resize(2);
  e.accounts[0].name = "dev";
  e.accounts[0].owner.environment = "dev";
  e.accounts[1].name = "prod";
  e.accounts[1].id = "222222222222";
  e.policies.resize(1);
  e.policies[0].document.statements.push_back({});
  e.policies[0].document.statements[0].actions = {"*"};
  e.policies[0].document.statements[0].resources = {"*"};
  e.groups.push_back({"admins", "arn:aws:iam::1:group/admins", "", AccountId{0}, {topology::PolicyId{0}}});
  e.principals.resize(3);
  e.principals[0].name = "ana";
  e.principals[0].arn = "arn:aws:iam::1:user/ana";
  e.principals[0].keys.resize(1);
  e.principals[0].groups = {topology::GroupId{0}};
  e.principals[1].name = "ben";
  e.principals[1].account = AccountId{1};
  e.principals[1].console = topology::ConsoleDraft{true, false};
  e.principals[2].name = "deployer";
  e.principals[2].kind = topology::PrincipalKind::role;
  e.resources.resize(2);
  e.resources[0].kind = topology::ResourceKind::bucket;
  e.resources[0].name = "orders";
  e.resources[0].account = AccountId{1};
  e.resources[0].owner.workload = "shop";
  e.resources[0].data_class = "confidential";
  e.resources[1].kind = topology::ResourceKind::function;
  e.resources[1].name = "api";
  e.resources[1].internet = true;
  e.resources[1].role = topology::PrincipalId{2};
  return e;
}

/// Names of all that is selected, in order.
std::string selected(const Selector& selector) {
  const topology::Estate e = estate();
  std::string names;
  for (const topology::EntityRef entity : select(selector, e)) names += (names.empty() ? "" : " ") + name_of(e, entity);
  return names;
}

Selector kind(const std::string& word) {
  Selector selector;
  selector.kind = word;
  return selector;
}

Selector trait(const std::string& word) {
  Selector selector;
  selector.has = {word};
  return selector;
}

TEST(Selector, AKindPicksItsOwn) {
  EXPECT_EQ(selected(kind("user")), "ana ben");
  EXPECT_EQ(selected(kind("principal")), "ana ben deployer");
  EXPECT_EQ(selected(kind("store")), "orders");
  EXPECT_EQ(selected(kind("compute")), "api");
  EXPECT_EQ(selected(kind("bucket")), "orders");
  EXPECT_EQ(selected(kind("resource")), "orders api");
  EXPECT_EQ(selected(kind("group")), "admins");
  EXPECT_EQ(selected(kind("organization")), "");
}

TEST(Selector, AnEmptySelectorPicksEverythingByKindThenId) {
  EXPECT_EQ(selected(Selector{}), "dev prod ana ben deployer admins  orders api");
}

TEST(Selector, ANameMayHaveItsAccountBeforeItOrBeAnArn) {
  Selector selector = kind("user");
  for (const char* name : {"ana", "dev/ana", "arn:aws:iam::1:user/ana"}) {
    selector.name = name;
    EXPECT_EQ(selected(selector), "ana") << name;
  }
  selector.name = "prod/ana";
  EXPECT_EQ(selected(selector), "");
}

TEST(Selector, AnAccountIsNamedByNameOrId) {
  Selector selector = kind("user");
  selector.account = "prod";
  EXPECT_EQ(selected(selector), "ben");
  selector.account = "222222222222";
  EXPECT_EQ(selected(selector), "ben");
}

TEST(Selector, WorkloadClassAndEnvironmentNarrow) {
  Selector selector;
  selector.workload = "shop";
  EXPECT_EQ(selected(selector), "orders");
  selector = {};
  selector.data_class = "confidential";
  EXPECT_EQ(selected(selector), "orders");
  selector = {};
  selector.environment = "dev";
  EXPECT_EQ(selected(selector), "dev admins");
}

TEST(Selector, EachTraitPicksThoseThatHaveIt) {
  EXPECT_EQ(selected(trait("access-key")), "ana");
  EXPECT_EQ(selected(trait("console")), "ben");
  EXPECT_EQ(selected(trait("mfa")), "ben");
  EXPECT_EQ(selected(trait("administrator")), "ana");
  EXPECT_EQ(selected(trait("role")), "api");
  EXPECT_EQ(selected(trait("exposed")), "api");
  EXPECT_EQ(selected(trait("left")), "");
}

TEST(Selector, ExceptionsAreEntitiesOrWholeAccounts) {
  Selector selector = kind("principal");
  selector.except = {"ana", "prod"};
  EXPECT_EQ(selected(selector), "deployer");
}

}  // namespace
}  // namespace gameday::scenarios
