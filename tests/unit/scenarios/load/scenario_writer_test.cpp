#include "scenarios/load/scenario_writer.h"

#include <gtest/gtest.h>

#include "scenarios/load/library_files.h"
#include "scenarios/load/scenario_toml.h"
#include "tests/unit/scenarios/load/told.h"

namespace gameday::scenarios {
namespace {

Scenario read(const std::string& text) {
  const auto scenario = load_scenario(text, "s.toml", "s");
  EXPECT_TRUE(scenario) << told(scenario.error()) << text;
  return scenario ? *scenario : Scenario{};
}

Scenario back(const std::string& lines) { return read(write_scenario(read("gameday = 1\n" + lines))); }

TEST(ScenarioWriter, EveryBundledScenarioReadsBackToTheSameText) {
  const auto bundled = load_library().value();
  for (const Scenario& scenario : bundled.scenarios) {
    const std::string written = write_scenario(scenario);
    const auto again = load_scenario(written, "s.toml", scenario.name);
    ASSERT_TRUE(again) << told(again.error()) << written;
    EXPECT_EQ(write_scenario(*again), written);
  }
}

TEST(ScenarioWriter, WhatIsNotSaidIsMarkedAsDefault) {
  EXPECT_NE(write_scenario(read("gameday = 1\nentry = { internet = true }\n")).find("patience = \"30 d\"  # default"),
            std::string::npos);
}

TEST(ScenarioWriter, WhatDiffersFromTheDefaultIsNotMarked) {
  EXPECT_NE(write_scenario(read("gameday = 1\nhorizon = '3 d'\nentry = { internet = true }\n")).find("horizon = \"3 d\"\n"),
            std::string::npos);
}

TEST(ScenarioWriter, ARateReadsBackExactly) {
  EXPECT_EQ(back("entry = { internet = true }\nobjective = { exfiltrate = 'confidential', rate = '2 M records/h' }\n")
                .objectives[0].rate_per_ms, 2e6 / 3.6e6);
}

TEST(ScenarioWriter, TheExhaustiveAttackersHandsStayUncounted) {
  EXPECT_EQ(back("entry = { internet = true }\nattacker = { strategy = 'exhaustive' }\n").attacker.hands, 0);
}

TEST(ScenarioWriter, APlaybookReadsBackInItsOrder) {
  const Scenario scenario = back("entry = { code = 'instance/web' }\nattacker = { strategy = 'playbook' }\n"
                                 "playbook = [{ try = ['b', 'a'], on = 'user/ana' }, { try = 'c', tries = 9 }]\n");
  EXPECT_EQ(scenario.playbook[0].techniques, (std::vector<std::string>{"b", "a"}));
}

TEST(ScenarioWriter, DatesReadBack) {
  EXPECT_EQ(back("entry = { internet = true }\nwhen = { from = 2026-03-02, to = 2026-03-29, zone = 'UTC' }\n").when.to,
            topology::Day{std::chrono::year{2026} / 3 / 29});
}

}  // namespace
}  // namespace gameday::scenarios
