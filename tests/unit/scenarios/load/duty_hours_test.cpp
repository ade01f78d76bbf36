#include "scenarios/load/duty_hours.h"

#include <gtest/gtest.h>

namespace gameday::scenarios {
namespace {

std::string problem(const char* text) { return duty_hours_problem(text).value_or(""); }

TEST(DutyHours, WhatPeopleWriteIsRight) {
  for (const char* text : {"always", "Mon-Fri 08:00-18:00", "Sat 09:00-13:00", "Mon-Fri 08:00-18:00, Sat 09:00-13:00",
                           "Fri-Mon 22:00-06:00", "Mon-Sun 00:00-24:00"})
    EXPECT_EQ(problem(text), "") << text;
}

TEST(DutyHours, WhatIsWrongIsNamed) {
  EXPECT_EQ(problem(""), "\"\" has no days or no times");
  EXPECT_EQ(problem("Mon-Fri"), "\"Mon-Fri\" has no days or no times");
  EXPECT_EQ(problem("mon 08:00-18:00"), "\"mon\" is no day");
  EXPECT_EQ(problem("Mon 8:00-18:00"), "\"8:00\" is no time of day");
  EXPECT_EQ(problem("Mon 08:00-24:01"), "\"24:01\" is no time of day");
  EXPECT_EQ(problem("Mon 08:60-18:00"), "\"08:60\" is no time of day");
  EXPECT_EQ(problem("Mon 08:00-08:00"), "\"Mon 08:00-08:00\" lasts no time");
  EXPECT_EQ(problem("Mon 08:00-18:00,"), "\"\" has no days or no times");
}

}  // namespace
}  // namespace gameday::scenarios
