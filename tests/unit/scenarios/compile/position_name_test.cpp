#include "scenarios/compile/position_name.h"

#include <gtest/gtest.h>

#include "tests/unit/topology/load/draft_of.h"

namespace gameday::scenarios {
namespace {

using topology::EntityKind;

/// One account with a user, a bucket and a subnet; nodes are added by hand.
struct Named {
  Named() {
    cell.estate = topology::estate_of(R"(
[account.shop]
[user.shop.ana]
[bucket.shop.receipts]
[vpc.shop.main]
cidr = "10.0.0.0/16"
[subnet.shop.inner]
vpc = "main"
cidr = "10.0.1.0/24"
)");
    cell.library = &library;
  }
  std::string of(NodeKind kind, std::uint8_t variant, EntityKind entity) {
    return position_name(cell, add_node(cell.graph, {kind, variant, true, false, {entity, 0}}));
  }
  Library library;
  Cell cell;
};

TEST(PositionName, OfACredentialSaysWhichKind) {
  Named named;
  EXPECT_EQ(named.of(NodeKind::credential, 0, EntityKind::user), "the key of user shop/ana");
  EXPECT_EQ(named.of(NodeKind::credential, 1, EntityKind::user), "a session of user shop/ana");
  EXPECT_EQ(named.of(NodeKind::credential, 2, EntityKind::user), "a session with MFA of user shop/ana");
  EXPECT_EQ(named.of(NodeKind::credential, 3, EntityKind::user), "a new key of user shop/ana");
}

TEST(PositionName, OfAUserThatTheAttackerMadeNamesTheAccount) {
  Named named;
  EXPECT_EQ(named.of(NodeKind::credential, 3, EntityKind::account), "a user made by the attacker in account shop");
}

TEST(PositionName, OfDataSaysWhatCanBeDoneToIt) {
  Named named;
  EXPECT_EQ(named.of(NodeKind::data, 0, EntityKind::resource), "read access to bucket shop/receipts");
  EXPECT_EQ(named.of(NodeKind::data, 1, EntityKind::resource), "write access to bucket shop/receipts");
  EXPECT_EQ(named.of(NodeKind::data, 2, EntityKind::resource), "destruction of bucket shop/receipts");
}

TEST(PositionName, OfAPlaceInANetworkNamesTheSubnet) {
  Named named;
  EXPECT_EQ(named.of(NodeKind::network, 0, EntityKind::resource), "a place in subnet inner");
}

TEST(PositionName, OfCodeAndTakeoverNameTheirEntity) {
  Named named;
  EXPECT_EQ(named.of(NodeKind::code, 0, EntityKind::resource), "code on bucket shop/receipts");
  EXPECT_EQ(named.of(NodeKind::takeover, 0, EntityKind::account), "control of account shop");
}

TEST(PositionName, OfKnowledgeAndWaysBackUsesTheirOwnWords) {
  Named named;
  named.cell.graph.topics = {"stores"};
  named.cell.graph.way_backs = {"second-key"};
  EXPECT_EQ(named.of(NodeKind::knowledge, 0, EntityKind::account), "knowledge of the stores of account shop");
  EXPECT_EQ(named.of(NodeKind::way_back, 0, EntityKind::user), "a way back (second-key) through user shop/ana");
}

TEST(StepName, IsTheTechniquesTitleAndItsTarget) {
  Named named;
  named.library.techniques.emplace_back();
  named.library.techniques.back().title = "Read a bucket";
  EdgeDraft draft;
  draft.technique = 0;
  draft.target = {EntityKind::resource, 0};
  EXPECT_EQ(step_name(named.cell, add_edge(named.cell.graph, draft)), "Read a bucket (bucket shop/receipts)");
}

}  // namespace
}  // namespace gameday::scenarios
