#include "reports/terminal/play_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "tests/unit/sim/play/bundled_day.h"

namespace gameday::reports {
namespace {

std::size_t widest(const std::string& text) {
  std::size_t most = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    most = std::max(most, static_cast<std::size_t>(std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; })));
  return most;
}

TEST(PlayText, MenuAndHelpKeepWithinTheColumns) {
  for (const char* controls : {"star-star", "baseline", "well-architected"}) {
    const sim::BundledDay day(controls);
    const sim::World world(*day.program, sim::Seed{1});
    EXPECT_LE(widest(menu_text(world)), 100U);
  }
  EXPECT_LE(widest(help_text()), 100U);
}

TEST(PlayText, WhatReachesThePlayerKeepsWithinTheColumns) {
  const sim::BundledDay day("well-architected");
  for (std::uint64_t seed = 1; seed < 6; ++seed) {
    sim::World world(*day.program, sim::Seed{seed});
    world.pass(topology::k_day * 3);
    EXPECT_LE(widest(notices_text(world, 0, topology::Millis{0})), 100U);
    for (std::uint32_t p = 0; p < world.cell().estate.principals.size(); ++p) {
      const topology::EntityRef role{topology::EntityKind::role, p};
      EXPECT_LE(widest(log_text(world, role, sim::look_at_log(world, role))), 100U);
    }
  }
}

TEST(PlayText, AMenuTellsTimeAndPriceAndWhatThereIsNoRunbookFor) {
  const sim::BundledDay day;
  const sim::World world(*day.program, sim::Seed{1});
  const std::string menu = menu_text(world);
  EXPECT_NE(menu.find("disable keys USER           23 min, up to 1 h 31 min\n"), std::string::npos);
  EXPECT_NE(menu.find("costs 20 min of service"), std::string::npos);
  EXPECT_NE(menu.find("isolate ACCOUNT             no runbook for it here\n"), std::string::npos);
}

TEST(PlayText, NothingYetIsSaid) {
  const sim::BundledDay day;
  const sim::World world(*day.program, sim::Seed{1});
  EXPECT_EQ(alerts_text(world), "  Nothing has reached you yet.\n");
}

TEST(PlayText, AHotWashNamesTheShareThatEndedWorse) {
  const sim::BundledDay day;
  sim::World world(*day.program, sim::Seed{1});
  const sim::Outcome& outcome = world.finish();
  const std::int64_t records = sim::records_exposed(outcome);
  const std::string text = hot_wash(world, outcome, {records + 1, records, records - 1, records - 1}, 2);
  EXPECT_NE(text.find("25 % ended worse than yours,\n  25 % the same, 50 % better"), std::string::npos);
  EXPECT_NE(text.find("Coached: 2 what if."), std::string::npos);
}

}  // namespace
}  // namespace gameday::reports
