#include "sim/measures/reach_shares.h"

#include <gtest/gtest.h>

#include "tests/differential/graph_cell.h"

namespace gameday::sim {
namespace {

TEST(ReachShares, TheMedianIsTheInstantByWhichHalfHadIt) {
  ReachShare share;
  share.first[3] = 2;
  share.first[9] = 2;
  share.first[40] = 1;
  EXPECT_EQ(share.reached(), 5U);
  EXPECT_EQ(share.median_instant(), 9U);
}

TEST(ReachShares, AFutureCountsEachEntityOnce) {
  const HandProgram hand = hand_program(2, {{{0}, 1, exactly(1)}}, scenarios::Strategy::exhaustive, [](HandDefence) {});
  const scenarios::Cell& cell = *hand.program->cell;
  const TimeGrid grid(topology::k_hour);
  ReachShares shares(cell);
  Outcome outcome;
  outcome.access = Millis{0};
  for (std::uint32_t n = 0; n < cell.graph.nodes.size(); ++n) outcome.gains.push_back({scenarios::NodeId{n}, Millis{0}});
  outcome.gains.insert(outcome.gains.end(), outcome.gains.begin(), outcome.gains.end());
  const Reach reach = shares.add(outcome, grid);
  ReachCounter counter(cell);
  const Reach counted = counter.realised(outcome.gains, topology::k_never);
  EXPECT_EQ(reach.accounts, counted.accounts);
  EXPECT_EQ(reach.principals, counted.principals);
  ReachShares twice(cell);
  twice.merge(shares);
  twice.merge(shares);
  for (std::size_t a = 0; a < twice.accounts().size(); ++a)
    EXPECT_EQ(twice.accounts()[a].reached(), 2 * shares.accounts()[a].reached());
}

}  // namespace
}  // namespace gameday::sim
