#include "scenarios/compile/graph_compiler.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "scenarios/compile/potential_reach.h"
#include "tests/unit/topology/load/draft_of.h"

namespace gameday::scenarios {
namespace {

using topology::EntityKind;
using topology::EntityRef;
using topology::Estate;

EntityRef named(const Estate& estate, EntityKind kind, const std::string& name) {
  if (kind == EntityKind::user || kind == EntityKind::role)
    for (std::uint32_t i = 0; i < estate.principals.size(); ++i)
      if (estate.principals[i].name == name) return {kind, i};
  for (std::uint32_t i = 0; kind == EntityKind::resource && i < estate.resources.size(); ++i)
    if (estate.resources[i].name == name) return {kind, i};
  return {kind, 0};
}

Technique technique(std::string name, From from, std::string targets) {
  Technique made;
  made.name = made.title = std::move(name);
  made.from = from;
  made.targets = std::move(targets);
  return made;
}

/// The graph of one estate and what follows from the long-lived key of user "ana".
struct Compiled {
  Compiled(const std::string& text, std::vector<Technique> all) : techniques(std::move(all)), estate(topology::estate_of(text)) {
    const topology::AccessModel access(estate);
    GraphCompiler compiler(estate, access, techniques, {});
    const NodeId ana = compiler.credential({named(estate, EntityKind::user, "ana").index}, CredentialVariant::long_lived);
    graph = compiler.finish({"trail"}, problems);
    reach = potential_reach(graph, std::vector<NodeId>{ana});
    from_nowhere = potential_reach(graph, {});
  }
  std::size_t steps() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(graph.edges, [](const Edge& e) { return e.technique != k_no_technique; }));
  }
  bool held(NodeKind kind, EntityRef entity) const {
    for (std::uint32_t n = 0; n < graph.nodes.size(); ++n)
      if (graph.nodes[n].kind == kind && graph.nodes[n].entity == entity && reach.held[n] != 0) return true;
    return false;
  }

  std::vector<Technique> techniques;
  Estate estate;
  topology::Problems problems;
  AttackGraph graph;
  PotentialReach reach;
  PotentialReach from_nowhere;
};

const std::string k_shop = R"(
[account.shop]
[user.shop.ana]
access_key = { age = "1 d" }
may = [ { do = ["iam:PutUserPolicy", "ec2-instance-connect:SendSSHPublicKey"], on = "*" } ]
)";

TEST(GraphCompiler, WhatNoPolicyForbidsStillNeedsACredentialOfTheAccount) {
  Compiled made(k_shop, {technique("who-am-i", From::credential, "account")});
  ASSERT_EQ(made.steps(), 1U);
  const auto step = static_cast<std::size_t>(
      std::ranges::find_if(made.graph.edges, [](const Edge& e) { return e.technique == 0; }) - made.graph.edges.begin());
  EXPECT_EQ(made.reach.possible[step], 1);
  EXPECT_EQ(made.from_nowhere.possible[step], 0);
}

Technique connecting() {
  Technique connect = technique("connect", From::credential, "instance");
  connect.permissions.push_back({"ec2-instance-connect:SendSSHPublicKey", On::target, {}});
  connect.reach = true;
  connect.yields.push_back({YieldKind::code, On::target, ""});
  return connect;
}

TEST(GraphCompiler, AnExposedEndpointIsReachedFromTheInternetByWhoeverHasTheCredential) {
  Compiled made(k_shop + "[instance.shop.web]\nexposed = \"internet\"\n", {connecting()});
  EXPECT_TRUE(made.held(NodeKind::code, named(made.estate, EntityKind::resource, "web")));
}

TEST(GraphCompiler, AHiddenEndpointIsNotReachedWithoutAPlaceInItsNetwork) {
  Compiled made(k_shop + "[instance.shop.web]\n", {connecting()});
  EXPECT_FALSE(made.held(NodeKind::code, named(made.estate, EntityKind::resource, "web")));
}

Technique raising() {
  Technique raise = technique("raise", From::credential, "user");
  raise.permissions.push_back({"iam:PutUserPolicy", On::target, {}});
  raise.yields.push_back({YieldKind::admin, On::target, ""});
  return raise;
}

