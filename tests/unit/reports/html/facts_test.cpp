#include "reports/html/facts.h"

#include <gtest/gtest.h>

#include "tests/unit/reports/made_result.h"

namespace gameday::reports {
namespace {

TEST(Facts, WhereNoStoreHoldsRecordsPrincipalsCount) {
  const RunFacts none = facts(one_cell("a", {measure("principals_reached", sim::Unit::count, {3, 3})}));
  EXPECT_FALSE(none.counts_records);
  EXPECT_EQ(none.cells[0].loss.p50.value, 3);
  EXPECT_TRUE(facts(one_cell("a", {measure("records_exposed.customer", sim::Unit::count, {3})})).counts_records);
}

TEST(Facts, WhatNobodyFoundIsTheRest) {
  const RunFacts found = facts(one_cell("a", {measure("found_by_own_detector", sim::Unit::share, {1, 0, 0, 0})}));
  EXPECT_DOUBLE_EQ(found.cells[0].found_by.front(), 0.25);
  EXPECT_DOUBLE_EQ(found.cells[0].found_by.back(), 0.75);
}

TEST(Facts, NobodyEnteredWithoutAccess) {
  EXPECT_FALSE(facts(one_cell("a", {measure("initial_access", sim::Unit::share, {0, 0})})).anybody_entered());
  EXPECT_TRUE(facts(one_cell("a", {measure("initial_access", sim::Unit::share, {0, 1})})).anybody_entered());
}

}  // namespace
}  // namespace gameday::reports
