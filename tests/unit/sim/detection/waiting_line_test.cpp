#include "sim/detection/waiting_line.h"

#include <gtest/gtest.h>

namespace gameday::sim {
namespace {

using scenarios::Level;
using topology::Millis;

WaitingLine line() { return WaitingLine(Millis{100}); }

TEST(WaitingLine, TheHighestLevelIsReadFirst) {
  WaitingLine waiting = line();
  waiting.add(Level::low, {Millis{0}, 1, 0});
  waiting.add(Level::critical, {Millis{1}, 2, 0});
  EXPECT_EQ(waiting.take(Level::informational, Millis{1})->who, 2U);
  EXPECT_EQ(waiting.take(Level::informational, Millis{1})->who, 1U);
}

TEST(WaitingLine, InsideALevelTheFirstComeIsReadFirst) {
  WaitingLine waiting = line();
  waiting.add(Level::low, {Millis{0}, 1, 0});
  waiting.add(Level::low, {Millis{1}, 2, 0});
  EXPECT_EQ(waiting.take(Level::informational, Millis{1})->who, 1U);
}

TEST(WaitingLine, WhatHasExpiredIsNotRead) {
  WaitingLine waiting = line();
  waiting.add(Level::low, {Millis{0}, 1, 0});
  EXPECT_NE(waiting.front(Level::low, Millis{99}), nullptr);
  EXPECT_EQ(waiting.front(Level::low, Millis{100}), nullptr);
  EXPECT_FALSE(waiting.any(Level::low));
}

TEST(WaitingLine, LowerLevelsAreNotOffered) {
  WaitingLine waiting = line();
  waiting.add(Level::medium, {Millis{0}, 1, 0});
  EXPECT_FALSE(waiting.any(Level::high));
  EXPECT_FALSE(waiting.take(Level::high, Millis{0}));
}

TEST(WaitingLine, OneThatIsTakenOutLeavesTheOthersInOrder) {
  WaitingLine waiting = line();
  for (std::uint32_t who = 1; who <= 3; ++who) waiting.add(Level::low, {Millis{0}, who, 0});
  EXPECT_TRUE(waiting.remove(Level::low, 2));
  EXPECT_FALSE(waiting.remove(Level::low, 2));
  EXPECT_EQ(waiting.take(Level::low, Millis{0})->who, 1U);
  EXPECT_EQ(waiting.take(Level::low, Millis{0})->who, 3U);
}

TEST(WaitingLine, ALongQueueKeepsItsOrderWhileItsFrontIsEaten) {
  WaitingLine waiting = line();
  std::uint32_t next = 0;
  for (std::uint32_t who = 0; who < 10'000; ++who) {
    waiting.add(Level::low, {Millis{0}, who, 0});
    if (who % 3 == 0) continue;
    ASSERT_EQ(waiting.take(Level::low, Millis{0})->who, next++);
  }
}

}  // namespace
}  // namespace gameday::sim
