#include "sim/measures/reach.h"

#include <gtest/gtest.h>

namespace gameday::sim {
namespace {

using scenarios::NodeKind;
using topology::EntityKind;

/// Two accounts; user 0 in the first, two stores in the second; nodes: both credentials of the user, reading of each store,
/// knowledge of the second account.
struct TwoAccounts {
  TwoAccounts() {
    cell.estate.accounts.resize(2);
    cell.estate.principals.resize(1);
    cell.estate.resources.resize(2);
    for (topology::Resource& store : cell.estate.resources) store.account = {1};
    cell.estate.resources[0].records = 100;
    cell.estate.resources[0].data_class = "confidential";
    cell.estate.resources[1].records = 7;
    add_node(cell.graph, {NodeKind::credential, 0, true, false, {EntityKind::user, 0}});
    add_node(cell.graph, {NodeKind::credential, 1, true, false, {EntityKind::user, 0}});
    add_node(cell.graph, {NodeKind::data, 0, true, false, {EntityKind::resource, 0}});
    add_node(cell.graph, {NodeKind::data, 0, true, false, {EntityKind::resource, 1}});
    add_node(cell.graph, {NodeKind::knowledge, 0, false, false, {EntityKind::account, 1}});
  }
  scenarios::Cell cell;
};

std::vector<Gain> gains(std::initializer_list<std::uint32_t> nodes) {
  std::vector<Gain> made;
  for (const std::uint32_t node : nodes) made.push_back({{node}, Millis{10 * node}});
  return made;
}

TEST(ReachCounter, TwoCredentialsOfOnePrincipalAreOnePrincipal) {
  const TwoAccounts two;
  EXPECT_EQ(ReachCounter(two.cell).realised(gains({0, 1}), topology::k_never).principals, 1);
}

TEST(ReachCounter, AStoreCountsAsAResourceAndItsAccount) {
  const TwoAccounts two;
  const Reach reach = ReachCounter(two.cell).realised(gains({0, 2, 3}), topology::k_never);
  EXPECT_EQ(reach.resources, 2);
  EXPECT_EQ(reach.accounts, 2);
}

TEST(ReachCounter, KnowledgeReachesNothing) {
  const TwoAccounts two;
  EXPECT_EQ(ReachCounter(two.cell).realised(gains({4}), topology::k_never).accounts, 0);
}

TEST(ReachCounter, WhatIsGainedLaterIsLeftOut) {
  const TwoAccounts two;
  EXPECT_EQ(ReachCounter(two.cell).realised(gains({0, 2, 3}), Millis{20}).resources, 1);
}

TEST(ReachCounter, OneCountDoesNotMarkTheNext) {
  const TwoAccounts two;
  ReachCounter counter(two.cell);
  counter.realised(gains({0, 2}), topology::k_never);
  EXPECT_EQ(counter.realised(gains({0, 2}), topology::k_never).resources, 1);
}

TEST(ReachCounter, StoresWithoutAClassAreUnclassified) {
  const TwoAccounts two;
  EXPECT_EQ(ReachCounter(two.cell).classes(), (std::vector<std::string>{"confidential", "unclassified"}));
}

TEST(ReachCounter, PotentialRecordsAreThoseOfTheStoresHeld) {
  const TwoAccounts two;
  const std::vector<std::uint8_t> held{1, 0, 0, 1, 0};
  EXPECT_EQ(ReachCounter(two.cell).potential_records(held), (RecordsByClass{0, 7}));
}

TEST(ReachCounter, ExposedRecordsAreWhatWasTakenByClass) {
  const TwoAccounts two;
  const std::vector<Exfiltration::Load> loads{{{2}, 1.0, 100, 40, true}, {{3}, 1.0, 7, 7, true}};
  const std::vector<std::int64_t> taken{40};  // at detection the second had not begun
  EXPECT_EQ(ReachCounter(two.cell).exposed(loads, taken), (RecordsByClass{40, 0}));
}

}  // namespace
}  // namespace gameday::sim
