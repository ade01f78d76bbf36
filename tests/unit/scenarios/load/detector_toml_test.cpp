#include "scenarios/load/detector_toml.h"

#include <gtest/gtest.h>

#include "tests/unit/scenarios/load/told.h"

namespace gameday::scenarios {
namespace {

Noise noise(const std::string& lines, std::string& said) {
  return read_first("[noise.x]\n" + lines, [](const std::string&, topology::TableReader& in) { return read_noise(in); }, said);
}

TEST(DetectorToml, AFindingHasItsRuleItsChanceAndItsDelay) {
  std::string said;
  const ManagedDetector d = read_first("[managed.x.finding.f]\nrule = 'findings/f'\nchance = '80 %'\nlatency = '5 min'\nrepeats = '6 h'\n"
                                       "source = 's'\n", read_managed, said);
  EXPECT_EQ(said, "");
  ASSERT_EQ(d.findings.size(), 1U);
  EXPECT_EQ(d.findings[0].name, "f");
  EXPECT_EQ(d.findings[0].rule.file, "findings/f");
  EXPECT_EQ(d.findings[0].chance, 0.8);
  EXPECT_EQ(d.findings[0].latency.provenance.source, "s");
  EXPECT_EQ(d.findings[0].repeats, topology::Millis{6 * topology::k_hour.count});
}

TEST(DetectorToml, WhatIsMissingIsSaid) {
  std::string said;
  read_first("[managed.x.finding.f]\n", read_managed, said);
  EXPECT_EQ(said, "f.toml:1:1: finding \"f\": \"latency\" is missing\nf.toml:1:1: finding \"f\": \"rule\" is missing\n");
  read_first("[managed.x]\n", read_managed, said);
  EXPECT_EQ(said, "f.toml:1:1: managed \"x\": \"finding\" is missing\n");
}

TEST(DetectorToml, NoiseHasARateAFloorAndItsHours) {
  std::string said;
  const Noise n = noise("per_day = 12\nat_least_per_day = 3.5\nweekend = 0.5\nnight = 0.25\nassumed = 'a'\n", said);
  EXPECT_EQ(said, "");
  EXPECT_EQ(n.per_day, 12);
  EXPECT_EQ(n.at_least_per_day, 3.5);
  EXPECT_EQ(n.weekend, 0.5);
  EXPECT_EQ(n.night, 0.25);
  EXPECT_EQ(n.provenance.assumed, "a");
}

TEST(DetectorToml, ANegativeRateIsRefused) {
  std::string said;
  noise("per_day = -1\n", said);
  EXPECT_EQ(said, "f.toml:2:11: noise \"x\": \"per_day\" is -1; expected a number from 0 to 1000000\n");
}

TEST(DetectorToml, ARateIsDemanded) {
  std::string said;
  noise("weekend = 1\n", said);
  EXPECT_EQ(said, "f.toml:1:1: noise \"x\": \"per_day\" is missing\n");
}

}  // namespace
}  // namespace gameday::scenarios
