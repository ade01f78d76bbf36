#include "sim/detection/shift_calendar.h"

#include <gtest/gtest.h>

#include <string>

namespace gameday::sim {
namespace {

using topology::k_day;
using topology::k_hour;
using topology::k_minute;
using topology::k_week;
using topology::Millis;

constexpr WeekClock k_monday{};  // instant 0 is Monday 00:00

ShiftCalendar calendar(std::string_view text) { return ShiftCalendar::parse(text).value(); }
bool on(std::string_view text, Millis instant) { return calendar(text).on_duty(instant, k_monday); }

TEST(ShiftCalendar, OfficeHoursBeginAndEndToTheMillisecond) {
  const std::string hours = "Mon-Fri 08:00-18:00";
  EXPECT_FALSE(on(hours, k_hour * 8 - Millis{1}));
  EXPECT_TRUE(on(hours, k_hour * 8));
  EXPECT_TRUE(on(hours, k_hour * 18 - Millis{1}));
  EXPECT_FALSE(on(hours, k_hour * 18));
  EXPECT_FALSE(on(hours, k_day * 5 + k_hour * 12));
}

TEST(ShiftCalendar, ANightShiftRunsIntoTheNextDay) {
  EXPECT_TRUE(on("Fri 22:00-06:00", k_day * 5 + k_hour * 5));
  EXPECT_FALSE(on("Fri 22:00-06:00", k_day * 5 + k_hour * 6));
}

TEST(ShiftCalendar, ANightShiftOfSundayRunsIntoTheNextWeek) {
  const ShiftCalendar night = calendar("Sun 22:00-06:00");
  EXPECT_TRUE(night.on_duty(k_week, k_monday));
  EXPECT_TRUE(night.on_duty(k_hour, k_monday));
  EXPECT_EQ(night.next_change(k_day * 6 + k_hour * 23, k_monday), k_week + k_hour * 6);
}

TEST(ShiftCalendar, DaysMayWrapAroundTheWeekend) {
  EXPECT_TRUE(on("Sat-Mon 10:00-11:00", k_hour * 10));
  EXPECT_TRUE(on("Sat-Mon 10:00-11:00", k_day * 6 + k_hour * 10));
  EXPECT_FALSE(on("Sat-Mon 10:00-11:00", k_day + k_hour * 10));
}

TEST(ShiftCalendar, SeveralRangesAddUpAndOverlapsCountOnce) {
  const ShiftCalendar two = calendar("Mon 08:00-12:00, Mon 11:00-14:00");
  EXPECT_EQ(two.next_change(k_hour * 8, k_monday), k_hour * 14);
}

TEST(ShiftCalendar, AlwaysNeverChanges) {
  EXPECT_TRUE(on("always", Millis{-1}));
  EXPECT_EQ(calendar("always").next_change(Millis{}, k_monday), topology::k_never);
  EXPECT_EQ(calendar("00:00-24:00").next_change(Millis{}, k_monday), topology::k_never);
}

TEST(ShiftCalendar, ADayThatEndsTheWeekIsOffWhenItBeginsAnew) {
  const ShiftCalendar sunday = calendar("Sun 10:00-24:00");
  EXPECT_FALSE(sunday.on_duty(k_week, k_monday));
  EXPECT_EQ(sunday.next_change(k_day * 6 + k_hour * 12, k_monday), k_week);
}

TEST(ShiftCalendar, TheClockMovesTheHours) {
  EXPECT_TRUE(calendar("Tue 00:00-01:00").on_duty(Millis{}, WeekClock{k_day}));
}

TEST(ShiftCalendar, NextChangeIsWhereDutyChangesAndNowhereBefore) {
  for (const char* hours : {"Mon-Fri 08:00-18:00", "22:00-06:00", "Sun 10:00-24:00, Mon 00:00-01:00", "Sat-Sun 23:00-01:30"}) {
    const ShiftCalendar shifts = calendar(hours);
    for (Millis at = k_week * -1; at < k_week; at += k_minute * 17) {
      const Millis next = shifts.next_change(at, k_monday);
      ASSERT_GT(next, at);
      for (Millis t = at; t < next; t += k_minute * 30) ASSERT_EQ(shifts.on_duty(t, k_monday), shifts.on_duty(at, k_monday)) << hours;
      ASSERT_NE(shifts.on_duty(next, k_monday), shifts.on_duty(at, k_monday)) << hours << at.count;
    }
  }
}

TEST(ShiftCalendar, MistakesAreToldInWords) {
  const auto wrong = [](std::string_view text) {
    const auto parsed = ShiftCalendar::parse(text);
    return parsed ? std::string("no problem") : parsed.error();
  };
  EXPECT_EQ(wrong("Mon-Frei 08:00-18:00"), "\"Frei\" is not a day; write Mon, Tue, Wed, Thu, Fri, Sat or Sun");
  EXPECT_EQ(wrong("Mon-Fri 8-18"), "\"8-18\" is no range of hours; write for example 08:00-18:00");
  EXPECT_EQ(wrong("Mon 08:00-25:00"), "\"08:00-25:00\" is no range of hours; write for example 08:00-18:00");
  EXPECT_EQ(wrong("Mon 08:00-08:00"), "\"08:00-08:00\" is an empty range of hours");
  EXPECT_EQ(wrong("Mon"), "\"Mon\" has no hours; write for example Mon-Fri 08:00-18:00");
  EXPECT_EQ(wrong("Mon 08:00-09:00,"), "an empty range of hours; write for example Mon-Fri 08:00-18:00");
  EXPECT_EQ(wrong("sometimes"), "\"sometimes\" has no hours; write for example Mon-Fri 08:00-18:00");
}

TEST(WeekClock, TheEpochWasAThursday) {
  EXPECT_EQ(WeekClock::of(Millis{}, Millis{}).of_week(Millis{}), k_day * 3);
  EXPECT_EQ(WeekClock::of(Millis{}, k_hour * -1).of_week(Millis{}), k_day * 3 - k_hour);
}

TEST(WeekClock, DaysCountFromMondayAndGoBelowZero) {
  const WeekClock tuesday{k_day + k_hour};
  EXPECT_EQ(tuesday.day(Millis{}), 1);
  EXPECT_EQ(tuesday.day(k_hour * -26), -1);
  EXPECT_EQ(tuesday.start_of(tuesday.day(Millis{})), k_hour * -1);
}

}  // namespace
}  // namespace gameday::sim
