#include "sim/play/look.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/sim/play/bundled_day.h"

namespace gameday::sim {
namespace {

TEST(Look, ALogShowsNothingYoungerThanItsDelay) {
  const BundledDay day;
  World world(*day.program, Seed{1});
  const Act* seen = nullptr;
  for (int i = 0; i < 200 && seen == nullptr; ++i) {
    world.pass(topology::k_minute);
    for (const Act& act : world.future().so_far().acts)
      if (act.at > day.program->before && act.readable < topology::k_never && act.readable > world.now()) seen = &act;
  }
  ASSERT_NE(seen, nullptr);
  for (std::uint32_t p = 0; p < world.cell().estate.principals.size(); ++p) {
    const LogAnswer answer = look_at_log(world, {topology::EntityKind::user, p});
    EXPECT_TRUE(answer.any_log);
    EXPECT_LT(answer.until, world.now());
    for (const LoggedCalls& calls : answer.calls) EXPECT_LE(calls.first, answer.until);
  }
}

TEST(Look, WithoutALogThereIsNothingToLookAt) {
  const BundledDay day("star-star");
  World world(*day.program, Seed{1});
  world.pass(topology::k_day);
  const LogAnswer answer = look_at_log(world, day.user("ana"));
  EXPECT_FALSE(answer.any_log);
  EXPECT_TRUE(answer.calls.empty());
}

TEST(Look, AfterADayTheLogNamesCalls) {
  const BundledDay day;
  World world(*day.program, Seed{1});
  world.pass(topology::k_day);
  const LogAnswer answer = look_at_log(world, day.principal("admin", topology::EntityKind::role));
  ASSERT_FALSE(answer.calls.empty());
  EXPECT_FALSE(answer.calls[0].call.empty());
}

TEST(Look, StateTellsWhatThePlayerDid) {
  const BundledDay day;
  World world(*day.program, Seed{1});
  EXPECT_EQ(look_at_state(world, day.user("ana")).at(0), "1 key as written in the estate");
  world.carry_out({scenarios::Cut::long_lived, day.user("ana")});
  EXPECT_EQ(look_at_state(world, day.user("ana")).at(0), "1 key as written in the estate; disabled by you");
}

TEST(Look, AnAccountThatNobodyTouchedIsAsWritten) {
  const BundledDay day;
  const World world(*day.program, Seed{1});
  EXPECT_EQ(look_at_state(world, {topology::EntityKind::account, 0}).at(0), "users and policies are as written");
}

}  // namespace
}  // namespace gameday::sim
