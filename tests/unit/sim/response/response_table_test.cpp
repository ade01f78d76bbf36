#include "sim/response/response_table.h"

#include <gtest/gtest.h>

namespace gameday::sim {
namespace {

using scenarios::Cut;
using scenarios::RunbookMode;
using topology::k_day;
using topology::Millis;

/// An hour's work, three times that and as many failures when never drilled.
scenarios::Runbook runbook() {
  scenarios::Runbook made;
  made.name = "revoke";
  made.cuts = Cut::sessions;
  made.takes.values = {3.6e6};
  made.fails = 0.2;
  made.undrilled = 3.0;
  return made;
}

ResponseTable table(const std::vector<scenarios::RunbookUse>& uses, const DetectorTable& detectors = {}) {
  scenarios::Cell cell;
  cell.defence.runbooks = uses;
  topology::Problems problems;
  ResponseTable made = make_response_table(cell, detectors, problems);
  EXPECT_TRUE(problems.empty());
  return made;
}

double slow(bool written, std::optional<Millis> drilled) {
  const scenarios::Runbook revoke = runbook();
  return table({{&revoke, RunbookMode::manual, written, drilled, {}}}).plans[static_cast<std::size_t>(Cut::sessions)]->slow;
}

TEST(ResponseTable, WhatWasDrilledLatelyIsAsFastAsItGets) { EXPECT_EQ(slow(true, k_day * 90), 1.0); }

TEST(ResponseTable, HalfOfADrillIsForgottenInHalfAYear) { EXPECT_NEAR(slow(true, k_day * 270), 2.0, 1e-12); }

TEST(ResponseTable, WhatWasNeverDrilledIsAsSlowAsTheRunbookSays) { EXPECT_EQ(slow(true, std::nullopt), 3.0); }

TEST(ResponseTable, AWrittenRunbookBeatsNone) { EXPECT_GT(slow(false, std::nullopt), slow(true, std::nullopt)); }

TEST(ResponseTable, FailuresGrowWithSlownessButNotBeyondCertainty) {
  scenarios::Runbook revoke = runbook();
  revoke.fails = 0.5;
  const auto made = table({{&revoke, RunbookMode::manual, true, std::nullopt, {}}});
  EXPECT_EQ(made.plans[static_cast<std::size_t>(Cut::sessions)]->fails, 1.0);
}

TEST(ResponseTable, WhatNobodyKnowsHowToCutHasNoPlan) {
  const scenarios::Runbook revoke = runbook();
  EXPECT_FALSE(table({{&revoke, RunbookMode::manual, true, std::nullopt, {}}}).plans[static_cast<std::size_t>(Cut::code)]);
}

TEST(ResponseTable, OfTwoRunbooksForOneCutTheFasterIsTaken) {
  const scenarios::Runbook revoke = runbook();
  scenarios::Runbook other = revoke;
  other.name = "other";
  const auto made = table({{&other, RunbookMode::manual, true, std::nullopt, {}}, {&revoke, RunbookMode::manual, true, k_day, {}}});
  EXPECT_EQ(made.plans[static_cast<std::size_t>(Cut::sessions)]->runbook, &revoke);
}

TEST(ResponseTable, AnAutomatedRunbookKnowsTheDetectorsThatTriggerIt) {
  const scenarios::Runbook revoke = runbook();
  scenarios::SigmaRule seen, unseen;
  seen.file = "seen";
  unseen.file = "unseen";
  DetectorTable detectors;
  for (const auto* rule : {&unseen, &seen})
    detectors.detectors.push_back({DetectorKind::rule, rule, rule->file, {}, {}, {}, 1.0, Distribution::at_once(), {}, {}});
  const auto made = table({{&revoke, RunbookMode::automated, true, k_day, {"seen"}}}, detectors);
  EXPECT_EQ(made.plans[static_cast<std::size_t>(Cut::sessions)]->on_detectors, std::vector<std::uint32_t>{1});
}

}  // namespace
}  // namespace gameday::sim
