#include "topology/network/reach.h"

#include <gtest/gtest.h>

#include "tests/unit/topology/load/draft_of.h"

namespace gameday::topology {
namespace {

/// A network of one account "a" with two subnets in one VPC, and a peer VPC. `more` says what the test is about.
Estate network(const std::string& more, const std::string& front = "", const std::string& back = "") {
  return estate_of("[account.a]\n[vpc.a.v]\ncidr = \"10.0.0.0/16\"\n[vpc.a.w]\ncidr = \"10.1.0.0/16\"\n"
                   "[subnet.a.front]\nvpc = \"v\"\ncidr = \"10.0.1.0/24\"\n" + front +
                   "[subnet.a.back]\nvpc = \"v\"\ncidr = \"10.0.2.0/24\"\n" + back + more);
}
ResourceId id(const Estate& estate, std::string_view name) {
  for (std::uint32_t i = 0; i < estate.resources.size(); ++i)
    if (estate.resources[i].name == name) return ResourceId{i};
  ADD_FAILURE() << "no " << name;
  return {};
}
SubnetId place(const Estate& estate, std::string_view name) {
  for (std::uint32_t i = 0; i < estate.network.subnets.size(); ++i)
    if (estate.network.subnets[i].name == name) return SubnetId{i};
  ADD_FAILURE() << "no " << name;
  return {};
}

const std::string k_gateway = "routes = [{ to = \"internet\", via = \"internet-gateway\" }]\n";
const std::string k_web = "[security-group.a.web]\nin = { from = \"internet\", ports = 443 }\n"
                          "[instance.a.web]\nsubnet = \"front\"\nexposed = \"internet\"\nsecurity_groups = \"web\"\n";
const std::string k_db = "[security-group.a.db]\nin = { from = \"web\", ports = 5432 }\n"
                         "[database.a.db]\nsubnet = \"back\"\nport = 5432\nsecurity_groups = \"db\"\n";

TEST(Reach, AnExposedEndpointWithoutSubnetIsOpenToAnybody) {
  const Estate estate = estate_of("[account.a]\n[function.a.f]\nexposed = \"internet\"\n[function.a.g]\n");
  EXPECT_TRUE(reaches(estate, Vantage::internet(), id(estate, "f")));
  EXPECT_FALSE(reaches(estate, Vantage::internet(), id(estate, "g")));
  EXPECT_TRUE(reaches(estate, Vantage::resource(id(estate, "g")), id(estate, "f")));
}

TEST(Reach, ExposureInASubnetNeedsARouteToTheGateway) {
  const Estate open = network(k_web, k_gateway);
  EXPECT_TRUE(reaches(open, Vantage::internet(), id(open, "web")));
  const Estate shut = network(k_web);
  EXPECT_FALSE(reaches(shut, Vantage::internet(), id(shut, "web")));
}

TEST(Reach, ARuleForAnOfficeIsNotOpenToTheInternet) {
  const Estate estate = network("[security-group.a.o]\nin = { from = \"203.0.113.0/24\" }\n"
                                "[instance.a.i]\nsubnet = \"front\"\nexposed = \"internet\"\nsecurity_groups = \"o\"\n", k_gateway);
  EXPECT_FALSE(reaches(estate, Vantage::internet(), id(estate, "i")));
}

TEST(Reach, TwoHalvesOfTheInternetAreTheInternet) {
  const Estate estate = network("[security-group.a.o]\nin = [{ from = \"0.0.0.0/1\" }]\n"
                                "[instance.a.i]\nsubnet = \"front\"\nexposed = \"internet\"\nsecurity_groups = \"o\"\n", k_gateway);
  EXPECT_TRUE(reaches(estate, Vantage::internet(), id(estate, "i")));
}

TEST(Reach, AGroupPeerIsWhoWearsTheGroup) {
  const Estate estate = network(k_web + k_db + "[instance.a.other]\nsubnet = \"back\"\nsecurity_groups = \"db\"\n");
  EXPECT_TRUE(reaches(estate, Vantage::resource(id(estate, "web")), id(estate, "db")));
  EXPECT_FALSE(reaches(estate, Vantage::resource(id(estate, "other")), id(estate, "db")));
  EXPECT_FALSE(reaches(estate, Vantage::internet(), id(estate, "db")));
}

TEST(Reach, APlaceInASubnetReachesWhatSomeCodeThereReaches) {
  const Estate estate = network(k_web + k_db);
  EXPECT_TRUE(reaches(estate, Vantage::subnet(place(estate, "front")), id(estate, "db")));
  EXPECT_FALSE(reaches(estate, Vantage::subnet(place(estate, "back")), id(estate, "db")));
}

TEST(Reach, AnAclMustLetTheAnswerOutToo) {
  const std::string in = "acl = [{ number = 1, in = \"internet\" }";
  const Estate mute = network(k_web + k_db, "", in + "]\n");
  EXPECT_FALSE(reaches(mute, Vantage::resource(id(mute, "web")), id(mute, "db")));
  const Estate answering = network(k_web + k_db, "", in + ", { number = 2, out = \"10.0.1.0/24\", ports = \"50000-50001\" }]\n");
  EXPECT_TRUE(reaches(answering, Vantage::resource(id(answering, "web")), id(answering, "db")));
}

TEST(Reach, AnswerPortsOfBothAclsMustMeet) {
  const std::string out = "acl = [{ number = 1, in = \"internet\" }, { number = 2, out = \"internet\", ports = \"2000-2999\" }]\n";
  const std::string in = "acl = [{ number = 1, out = \"internet\" }, { number = 2, in = \"internet\", ports = \"3000-3999\" }]\n";
  const Estate estate = network(k_web + k_db, in, out);
  EXPECT_FALSE(reaches(estate, Vantage::resource(id(estate, "web")), id(estate, "db")));
}

TEST(Reach, TheLowestNumberedAclRuleDecides) {
  const Estate estate = network(k_web + k_db, "", "acl = [{ number = 2, in = \"internet\" }, { number = 3, out = \"internet\" }, "
                                                  "{ number = 1, allow = false, in = \"10.0.1.0/24\" }]\n");
  EXPECT_FALSE(reaches(estate, Vantage::resource(id(estate, "web")), id(estate, "db")));
}

const std::string k_peer = "[peering.p]\nfrom = \"v\"\nto = \"w\"\n[security-group.a.all]\nin = { from = \"10.0.0.0/8\" }\n"
                           "[instance.a.far]\nsubnet = \"far\"\nsecurity_groups = \"all\"\n"
                           "[subnet.a.far]\nvpc = \"w\"\ncidr = \"10.1.1.0/24\"\n";
const std::string k_to_w = "routes = [{ to = \"10.1.0.0/16\", via = \"p\" }]\n";

TEST(Reach, APeeringNeedsRoutesBothWays) {
  const Estate one_way = network(k_peer, k_to_w);
  EXPECT_FALSE(reaches(one_way, Vantage::subnet(place(one_way, "front")), id(one_way, "far")));
  const Estate both = network(k_peer + "routes = [{ to = \"10.0.0.0/16\", via = \"p\" }]\n", k_to_w);
  EXPECT_TRUE(reaches(both, Vantage::subnet(place(both, "front")), id(both, "far")));
}

TEST(Reach, ALongerRouteElsewhereWins) {
  const Estate estate = network(k_peer + "routes = [{ to = \"10.0.0.0/16\", via = \"p\" }]\n",
                                "routes = [{ to = \"10.1.0.0/16\", via = \"p\" }, { to = \"10.1.1.0/24\", via = \"nat\" }]\n");
  EXPECT_FALSE(reaches(estate, Vantage::subnet(place(estate, "front")), id(estate, "far")));
}

TEST(Reach, APeeringIsNeverPassedThrough) {
  const Estate estate = network("[vpc.a.x]\ncidr = \"10.2.0.0/16\"\n[peering.p]\nfrom = \"v\"\nto = \"w\"\n[peering.q]\nfrom = \"w\"\nto = \"x\"\n"
                                "[security-group.a.all]\nin = { from = \"10.0.0.0/8\" }\n[instance.a.far]\nsubnet = \"far\"\nsecurity_groups = \"all\"\n"
                                "[subnet.a.far]\nvpc = \"x\"\ncidr = \"10.2.1.0/24\"\nroutes = [{ to = \"10.0.0.0/16\", via = \"q\" }]\n",
                                "routes = [{ to = \"10.2.0.0/16\", via = \"p\" }]\n");
  EXPECT_FALSE(reaches(estate, Vantage::subnet(place(estate, "front")), id(estate, "far")));
}

TEST(Reach, ThroughANatOneGetsToWhatIsExposed) {
  const std::string lone = "[function.a.f]\nexposed = \"internet\"\n";
  const Estate open = network(lone, "", "routes = [{ to = \"internet\", via = \"nat\" }]\n");
  EXPECT_TRUE(reaches(open, Vantage::subnet(place(open, "back")), id(open, "f")));
  EXPECT_FALSE(reaches(open, Vantage::subnet(place(open, "front")), id(open, "f")));
}

TEST(Reach, WhatMayNotCallOutDoesNot) {
  const Estate estate = network("[security-group.a.mute]\nout = []\n[instance.a.i]\nsubnet = \"front\"\nsecurity_groups = \"mute\"\n"
                                "[security-group.a.all]\nin = { from = \"internet\" }\n[instance.a.t]\nsubnet = \"back\"\nsecurity_groups = \"all\"\n");
  EXPECT_FALSE(reaches(estate, Vantage::resource(id(estate, "i")), id(estate, "t")));
}

}  // namespace
}  // namespace gameday::topology
