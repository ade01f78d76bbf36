#include "reports/result/told_future.h"

#include <gtest/gtest.h>

namespace gameday::reports {
namespace {

using topology::Millis;

TEST(ToldFuture, EqualLinesAreToldOnceAtTheTimeOfTheFirst) {
  sim::Journal journal;
  for (const std::int64_t at : {10, 20, 30}) journal.add(Millis{at}, sim::Lane::attacker, "probes", "before");
  const auto lines = shortened(journal, Millis{15}, 10);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].times, 3U);
  EXPECT_EQ(lines[0].at, Millis{-5});
}

TEST(ToldFuture, NoCrowdInOneLaneHidesAnother) {
  sim::Journal journal;
  for (int i = 0; i < 50; ++i) journal.add(Millis{i}, sim::Lane::response, "disables key " + std::to_string(i), "");
  journal.add(Millis{60}, sim::Lane::detectors, "alert: odd", "");
  journal.add(Millis{70}, sim::Lane::records, "a record of it", "");
  const auto lines = shortened(journal, Millis{0}, 20);
  ASSERT_EQ(lines.size(), 20U);
  EXPECT_EQ(lines[18].lane, sim::Lane::detectors);
  EXPECT_EQ(lines[19].lane, sim::Lane::records);
}

TEST(ToldFuture, WhatFailsIsLeftOutBeforeWhatSucceeds) {
  sim::Journal journal;
  for (int i = 0; i < 30; ++i) journal.add(Millis{i}, sim::Lane::attacker, std::to_string(i) + ": is denied", "");
  journal.add(Millis{40}, sim::Lane::attacker, "read: succeeds", "");
  const auto lines = shortened(journal, Millis{0}, 10);
  EXPECT_EQ(lines.back().what, "read: succeeds");
}

}  // namespace
}  // namespace gameday::reports
