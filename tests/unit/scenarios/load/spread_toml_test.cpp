#include "scenarios/load/spread_toml.h"

#include <gtest/gtest.h>

#include "tests/unit/scenarios/load/told.h"

namespace gameday::scenarios {
namespace {

constexpr double k_min = 60'000;

struct Read {
  std::optional<Spread> spread;
  std::string told;  // every problem, a line each
};

Read read(const std::string& value, Zero zero = Zero::allowed) {
  const auto file = topology::TomlFile::parse("takes = " + value, "f.toml");
  EXPECT_TRUE(file) << value;
  topology::Problems problems;
  topology::TableReader in(file->root, file->name, problems, "x");
  Read result{read_spread(in, "takes", {"", "inherited"}, zero), ""};
  result.told = told(problems);
  return result;
}

Spread spread(const std::string& value) {
  const Read result = read(value);
  EXPECT_EQ(result.told, "");
  return result.spread.value_or(Spread{});
}

TEST(SpreadToml, ATextIsExactlyThat) {
  EXPECT_EQ(spread("'5 min'").form, SpreadForm::fixed);
  EXPECT_EQ(spread("'5 min'").values, std::vector<double>{5 * k_min});
}

TEST(SpreadToml, ExactlyIsTheSameWithRoomForMore) {
  EXPECT_EQ(spread("{ exactly = '5 min', never = 0.3 }").values, std::vector<double>{5 * k_min});
  EXPECT_EQ(spread("{ exactly = '5 min', never = 0.3 }").never, 0.3);
}

TEST(SpreadToml, AMeanIsExponential) {
  EXPECT_EQ(spread("{ mean = '2 min' }").form, SpreadForm::exponential);
  EXPECT_EQ(spread("{ mean = '2 min' }").values, std::vector<double>{2 * k_min});
}

TEST(SpreadToml, AnyTwoQuantilesAreLognormal) {
  EXPECT_EQ(spread("{ p90 = '12 min', p25 = '4 min' }").form, SpreadForm::lognormal);
  EXPECT_EQ(spread("{ p90 = '12 min', p25 = '4 min' }").values, (std::vector<double>{0.25, 4 * k_min, 0.9, 12 * k_min}));
}

TEST(SpreadToml, LowLikelyHighIsPert) {
  EXPECT_EQ(spread("{ low = '1 min', likely = '2 min', high = '9 min' }").form, SpreadForm::pert);
  EXPECT_EQ(spread("{ low = '1 min', likely = '2 min', high = '9 min' }").values,
            (std::vector<double>{k_min, 2 * k_min, 9 * k_min}));
}

TEST(SpreadToml, SamplesComeOutSorted) {
  EXPECT_EQ(spread("{ samples = ['3 min', '1 min'] }").form, SpreadForm::samples);
  EXPECT_EQ(spread("{ samples = ['3 min', '1 min'] }").values, (std::vector<double>{k_min, 3 * k_min}));
}

TEST(SpreadToml, FloorAndCeilingAreKept) {
  const Spread s = spread("{ mean = '5 min', floor = '1 min', ceiling = '9 min' }");
  EXPECT_EQ(s.floor, k_min);
  EXPECT_EQ(s.ceiling, 9 * k_min);
}

TEST(SpreadToml, ItsOwnSourceComesBeforeTheInheritedOne) {
  EXPECT_EQ(spread("{ mean = '5 min', source = 'a study' }").provenance.source, "a study");
  EXPECT_EQ(spread("{ mean = '5 min', source = 'a study' }").provenance.assumed, "");
  EXPECT_EQ(spread("'5 min'").provenance.assumed, "inherited");
}

TEST(SpreadToml, AnAbsentKeyIsNothingAndNoProblem) {
  const auto file = topology::TomlFile::parse("", "f.toml");
  topology::Problems problems;
  topology::TableReader in(file->root, file->name, problems, "x");
  EXPECT_FALSE(read_spread(in, "takes"));
  EXPECT_TRUE(problems.empty());
}

struct Wrong {
  std::string value;
  std::string told;
};

TEST(SpreadToml, WhatIsWrongIsSaidWhereItStands) {
  const std::vector<Wrong> wrong{
      {"5", "f.toml:1:9: x: \"takes\" is a bare number; expected a duration with its unit: ms, s, min, h, d, w or y\n"},
      {"'-5 min'", "f.toml:1:9: x: \"takes\": \"-5 min\" is negative; write 0 or more\n"},
      {"{ mean = '-5 min' }", "f.toml:1:18: x: takes: \"mean\": \"-5 min\" is negative; write 0 or more\n"},
      {"{ mean = '0 min' }", "f.toml:1:9: x: takes: a mean of 0; expected longer than 0\n"},
      {"{ mena = '5 min' }",
       "f.toml:1:9: x: takes: says no time; expected one of exactly, mean, two quantiles such as p50 and p95, low with "
       "likely and high, or samples\n"
       "f.toml:1:18: x: takes: unknown key \"mena\"; did you mean \"mean\"?\n"},
      {"{ mean = '5 min', low = '1 min' }",
       "f.toml:1:9: x: takes: says its time in two ways; expected one of exactly, mean, two quantiles such as p50 and "
       "p95, low with likely and high, or samples\n"},
      {"{ p50 = '5 min' }", "f.toml:1:9: x: takes: has 1 quantile; expected exactly two\n"},
      {"{ p50 = '5 min', p90 = '6 min', p95 = '7 min' }", "f.toml:1:9: x: takes: has 3 quantiles; expected exactly two\n"},
      {"{ p50 = '5 min', p95 = '5 min' }", "f.toml:1:9: x: takes: p50 is not shorter than p95; expected quantiles that rise\n"},
      {"{ p50 = '0 min', p95 = '5 min' }", "f.toml:1:9: x: takes: p50 is 0; expected longer than 0\n"},
      {"{ low = '1 min', high = '5 min' }", "f.toml:1:9: x: takes: \"likely\" is missing\n"},
      {"{ low = '9 min', likely = '2 min', high = '5 min' }",
       "f.toml:1:9: x: takes: low, likely and high are not in order; expected low <= likely <= high, and low < high\n"},
      {"{ samples = [] }", "f.toml:1:9: x: takes: has no samples; expected a list of durations\n"},
      {"{ samples = ['5 min', '5'] }",
       "f.toml:1:31: x: takes: samples: \"5\" has no unit; write ms, s, min, h, d, w or y\n"},
      {"{ exactly = '5 min', never = 1.5 }", "f.toml:1:38: x: takes: \"never\" is 1.5; expected a number from 0 to 1\n"},
      {"{ exactly = '5 min', floor = '6 min' }",
       "f.toml:1:9: x: takes: floor and ceiling leave nothing; expected bounds between which the time can lie\n"},
      {"{ mean = '5 min', floor = '6 min', ceiling = '6 min' }",
       "f.toml:1:9: x: takes: floor and ceiling leave nothing; expected bounds between which the time can lie\n"},
      {"{ low = '1 min', likely = '2 min', high = '9 min', floor = '9 min' }",
       "f.toml:1:9: x: takes: floor and ceiling leave nothing; expected bounds between which the time can lie\n"},
      {"{ samples = ['1 min', '9 min'], floor = '2 min', ceiling = '8 min' }",
       "f.toml:1:9: x: takes: floor and ceiling leave nothing; expected bounds between which the time can lie\n"},
      {"{ exactly = '5 min', source = '' }",
       "f.toml:1:39: x: takes: \"source\" is empty; expected where the number comes from\n"},
  };
  for (const Wrong& one : wrong) {
    const Read result = read(one.value);
    EXPECT_EQ(result.told, one.told) << one.value;
    if (one.value.find("source") == std::string::npos) {
      EXPECT_FALSE(result.spread) << one.value;
    }
  }
}

TEST(SpreadToml, ZeroIsRefusedWhereItIsSenseless) {
  EXPECT_EQ(read("'0 s'", Zero::refused).told, "f.toml:1:9: x: \"takes\" is 0; expected longer than 0\n");
  EXPECT_EQ(read("{ exactly = '0 s' }", Zero::refused).told, "f.toml:1:9: x: takes: the time is 0; expected longer than 0\n");
  EXPECT_EQ(read("'0 s'", Zero::allowed).told, "");
}

}  // namespace
}  // namespace gameday::scenarios
