#include "sim/detection/detector_table.h"

#include <gtest/gtest.h>

namespace gameday::sim {
namespace {

using scenarios::SigmaRule;

scenarios::RecordTemplate record(const std::string& name) {
  scenarios::RecordTemplate made;
  made.log = "trail";
  made.fields = {{"eventName", scenarios::FieldKind::text, name}};
  return made;
}

SigmaRule rule(const std::string& file, const std::string& event) {
  SigmaRule made;
  made.file = made.title = file;
  made.product = "aws";
  made.searches = {{"s", {{{"eventName", scenarios::ValueMatch::equals, false, {{false, event}}}}}}};
  made.condition = {{scenarios::SigmaOp::search, 0}};
  return made;
}

/// One technique that writes "Read" on success to a log of product aws.
struct Watched {
  Watched() {
    library.log_sources.resize(1);
    library.log_sources[0].name = "trail";
    library.log_sources[0].product = "aws";
    library.techniques.resize(1);
    library.techniques[0].records = {record("Read")};
    library.rules.reserve(4);
    cell.library = &library;
    cell.defence.logs.push_back({});
  }
  void watch(const SigmaRule& rule) {
    library.rules.push_back(rule);
    cell.defence.rules.push_back({&library.rules.back(), {}, {}});
  }
  DetectorTable table() {
    topology::Problems problems;
    const RecordTable records = make_record_table(cell, problems);
    DetectorTable made = make_detector_table(cell, records, problems);
    EXPECT_TRUE(problems.empty());
    return made;
  }
  scenarios::Library library;
  scenarios::Cell cell;
};

constexpr std::size_t k_success = 0, k_denied = 1;

TEST(DetectorTable, ARuleSeesTheRecordThatItDescribes) {
  Watched watched;
  watched.watch(rule("reads", "Read"));
  const auto sightings = watched.table().sightings[0];
  ASSERT_EQ(sightings[k_success].size(), 1U);
  EXPECT_EQ(sightings[k_success][0].match.truth, scenarios::Truth::always);
}

TEST(DetectorTable, WhatIsNotWrittenOnDenialIsNotSeenOnDenial) {
  Watched watched;
  watched.watch(rule("reads", "Read"));
  EXPECT_TRUE(watched.table().sightings[0][k_denied].empty());
}

TEST(DetectorTable, ARuleAboutAnotherEventSeesNothing) {
  Watched watched;
  watched.watch(rule("writes", "Write"));
  EXPECT_TRUE(watched.table().sightings[0][k_success].empty());
}

TEST(DetectorTable, ARuleOfAnotherProductSeesNothing) {
  Watched watched;
  SigmaRule other = rule("reads", "Read");
  other.product = "linux";
  watched.watch(other);
  EXPECT_TRUE(watched.table().sightings[0][k_success].empty());
}

TEST(DetectorTable, ARuleThatFeedsACorrelationRaisesNothingByItself) {
  Watched watched;
  watched.watch(rule("reads", "Read"));
  SigmaRule burst;
  burst.file = "burst";
  burst.correlation.emplace();
  burst.correlation->rules = {"reads"};
  burst.correlation->timespan = topology::k_hour;
  watched.watch(burst);
  const DetectorTable table = watched.table();
  ASSERT_EQ(table.sightings[0][k_success].size(), 1U);
  EXPECT_EQ(table.detectors[table.sightings[0][k_success][0].detector].kind, DetectorKind::correlation);
}

TEST(DetectorTable, AFindingKeepsItsChanceAndItsAccounts) {
  Watched watched;
  scenarios::ManagedDetector managed;
  managed.name = "guard";
  managed.findings.push_back({"reading", rule("reads", "Read"), 0.25, {}, {}});
  watched.cell.defence.managed.push_back({&managed, {1, 0}});
  const DetectorTable table = watched.table();
  ASSERT_EQ(table.detectors.size(), 1U);
  EXPECT_EQ(table.detectors[0].name, "guard: reading");
  EXPECT_EQ(table.detectors[0].chance, 0.25);
  EXPECT_EQ(table.detectors[0].accounts, (std::vector<std::uint8_t>{1, 0}));
}

}  // namespace
}  // namespace gameday::sim
