#include "sim/play/what_if.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "tests/unit/sim/play/bundled_day.h"

namespace gameday::sim {
namespace {

Option disable(const BundledDay& day, const std::string& user) {
  return {Option::Kind::order, {scenarios::Cut::long_lived, day.user(user)}};
}

TEST(WhatIf, ThreadsLeaveNoMark) {
  const BundledDay day;
  const World world(*day.program, Seed{1});
  const WhatIf one = compare(world.future(), disable(day, "ana"), {}, 300, 1);
  const WhatIf two = compare(world.future(), disable(day, "ana"), {}, 300, 2);
  EXPECT_EQ(one.a, two.a);
  EXPECT_EQ(one.b, two.b);
  EXPECT_EQ(one.a.size(), 300U);
}

TEST(WhatIf, TheSameOptionTwiceDiffersInNoFuture) {
  const BundledDay day;
  const World world(*day.program, Seed{1});
  const WhatIf same = compare(world.future(), disable(day, "ben"), disable(day, "ben"), 100, 2);
  EXPECT_EQ(same.a, same.b);
}

TEST(WhatIf, TakingTheLeakedKeyAtOnceHelpsInSomeFutures) {
  const BundledDay day;
  const World world(*day.program, Seed{1});
  const std::string entered = world.cell().estate.principals[world.cell().entries[world.future().so_far().entry].entity.index].name;
  const WhatIf futures = compare(world.future(), disable(day, entered), {}, 300, 2);
  EXPECT_LT(std::accumulate(futures.a.begin(), futures.a.end(), std::int64_t{0}),
            std::accumulate(futures.b.begin(), futures.b.end(), std::int64_t{0}));
}

TEST(WhatIf, TheTeamsFuturesAreThoseOfDoingNothing) {
  const BundledDay day;
  const World world(*day.program, Seed{1});
  EXPECT_EQ(played_by_team(world.future(), 100, 2), compare(world.future(), {}, {}, 100, 1).a);
}

}  // namespace
}  // namespace gameday::sim
