#include "sim/run/order.h"

#include <gtest/gtest.h>

#include "sim/run/future.h"
#include "tests/differential/graph_cell.h"

namespace gameday::sim {
namespace {

constexpr double k_hour_ms = 3'600'000;
constexpr Millis operator""_h(unsigned long long n) { return topology::k_hour * static_cast<std::int64_t>(n); }
const topology::EntityRef k_account{topology::EntityKind::account, 0};
const Order k_remove{scenarios::Cut::way_back, k_account};

/// Steps of two hours each, recorded at once; alerts judged in an hour; response decides in 1 h, scopes in 1 h, removes in 3 h.
HandProgram watched(const scenarios::Spread& hop = exactly(2 * k_hour_ms)) {
  const auto edge = [&](std::uint32_t from, std::uint32_t to) { return HandEdge{{from}, to, hop, 1.0, "trail"}; };
  return hand_program(4, {edge(0, 1), edge(1, 2), edge(2, 3)}, scenarios::Strategy::exhaustive, [](HandDefence defence) {
    defence.log(exactly(0));
    defence.rule({}, {});
    defence.staff(1, exactly(k_hour_ms));
    defence.response(exactly(k_hour_ms), exactly(k_hour_ms), exactly(3 * k_hour_ms));
    defence.outsider("customer", "access", exactly(9 * k_hour_ms));
    defence.cell.scenario.horizon = 40_h;
  });
}

std::uint64_t unseed_of_run(const HandProgram& hand, std::uint32_t replication) {
  Future future(*hand.program, Seed{1});
  future.start(replication);
  return future.run().unseed;
}

TEST(Order, WhoOnlyWatchesChangesNothing) {
  const HandProgram hand = watched(exponential(2 * k_hour_ms));
  for (std::uint32_t r = 0; r < 50; ++r) {
    Future future(*hand.program, Seed{1});
    future.start(r);
    std::vector<Notice> inbox;
    future.watch(&inbox);
    while (future.run_until_notice(topology::k_never)) {
    }
    ASSERT_FALSE(inbox.empty());
    ASSERT_EQ(future.run().unseed, unseed_of_run(hand, r));
  }
}

TEST(Order, AForkWithItsParentsNumberGoesOnAsTheParent) {
  const HandProgram hand = watched(exponential(2 * k_hour_ms));
  Future future(*hand.program, Seed{1});
  future.start(0);
  future.respond_by(Responders::player);
  future.run_until(3_h);
  future.begin_order(k_remove);
  future.run_until(4_h);  // the order is under way
  Future same = future.fork(future.future_number());
  Future other = future.fork(7);
  EXPECT_EQ(same.run().unseed, future.run().unseed);
  EXPECT_NE(other.run().unseed, future.run().unseed);
}

TEST(Order, NobodyRespondsWhereAPlayerDoes) {
  const HandProgram hand = watched();
  Future future(*hand.program, Seed{1});
  future.start(0);
  future.respond_by(Responders::player);
  const Outcome& out = future.run();
  EXPECT_EQ(out.detected, 3_h);
  EXPECT_EQ(out.contained, topology::k_never);
  EXPECT_EQ(out.harm_minutes, 0.0);
}

TEST(Order, AnAlertReachesThePlayerOnceItIsJudged) {
  const HandProgram hand = watched();
  Future future(*hand.program, Seed{1});
  future.start(0);
  std::vector<Notice> inbox;
  future.watch(&inbox);
  future.respond_by(Responders::player);
  ASSERT_TRUE(future.run_until_notice(topology::k_never));
  EXPECT_EQ(inbox.at(0).at, 3_h);
  EXPECT_EQ(inbox.at(0).kind, NoticeKind::alert);
  EXPECT_EQ(future.now(), 3_h);
}

TEST(Order, AnOpenIncidentNeedsNoAnalyst) {
  const HandProgram hand = watched();
  Future future(*hand.program, Seed{1});
  future.start(0);
  std::vector<Notice> inbox;
  future.watch(&inbox);
  future.respond_by(Responders::player);
  future.run_until(1_h);
  future.open_incident();
  future.run_until_notice(topology::k_never);
  EXPECT_EQ(inbox.at(0).at, 2_h);
  EXPECT_EQ(future.so_far().detected, 1_h);
}

TEST(Order, AReportReachesThePlayerWhoeverKnowsAlready) {
  const HandProgram hand = watched();
  Future future(*hand.program, Seed{1});
  future.start(0);
  std::vector<Notice> inbox;
  future.watch(&inbox);
  future.respond_by(Responders::player);
  future.run_until(9_h);
  EXPECT_EQ(inbox.back().kind, NoticeKind::report);
  EXPECT_EQ(inbox.back().finder, Finder::outsider);
}

TEST(Order, ItTakesItsRunbooksTimeAndThenCutsWhatALogShows) {
  const HandProgram hand = watched();
  Future future(*hand.program, Seed{1});
  future.start(0);
  std::vector<Notice> inbox;
  future.watch(&inbox);
  future.respond_by(Responders::player);
  future.run_until(5_h);  // holds 1 and 2
  future.begin_order(k_remove);
  future.run_until(8_h - Millis{1});
  EXPECT_TRUE(future.holdings().held({1}));
  future.run_until(8_h);
  EXPECT_EQ(inbox.back().kind, NoticeKind::done);
  EXPECT_FALSE(future.holdings().held({1}));
  EXPECT_FALSE(future.holdings().held({2}));
  EXPECT_TRUE(future.holdings().held({0}));  // the entry: no log shows how it was got
}

TEST(Order, SameOrdersSameBytes) {
  const HandProgram hand = watched(exponential(2 * k_hour_ms));
  const auto played = [&] {
    Future future(*hand.program, Seed{1});
    future.start(0);
    future.respond_by(Responders::player);
    future.run_until(3_h);
    future.begin_order(k_remove);
    future.run_until(20_h);
    future.begin_order(k_remove);
    return future.run().unseed;
  };
  EXPECT_EQ(played(), played());
}

TEST(Order, TheTeamTakesOverWhatWasNoticed) {
  const HandProgram hand = watched();
  Future future(*hand.program, Seed{1});
  future.start(0);
  future.respond_by(Responders::player);
  future.run_until(5_h);
  future.respond_by(Responders::simulated);
  EXPECT_LT(future.run().declared, topology::k_never);
}

TEST(Order, WhereNothingWasNoticedTheTeamWaitsToo) {
  const HandProgram hand = watched();
  Future future(*hand.program, Seed{1});
  future.start(0);
  future.respond_by(Responders::player);
  future.run_until(1_h);
  future.respond_by(Responders::simulated);
  EXPECT_EQ(future.run().unseed, unseed_of_run(hand, 0));
}

}  // namespace
}  // namespace gameday::sim
