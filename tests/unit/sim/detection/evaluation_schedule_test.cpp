#include "sim/detection/evaluation_schedule.h"

#include <gtest/gtest.h>

namespace gameday::sim {
namespace {

using topology::k_minute;
using topology::Millis;

constexpr Millis operator""_min(unsigned long long n) { return k_minute * static_cast<std::int64_t>(n); }

TEST(EvaluationSchedule, AStreamingRuleSeesARecordAsItIsDelivered) {
  EXPECT_EQ(EvaluationSchedule::streaming().sees(0_min, 7_min), 7_min);
}

TEST(EvaluationSchedule, APeriodicRuleSeesItAtTheNextRun) {
  const auto rule = EvaluationSchedule::periodic(5_min, 15_min, 2_min);
  EXPECT_EQ(rule.sees(0_min, 1_min), 2_min);
  EXPECT_EQ(rule.sees(0_min, 2_min), 2_min);
  EXPECT_EQ(rule.sees(0_min, 3_min), 7_min);
}

TEST(EvaluationSchedule, RunsAlsoBeforeItsPhase) {
  EXPECT_EQ(EvaluationSchedule::periodic(5_min, 15_min, 2_min).next_run(k_minute * -1), 2_min);
  EXPECT_EQ(EvaluationSchedule::periodic(5_min, 15_min, 2_min).next_run(k_minute * -4), k_minute * -3);
}

TEST(EvaluationSchedule, WhatComesLaterThanTheLookBackIsNeverSeen) {
  const auto rule = EvaluationSchedule::periodic(5_min, 15_min, 0_min);
  EXPECT_EQ(rule.sees(1_min, 11_min), 15_min);
  EXPECT_EQ(rule.sees(0_min, 11_min), std::nullopt);  // the run at 15 looks back to behind 0
  EXPECT_EQ(rule.sees(0_min, 10_min), 10_min);
}

TEST(EvaluationSchedule, WhatIsNeverDeliveredIsNeverSeen) {
  EXPECT_EQ(EvaluationSchedule::streaming().sees(0_min, topology::k_never), std::nullopt);
}

TEST(EvaluationSchedule, PhasesCoverTheWholePeriodAndNothingElse) {
  int early = 0;
  for (std::uint32_t r = 0; r < 1'000; ++r) {
    const Millis phase = draw_phase(Luck(Seed{1}, r), topology::luck_key("phase", "rule"), 5_min);
    ASSERT_GE(phase, 0_min);
    ASSERT_LT(phase, 5_min);
    early += phase < k_minute ? 1 : 0;
  }
  EXPECT_NEAR(early, 200, 62);  // 4.9 standard deviations of a share of 1 in 5
}

}  // namespace
}  // namespace gameday::sim
