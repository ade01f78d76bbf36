#include "sim/telemetry/record_table.h"

#include <gtest/gtest.h>

namespace gameday::sim {
namespace {

using scenarios::Slot;
using topology::EntityKind;

/// Account "shop" with user "ann" and role "deployer"; one step of technique 0 by any credential on the account, recorded in
/// log "trail".
struct Shop {
  Shop() {
    cell.estate.accounts.push_back({});
    cell.estate.accounts[0].id = "111122223333";
    cell.estate.accounts[0].region = "eu-west-1";
    cell.estate.principals.push_back({});
    cell.estate.principals[0].name = "ann";
    cell.estate.principals[0].arn = "arn:aws:iam::111122223333:user/ann";
    cell.estate.principals.push_back({});
    cell.estate.principals[1].kind = topology::PrincipalKind::role;
    cell.estate.principals[1].name = "deployer";
    add_node(cell.graph, {scenarios::NodeKind::credential, 0, true, false, {EntityKind::user, 0}});
    add_node(cell.graph, {scenarios::NodeKind::credential, 1, true, false, {EntityKind::role, 1}});
    scenarios::EdgeDraft draft;
    draft.technique = 0;
    draft.target = {EntityKind::account, 0};
    add_edge(cell.graph, draft);
    library.log_sources.resize(1);
    library.log_sources[0].name = "trail";
    library.techniques.resize(1);
    library.techniques[0].records.resize(1);
    library.techniques[0].records[0].log = "trail";
    cell.defence.logs.push_back({{1}, std::nullopt});
    cell.library = &library;
  }
  RecordTable table() {
    index(cell.graph);
    topology::Problems problems;
    RecordTable made = make_record_table(cell, problems);
    EXPECT_TRUE(problems.empty());
    return made;
  }
  scenarios::Library library;
  scenarios::Cell cell;
};

std::string_view slot(const scenarios::SlotTexts& texts, Slot slot) { return texts[static_cast<std::size_t>(slot)]; }

TEST(RecordTable, AUserActsUnderItsOwnNameWithALongLivedKey) {
  Shop shop;
  const RecordTable table = shop.table();
  const auto texts = table.texts({0}, {0}, scenarios::Outcome::success);
  EXPECT_EQ(slot(texts, Slot::principal_arn), "arn:aws:iam::111122223333:user/ann");
  EXPECT_EQ(slot(texts, Slot::principal_type), "IAMUser");
  EXPECT_TRUE(slot(texts, Slot::principal_key).starts_with("AKIA"));
}

TEST(RecordTable, ARoleActsAsAnAssumedRoleWithASessionKey) {
  Shop shop;
  const RecordTable table = shop.table();
  const auto texts = table.texts({0}, {1}, scenarios::Outcome::success);
  EXPECT_EQ(slot(texts, Slot::principal_arn), "arn:aws:sts::111122223333:assumed-role/deployer/session");
  EXPECT_TRUE(slot(texts, Slot::principal_key).starts_with("ASIA"));
}

TEST(RecordTable, ADeniedCallHasAnErrorCodeAndASuccessNone) {
  Shop shop;
  const RecordTable table = shop.table();
  EXPECT_EQ(slot(table.texts({0}, {0}, scenarios::Outcome::denied), Slot::error_code), "AccessDenied");
  EXPECT_EQ(slot(table.texts({0}, {0}, scenarios::Outcome::success), Slot::error_code), "");
}

TEST(RecordTable, ARecordHappensInTheAccountAndRegionOfItsTarget) {
  Shop shop;
  const RecordTable table = shop.table();
  const auto texts = table.texts({0}, {0}, scenarios::Outcome::success);
  EXPECT_EQ(slot(texts, Slot::account_id), "111122223333");
  EXPECT_EQ(slot(texts, Slot::region), "eu-west-1");
}

TEST(RecordTable, ALogKnowsTheBitThatStopsIt) {
  Shop shop;
  add_guard(shop.cell.graph, {scenarios::GuardKind::log_on, true, {EntityKind::account, 0}, 0});
  const RecordTable table = shop.table();
  ASSERT_TRUE(table.logs[0].stopped_by[0]);
  EXPECT_EQ(table.logs[0].stopped_by[0]->index, 0U);
}

TEST(RecordTable, AControlSetsDeliveryDelayReplacesTheSourcesOwn) {
  Shop shop;
  shop.cell.defence.logs[0].delivers.emplace();
  shop.cell.defence.logs[0].delivers->values = {5000.0};
  EXPECT_EQ(shop.table().logs[0].delivers.sample(0.5), topology::Millis{5000});
}

}  // namespace
}  // namespace gameday::sim
