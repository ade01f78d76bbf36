#include "reports/result/assumptions.h"

#include <gtest/gtest.h>

#include "tests/differential/graph_cell.h"

namespace gameday::reports {
namespace {

using Texts = std::vector<std::string>;

scenarios::Spread assumed(const std::string& why) {
  scenarios::Spread spread = sim::exactly(1000);
  spread.provenance.assumed = why;
  return spread;
}

Texts assumptions_of(const scenarios::Cell& cell, Texts already = {}) {
  add_assumptions(cell, already);
  return already;
}

TEST(Assumptions, AStepOfTheGraphBringsThoseOfItsTechnique) {
  const auto hand = sim::hand_program(2, {{{0}, 1, assumed("a guess")}});
  EXPECT_EQ(assumptions_of(*hand.program->cell), Texts{"technique hop 0: a guess"});
}

TEST(Assumptions, ATechniqueWithoutAStepBringsNone) {
  auto hand = sim::hand_program(2, {{{0}, 1, sim::exactly(1)}});
  scenarios::Technique unused;
  unused.name = "unused";
  unused.takes = {assumed("x"), assumed("x"), assumed("x")};
  hand.library->techniques.push_back(unused);
  EXPECT_EQ(assumptions_of(*hand.program->cell), Texts{});
}

TEST(Assumptions, ANumberWithASourceIsNone) {
  scenarios::Spread spread = sim::exactly(1000);
  spread.provenance.source = "a measurement";
  EXPECT_EQ(assumptions_of(*sim::hand_program(2, {{{0}, 1, spread}}).program->cell), Texts{});
}

TEST(Assumptions, WhatTwoCellsShareIsSaidOnce) {
  const auto hand = sim::hand_program(2, {{{0}, 1, assumed("a guess")}});
  EXPECT_EQ(assumptions_of(*hand.program->cell, {"technique hop 0: a guess"}).size(), 1U);
}

TEST(Assumptions, AllCellsTogetherAreSorted) {
  const auto hand = sim::hand_program(2, {{{0}, 1, assumed("a guess")}});
  EXPECT_EQ(assumptions_of(*hand.program->cell, {"zebra"}).back(), "zebra");
}

}  // namespace
}  // namespace gameday::reports