TEST(GraphCompiler, WhoMakesItselfAdministratorTakesTheAccountOver) {
  Compiled made(k_shop, {raising()});
  EXPECT_TRUE(made.held(NodeKind::takeover, {EntityKind::account, 0}));
}

TEST(GraphCompiler, WhoMakesSomebodyElseAdministratorGainsNothingByIt) {
  Compiled made(R"(
[account.shop]
[user.shop.ana]
access_key = { age = "1 d" }
may = [ { do = "iam:PutUserPolicy", on = "bo" } ]
[user.shop.bo]
access_key = { age = "1 d" }
)", {raising()});
  EXPECT_FALSE(made.held(NodeKind::takeover, {EntityKind::account, 0}));
}

TEST(GraphCompiler, AYieldThatTheTargetHasNoPlaceForMakesNoStep) {
  Technique steal = technique("steal", From::code, "compute");
  steal.yields.push_back({YieldKind::credential, On::role, "session"});
  EXPECT_EQ(Compiled(k_shop + "[function.shop.api]\n", {steal}).steps(), 0U);
}

TEST(GraphCompiler, CodeStandsInItsSubnet) {
  Technique exploit = technique("exploit", From::internet, "compute");
  exploit.yields.push_back({YieldKind::code, On::target, ""});
  Compiled made(k_shop + R"(
[vpc.shop.main]
cidr = "10.0.0.0/16"
[subnet.shop.inner]
vpc = "main"
cidr = "10.0.1.0/24"
[instance.shop.web]
subnet = "inner"
)", {exploit});
  EXPECT_TRUE(made.held(NodeKind::network, {EntityKind::resource, 0}));
}

TEST(GraphCompiler, AWayBackGivesAgainWhatCameWithIt) {
  Technique second = technique("second-key", From::credential, "user");
  second.permissions.push_back({"iam:PutUserPolicy", On::target, {}});
  second.yields = {{YieldKind::credential, On::target, "long-lived"}, {YieldKind::way_back, On::target, "second-key"}};
  Compiled made(k_shop, {technique("come-back", From::way_back, "any"), second});
  const auto back = std::ranges::find_if(made.graph.edges, [](const Edge& e) { return e.technique == 0; });
  ASSERT_NE(back, made.graph.edges.end());
  EXPECT_EQ(made.graph.at(made.graph.needs_of(*back)[0]).kind, NodeKind::way_back);
  EXPECT_EQ(made.graph.at(made.graph.yields_of(*back)[0]).kind, NodeKind::credential);
}

TEST(GraphCompiler, StoppingALogFlipsItsGuardOff) {
  Technique stop = technique("stop", From::credential, "account");
  stop.yields.push_back({YieldKind::log_off, On::account, "trail"});
  Compiled made(k_shop, {stop});
  const auto step = std::ranges::find_if(made.graph.edges, [](const Edge& e) { return e.technique == 0; });
  ASSERT_NE(step, made.graph.edges.end());
  ASSERT_EQ(step->flips, 1);
  EXPECT_FALSE(made.graph.flips_of(*step)[0].value);
  EXPECT_EQ(made.graph.guards[made.graph.flips_of(*step)[0].guard.index].kind, GuardKind::log_on);
}

TEST(GraphCompiler, DataReadIsLostWithThePermission) {
  Technique read = technique("read", From::credential, "user");
  read.yields.push_back({YieldKind::data, On::target, "read"});
  Compiled made(k_shop, {read});
  const auto step = std::ranges::find_if(made.graph.edges, [](const Edge& e) { return e.technique == 0; });
  ASSERT_NE(step, made.graph.edges.end());
  EXPECT_FALSE(step->lasting);
}

TEST(GraphCompiler, TwoEntitiesOfOneLineageAreAProblem) {
  auto estate = topology::seal(*topology::draft_of(k_shop + "[bucket.shop]\none = {}\ntwo = {}\n"));
  for (auto& resource : estate->resources) resource.lineage = "same";  // sealing would refuse it
  const topology::AccessModel access(*estate);
  const std::vector<Technique> techniques{technique("look", From::internet, "bucket")};
  GraphCompiler compiler(*estate, access, techniques, {});
  topology::Problems problems;
  compiler.finish({}, problems);
  EXPECT_EQ(problems.size(), 1U);
}

}  // namespace
}  // namespace gameday::scenarios
