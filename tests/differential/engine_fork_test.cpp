#include <cmath>

#include "tests/differential/engine_time.h"

// What is still pending when a world is forked is drawn anew, given the time it has taken: through the shipped engine.
namespace gameday::differential {
namespace {

using sim::Future;
using sim::hand_program;
using sim::HandProgram;
using sim::Seed;
using topology::Millis;

/// The parent at `instant`, in a replication in which nothing but the entry has happened by then.
Future pending_at(const HandProgram& hand, Millis instant, std::uint32_t from = 0) {
  Future parent(*hand.program, Seed{1});
  for (std::uint32_t r = from;; ++r) {
    parent.start(r);
    parent.run_until(instant);
    if (parent.so_far().gains.size() == 1 && parent.so_far().detected == topology::k_never) return parent;
  }
}

template <typename Read>
std::vector<Millis> fork_times(const Future& parent, Millis instant, const Read& read) {
  std::vector<Millis> left;
  for (std::uint32_t future = 1; future <= k_replications; ++future) {
    Future fork = parent.fork(future);
    const Millis at = read(fork.run());
    left.push_back(at == topology::k_never ? at : at - instant);
  }
  return left;
}

TEST(EngineFork, WhatRemainsOfAnExponentialStepIsTheSameExponential) {
  const HandProgram hand = hand_program(2, {{{0}, 1, sim::exponential(3.6e6)}});
  const Millis instant{5'000'000};
  const auto left = fork_times(pending_at(hand, instant), instant, [](const auto& out) { return reached(out, 1); });
  EXPECT_TRUE(agrees(left, exponential(3.6e6)));
}

TEST(EngineFork, WhatRemainsOfAFixedStepIsWhatRemained) {
  const HandProgram hand = hand_program(2, {{{0}, 1, sim::exactly(3.6e6)}});
  const Future parent = pending_at(hand, Millis{1'000'000});
  EXPECT_EQ(reached(parent.fork(9).run(), 1), Millis{3'600'000});
}

TEST(EngineFork, AForkDoesNotKnowThatItsParentsOutsiderWouldNeverHaveCome) {
  constexpr double mean = 3.6e6, never = 0.4;
  scenarios::Spread notices = sim::exponential(mean);
  notices.never = never;
  const HandProgram hand = hand_program(1, {}, scenarios::Strategy::exhaustive, [&](sim::HandDefence defence) {
    defence.outsider("customer", "access", notices);
  });
  const Millis instant{1'800'000};
  // Given silence until then: never / (never + (1 - never) exp(-t / mean)).
  const double silent = never / (never + (1 - never) * std::exp(-0.5));
  Future parent = pending_at(hand, instant);
  std::uint32_t r = 0;
  while (Future(parent).run().detected != topology::k_never) parent = pending_at(hand, instant, ++r);
  auto left = fork_times(parent, instant, [](const auto& out) { return out.detected; });
  EXPECT_TRUE(agrees_in_share(remove_never(left), k_replications, silent));
  EXPECT_TRUE(agrees(left, exponential(mean)));
}

TEST(EngineFork, AScheduledRuleKeepsItsHour) {
  sim::HandEdge act{{0}, 1, sim::exactly(3.6e6)};
  act.log = "trail";
  const HandProgram hand = hand_program(2, {act}, scenarios::Strategy::exhaustive, [](sim::HandDefence defence) {
    defence.log(sim::exactly(0));
    defence.rule(Millis{7'200'000}, Millis{14'400'000});
  });
  Future parent = pending_at(hand, Millis{1'000'000});
  const Future fork = parent.fork(3);
  EXPECT_EQ(Future(fork).run().alert, parent.run().alert);
}

}  // namespace
}  // namespace gameday::differential
