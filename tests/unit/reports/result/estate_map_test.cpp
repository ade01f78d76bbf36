#include "reports/result/estate_map.h"

#include <gtest/gtest.h>

namespace gameday::reports {
namespace {

scenarios::Cell cell(bool decoy) {
  scenarios::Cell made;
  made.estate.units.resize(2);
  made.estate.units[0].name = "prod";
  made.estate.units[0].parent = topology::UnitId{1};
  made.estate.units[1].name = "root";
  made.estate.accounts.resize(1);
  made.estate.accounts[0].name = "shop";
  made.estate.accounts[0].unit = topology::UnitId{0};
  topology::Resource store;
  store.name = "orders";
  store.lineage = "shop/prod/bucket/orders";
  store.records = 7;
  if (decoy) {
    topology::Resource bait = store;
    bait.name = "bait";
    bait.lineage = "shop/prod/bucket/bait";
    bait.decoy = true;
    made.estate.resources.push_back(bait);
  }
  made.estate.resources.push_back(store);
  topology::Principal user;
  user.name = "ana";
  user.lineage = "shop/user/ana";
  made.estate.principals.push_back(user);
  return made;
}

TEST(EstateMap, ParentsStandBeforeTheirUnits) {
  const scenarios::Cell one = cell(false);
  const scenarios::Cell* cells[] = {&one};
  const EstateMap map = estate_map(cells);
  ASSERT_EQ(map.units.size(), 2U);
  EXPECT_EQ(map.units[0].name, "root");
  EXPECT_EQ(map.units[1].parent, 0U);
  EXPECT_EQ(map.units[1].accounts, std::vector<std::uint32_t>{0});
}

TEST(EstateMap, WhatOnlyOneControlSetHasGetsItsPlaceAndMovesNobody) {
  const scenarios::Cell plain = cell(false);
  const scenarios::Cell baited = cell(true);
  const scenarios::Cell* cells[] = {&plain, &baited};
  const EstateMap map = estate_map(cells);
  ASSERT_EQ(map.cells.size(), 3U);
  EXPECT_EQ(map.resources[0][0], map.resources[1][1]);
  EXPECT_EQ(map.principals[0], map.principals[1]);
  EXPECT_TRUE(map.cells[map.resources[1][0]].kind.starts_with("decoy "));
}

TEST(EstateMap, OfNoCellsItIsEmpty) { EXPECT_TRUE(estate_map({}).cells.empty()); }

}  // namespace
}  // namespace gameday::reports
