#include "reports/json/run_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/unit/reports/made_result.h"

namespace gameday::reports {
namespace {

nlohmann::json json_of(std::vector<sim::MeasureResult> measures) {
  return nlohmann::json::parse(to_json(one_cell("baseline", std::move(measures))));
}

nlohmann::json json_of(const sim::MeasureResult& measure) {
  return json_of(std::vector{measure})["cells"][0]["measures"][measure.def.id];
}

TEST(RunJson, SaysItsSchemaFirst) { EXPECT_EQ(to_json(one_cell("a", {})).find("\"schema\": \"gameday/run/1\""), 3U); }

TEST(RunJson, ACellSaysWhatItIsOf) {
  const auto cell = json_of(std::vector<sim::MeasureResult>{})["cells"][0];
  EXPECT_EQ(cell["topology"].get<std::string>() + " " + cell["structure"].get<std::string>() + " " +
                cell["controls"].get<std::string>() + " " + cell["scenario"].get<std::string>(),
            "corner-shop as written baseline leaked-key");
}

TEST(RunJson, TheMeanOfATimeIsCalledRestricted) {
  EXPECT_EQ(json_of(measure("time_to_detect", sim::Unit::ms, {5}))["restricted_mean"]["value"], 5.0);
}

TEST(RunJson, TheMeanOfACountIsCalledMean) {
  EXPECT_EQ(json_of(measure("accounts_reached", sim::Unit::count, {5}))["mean"]["value"], 5.0);
}

TEST(RunJson, AShareHasNoQuantiles) { EXPECT_FALSE(json_of(measure("detected", sim::Unit::share, {1})).contains("p50")); }

TEST(RunJson, WhatIsNotReachedIsNull) {
  EXPECT_TRUE(json_of(measure("time_to_detect", sim::Unit::ms, {}, 4))["p50"]["value"].is_null());
}

TEST(RunJson, TheSameResultIsTheSameText) {
  const RunResult result = one_cell("a", {measure("b", sim::Unit::count, {1, 2})});
  EXPECT_EQ(to_json(result), to_json(result));
}

TEST(RunJson, TextThatIsNotUtf8IsReplacedAndNotThrown) {
  RunResult result = one_cell("a", {});
  result.title = "\xff";
  EXPECT_NE(to_json(result).find("\xEF\xBF\xBD"), std::string::npos);
}

}  // namespace
}  // namespace gameday::reports
