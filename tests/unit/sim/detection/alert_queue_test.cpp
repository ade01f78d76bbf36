#include "sim/detection/alert_queue.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gameday::sim {
namespace {

using scenarios::Level;
using topology::k_day;
using topology::k_hour;
using topology::k_minute;
using topology::luck_key;
using topology::Millis;

constexpr Millis operator""_min(unsigned long long n) { return k_minute * static_cast<std::int64_t>(n); }
constexpr Millis operator""_h(unsigned long long n) { return k_hour * static_cast<std::int64_t>(n); }

/// One analyst, always there, ten minutes an alert, no noise; instant 0 is Monday 00:00.
scenarios::Staff one_analyst() {
  scenarios::Staff staff;
  staff.judges.values = {600e3};
  staff.misses = 0.0;
  return staff;
}

TriageModel model(const scenarios::Staff& staff, std::vector<NoiseStream> noise = {}) {
  return TriageModel::of(staff, std::move(noise), WeekClock{}).value();
}

Ticket ticket(std::uint32_t n, Level level, Millis at) { return {luck_key("ticket", "t"), n, level, at}; }

/// "n at start-end" of every verdict, in minutes; "n closed at end" for those that nobody reads.
std::string verdicts(const TriageModel& model, const std::vector<Ticket>& tickets) {
  AlertQueue queue(model, Luck(Seed{1}, 0));
  for (const Ticket& t : tickets) queue.submit(t);
  std::string out;
  while (const auto v = queue.next_before(topology::k_never)) {
    const std::string end = std::to_string(v->at.count / k_minute.count);
    const bool read = v->judgement != Judgement::closed_unread;
    if (!out.empty()) out += ", ";
    out += std::to_string(v->ticket.n) + (read ? " at " + std::to_string(v->started.count / k_minute.count) + "-" : " closed at ") + end;
  }
  return out;
}

TEST(AlertQueue, AnIdleAnalystBeginsAtOnce) {
  EXPECT_EQ(verdicts(model(one_analyst()), {ticket(0, Level::low, 3_min)}), "0 at 3-13");
}

TEST(AlertQueue, ASecondAlertWaitsForTheFirst) {
  EXPECT_EQ(verdicts(model(one_analyst()), {ticket(0, Level::low, 0_min), ticket(1, Level::low, 1_min)}), "0 at 0-10, 1 at 10-20");
}

TEST(AlertQueue, TwoAnalystsReadTwoAlerts) {
  scenarios::Staff staff = one_analyst();
  staff.analysts = 2;
  EXPECT_EQ(verdicts(model(staff), {ticket(0, Level::low, 0_min), ticket(1, Level::low, 1_min)}), "0 at 0-10, 1 at 1-11");
}

TEST(AlertQueue, ACriticalAlertOvertakesThoseThatWaitButNotTheOneBeingRead) {
  EXPECT_EQ(verdicts(model(one_analyst()),
                     {ticket(0, Level::low, 0_min), ticket(1, Level::low, 1_min), ticket(2, Level::critical, 2_min)}),
            "0 at 0-10, 2 at 10-20, 1 at 20-30");
}

TEST(AlertQueue, EqualTimesAreOrderedByKeyAndNumberNotBySubmission) {
  EXPECT_EQ(verdicts(model(one_analyst()), {ticket(1, Level::low, 0_min), ticket(0, Level::low, 0_min)}), "0 at 0-10, 1 at 10-20");
}

TEST(AlertQueue, AnAlertOfTheNightWaitsForTheShift) {
  scenarios::Staff staff = one_analyst();
  staff.hours = "Mon-Fri 08:00-18:00";
  EXPECT_EQ(verdicts(model(staff), {ticket(0, Level::critical, 2_h)}), "0 at 480-490");
}

TEST(AlertQueue, AnAlertBegunBeforeTheShiftEndsIsReadToItsEnd) {
  scenarios::Staff staff = one_analyst();
  staff.hours = "Mon-Fri 08:00-18:00";
  EXPECT_EQ(verdicts(model(staff), {ticket(0, Level::low, 18_h - 1_min), ticket(1, Level::low, 18_h)}),
            "0 at 1079-1089, 1 at 1920-1930");
}

TEST(AlertQueue, AnAlertUnreadForItsPatienceIsClosed) {
  scenarios::Staff staff = one_analyst();
  staff.hours = "Mon-Fri 08:00-18:00";
  staff.patience = 3_h;
  EXPECT_EQ(verdicts(model(staff), {ticket(0, Level::low, 4_h), ticket(1, Level::low, 6_h)}), "0 closed at 420, 1 at 480-490");
}

TEST(AlertQueue, PatienceThatEndsAsTheShiftBeginsIsOver) {
  scenarios::Staff staff = one_analyst();
  staff.hours = "Mon-Fri 08:00-18:00";
  staff.patience = 3_h;
  EXPECT_EQ(verdicts(model(staff), {ticket(0, Level::low, 5_h)}), "0 closed at 480");
}

scenarios::Staff with_on_call() {
  scenarios::Staff staff = one_analyst();
  staff.hours = "Mon-Fri 08:00-18:00";
  staff.on_call.emplace();
  staff.on_call->values = {1800e3};
  return staff;
}

TEST(AlertQueue, AHighAlertOfTheNightWakesSomeone) {
  EXPECT_EQ(verdicts(model(with_on_call()), {ticket(0, Level::high, 2_h)}), "0 at 150-160");
}

TEST(AlertQueue, AMediumAlertOfTheNightLetsThemSleep) {
  EXPECT_EQ(verdicts(model(with_on_call()), {ticket(0, Level::medium, 2_h)}), "0 at 480-490");
}

TEST(AlertQueue, WhoeverIsAwakeReadsTheNextWithoutBeingPagedAgain) {
  EXPECT_EQ(verdicts(model(with_on_call()), {ticket(0, Level::high, 2_h), ticket(1, Level::critical, 155_min), ticket(2, Level::high, 200_min)}),
            "0 at 150-160, 1 at 160-170, 2 at 230-240");
}

TEST(AlertQueue, APageThatIsAnsweredAfterTheShiftBeganIsVoid) {
  EXPECT_EQ(verdicts(model(with_on_call()), {ticket(0, Level::high, 475_min)}), "0 at 480-490");
}

TEST(AlertQueue, AVoidPageDoesNotAnswerForAnAlertAfterTheShift) {
  scenarios::Staff staff = with_on_call();
  staff.hours = "Mon-Fri 08:00-09:00";
  staff.on_call->values = {7200e3};
  EXPECT_EQ(verdicts(model(staff), {ticket(0, Level::high, 450_min), ticket(1, Level::high, 550_min)}),
            "0 at 480-490, 1 at 670-680");
}

TEST(AlertQueue, WhatWaitsAtTheEndOfAShiftPagesThen) {
  EXPECT_EQ(verdicts(model(with_on_call()), {ticket(0, Level::high, 18_h - 5_min), ticket(1, Level::high, 18_h - 4_min)}),
            "0 at 1075-1085, 1 at 1110-1120");
}

TEST(AlertQueue, TrueAlertBehindNoiseWaitsItsTurn) {
  const NoiseStream flood{luck_key("noise", "flood"), Level::low, 2'000.0, 1.0, 1.0};
  const TriageModel busy = model(one_analyst(), {flood});
  AlertQueue queue(busy, Luck(Seed{1}, 0));
  queue.submit(ticket(0, Level::low, 0_min));
  const auto verdict = queue.next_before(topology::k_never);
  ASSERT_TRUE(verdict);
  EXPECT_GT(verdict->at, 10_min);
}

TEST(AlertQueue, NothingIsDecidedAtTheLimitItself) {
  const TriageModel plain = model(one_analyst());
  AlertQueue queue(plain, Luck(Seed{1}, 0));
  queue.submit(ticket(0, Level::low, 10_min));
  EXPECT_FALSE(queue.next_before(10_min));
  queue.submit(ticket(1, Level::critical, 10_min));
  EXPECT_EQ(queue.next_before(topology::k_never)->ticket.n, 1U);
}

TEST(AlertQueue, AVerdictAtTheLimitIsNotGivenYet) {
  const TriageModel plain = model(one_analyst());
  AlertQueue queue(plain, Luck(Seed{1}, 0));
  queue.submit(ticket(0, Level::low, 0_min));
  EXPECT_FALSE(queue.next_before(10_min));
  EXPECT_TRUE(queue.waiting());
  EXPECT_TRUE(queue.next_before(10_min + Millis{1}));
  EXPECT_FALSE(queue.waiting());
}

TEST(AlertQueue, ATrueAlertIsMissedWithItsChance) {
  scenarios::Staff staff = one_analyst();
  staff.misses = 0.25;
  const TriageModel careless = model(staff);
  int missed = 0;
  for (std::uint32_t r = 0; r < 10'000; ++r) {
    AlertQueue queue(careless, Luck(Seed{1}, r));
    queue.submit(ticket(0, Level::low, 0_min));
    missed += queue.next_before(topology::k_never)->judgement == Judgement::missed ? 1 : 0;
  }
  EXPECT_NEAR(missed, 2'500, 212);  // 4.9 standard deviations: false alarm 1e-6
}

TEST(AlertQueue, AReKeyedQueueKeepsThePastAndDrawsANewFuture) {
  scenarios::Staff staff = one_analyst();
  staff.judges = {scenarios::SpreadForm::exponential, {3600e3}, 0.0, {}, {}, {}, {}};
  const TriageModel slow = model(staff);
  int differ = 0;
  for (std::uint32_t r = 0; r < 100; ++r) {
    AlertQueue queue(slow, Luck(Seed{1}, r));
    queue.submit(ticket(0, Level::low, 0_min));
    if (queue.next_before(5_min)) continue;
    AlertQueue fork = queue;
    fork.rekey(Luck(Seed{1}, r, 1), 5_min);
    const auto here = queue.next_before(topology::k_never);
    const auto there = fork.next_before(topology::k_never);
    EXPECT_EQ(there->started, here->started);
    EXPECT_GT(there->at, 5_min);
    differ += here->at != there->at ? 1 : 0;
  }
  EXPECT_GT(differ, 50);
}

}  // namespace
}  // namespace gameday::sim
