#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "tests/property/bundled_cells.h"

// The rules of the library, compiled against its techniques: none stands there without ever seeing anything.
namespace gameday::sim {
namespace {

std::set<std::uint32_t> sighted(const Program& program) {
  std::set<std::uint32_t> found;
  for (const auto& technique : program.detectors.sightings)
    for (const auto& outcome : technique)
      for (const Sighting& seen : outcome) found.insert(seen.detector);
  return found;
}

TEST(BundledRules, EveryCorrelationCountsRecordsOfSomeTechnique) {
  const BundledCells cells;
  const auto program = cells.program("leaked-key", "well-architected");
  const std::set<std::uint32_t> seen = sighted(*program);
  int correlations = 0;
  for (std::uint32_t d = 0; d < program->detectors.detectors.size(); ++d) {
    const DetectorUse& detector = program->detectors.detectors[d];
    if (detector.kind != DetectorKind::correlation) continue;
    ++correlations;
    EXPECT_TRUE(seen.contains(d)) << detector.name;
  }
  EXPECT_GE(correlations, 5);
}

TEST(BundledRules, WhatOnlyFeedsACorrelationRaisesNothingOfItsOwn) {
  const BundledCells cells;
  const auto program = cells.program("leaked-key", "baseline");
  const std::set<std::uint32_t> seen = sighted(*program);
  for (const char* base : {"call-denied", "account-listed", "object-read", "secret-read"}) {
    const auto at = std::ranges::find(program->detectors.detectors, base, &DetectorUse::name);
    ASSERT_NE(at, program->detectors.detectors.end()) << base;
    EXPECT_FALSE(seen.contains(static_cast<std::uint32_t>(at - program->detectors.detectors.begin()))) << base;
  }
}

}  // namespace
}  // namespace gameday::sim
