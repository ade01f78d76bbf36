#include "reports/terminal/path_text.h"

#include <gtest/gtest.h>

#include "tests/differential/graph_cell.h"

namespace gameday::reports {
namespace {

using scenarios::EdgeId;

std::string told(const std::vector<scenarios::AttackPath>& paths, const std::vector<EdgeId>& chokes) {
  const auto hand = sim::hand_program(2, {{{0}, 1, sim::exactly(60'000)}});
  const std::vector<std::int64_t> cost{60'000};
  return path_text(*hand.program->cell, "user/ana", {1}, paths, chokes, cost);
}

scenarios::AttackPath one_step() {
  scenarios::AttackPath path;
  path.cost = 60'000;
  path.steps = {EdgeId{0}};
  return path;
}

TEST(PathText, TheFirstPathIsTheCheapest) { EXPECT_NE(told({one_step()}, {}).find("Cheapest: about 1 min, 1 step\n"), std::string::npos); }

TEST(PathText, EachStepSaysWhatItNeedsAndTakes) {
  EXPECT_NE(told({one_step()}, {}).find("needs no permission · about 1 min · hop 0"), std::string::npos);
}

TEST(PathText, ThoseAfterItAreOtherWays) {
  EXPECT_NE(told({one_step(), one_step()}, {}).find("\nAnother way: about 1 min"), std::string::npos);
}

TEST(PathText, AStepInEveryWayIsNamed) { EXPECT_NE(told({one_step()}, {EdgeId{0}}).find("Closes every way: hop 0"), std::string::npos); }

TEST(PathText, NoSuchStepIsSaidToo) {
  EXPECT_NE(told({one_step()}, {}).find("No single step is in every way"), std::string::npos);
}

TEST(PathText, APathWithoutAStepIsExplained) {
  EXPECT_NE(told({scenarios::AttackPath{}}, {}).find("It is there from the start"), std::string::npos);
}

}  // namespace
}  // namespace gameday::reports
