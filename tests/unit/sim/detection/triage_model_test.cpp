#include "sim/detection/triage_model.h"

#include <gtest/gtest.h>

#include <string>

namespace gameday::sim {
namespace {

std::string messages(const scenarios::Staff& staff) {
  const auto model = TriageModel::of(staff, {}, WeekClock{});
  std::string out;
  if (model) return "no problem";
  for (const auto& problem : model.error()) out += topology::to_string(problem) + "\n";
  return out;
}

scenarios::Staff staff() {
  scenarios::Staff out;
  out.judges.place = {"c.toml", 4, 2};
  return out;
}

TEST(TriageModel, SortsNoiseByKey) {
  const NoiseStream high{{9}, scenarios::Level::low, 1.0, 1.0, 1.0};
  const NoiseStream low{{2}, scenarios::Level::low, 1.0, 1.0, 1.0};
  const auto model = TriageModel::of(staff(), {high, low}, WeekClock{});
  ASSERT_TRUE(model);
  EXPECT_EQ(model->noise.front().key.value, 2U);
}

TEST(TriageModel, HoursThatAreNoneAreAProblemAtTheStaffsPlace) {
  scenarios::Staff wrong = staff();
  wrong.hours = "Mon 08:00-08:00";
  EXPECT_EQ(messages(wrong), "c.toml:4:2: \"08:00-08:00\" is an empty range of hours\n");
}

TEST(TriageModel, TellsEveryProblemAtOnce) {
  scenarios::Staff wrong = staff();
  wrong.analysts = 0;
  wrong.misses = 2.0;
  wrong.patience = {};
  wrong.judges.never = 0.5;
  EXPECT_EQ(messages(wrong),
            "c.toml:4:2: 0 analysts; expected at least 1\n"
            "c.toml:4:2: a chance outside 0 to 1\n"
            "c.toml:4:2: judging an alert ends some time; expected no \"never\"\n"
            "c.toml:4:2: no patience at all; expected at least 1 ms\n");
}

}  // namespace
}  // namespace gameday::sim
