#include "sim/play/world.h"

#include <gtest/gtest.h>

#include "tests/unit/sim/play/bundled_day.h"

namespace gameday::sim {
namespace {

TEST(World, BeginsAtTheInstantOfEntry) {
  const BundledDay day;
  const World world(*day.program, Seed{1});
  EXPECT_EQ(world.now(), day.program->before);
  EXPECT_FALSE(world.is_over());
}

TEST(World, WaitingEndsWithWhatReachesThePlayer) {
  const BundledDay day;
  World world(*day.program, Seed{1});
  ASSERT_TRUE(world.wait_for_notice(topology::k_never));
  EXPECT_EQ(world.notices().size(), 1U);
  EXPECT_EQ(world.notices()[0].at, world.now());
}

TEST(World, TimePassesExactlyThoughNoticesComeMeanwhile) {
  const BundledDay day;
  World world(*day.program, Seed{1});
  world.pass(topology::k_day);
  EXPECT_EQ(world.now(), day.program->before + topology::k_day);
  EXPECT_GT(world.notices().size(), 1U);
}

TEST(World, AnOrderIsCarriedOutToItsEnd) {
  const BundledDay day;
  World world(*day.program, Seed{1});
  world.carry_out({scenarios::Cut::long_lived, day.user("ana")});
  EXPECT_EQ(world.notices().back().kind, NoticeKind::done);
  EXPECT_GT(world.now(), day.program->before);
}

TEST(World, SameActsGiveTheSameWorld) {
  const BundledDay day;
  const auto played = [&] {
    World world(*day.program, Seed{3});
    world.wait_for_notice(topology::k_never);
    world.declare();
    world.carry_out({scenarios::Cut::long_lived, day.user("ben")});
    return world.finish().unseed;
  };
  EXPECT_EQ(played(), played());
}

TEST(World, WaitingBeyondTheHorizonEndsTheDay) {
  const BundledDay day;
  World world(*day.program, Seed{1});
  world.pass(topology::k_day * 400);
  EXPECT_TRUE(world.is_over());
}

TEST(World, OnlyIsolationNeedsARunbook) {
  const BundledDay base, well("well-architected");
  EXPECT_FALSE(can_order(*base.program, scenarios::Cut::account));
  EXPECT_TRUE(can_order(*base.program, scenarios::Cut::data));
  EXPECT_TRUE(can_order(*well.program, scenarios::Cut::account));
}

}  // namespace
}  // namespace gameday::sim
