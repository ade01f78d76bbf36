#include "reports/json/run_json.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

namespace gameday::reports {
namespace {

using Json = nlohmann::ordered_json;

Json number(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json interval_json(const sim::Interval& interval) {
  return {{"value", number(interval.value)}, {"lo", number(interval.lo)}, {"hi", number(interval.hi)}};
}

Json measure_json(const sim::MeasureResult& measure, topology::Millis horizon) {
  const Statistics stats = statistics(measure, horizon);
  Json json{{"unit", sim::to_string(measure.def.unit)},
            {"clock", measure.def.title},
            {"n", stats.n},
            {"censored", stats.censored}};
  json[measure.def.unit == sim::Unit::ms ? "restricted_mean" : "mean"] = interval_json(stats.mean);
  if (measure.def.unit == sim::Unit::share) return json;
  json["p05"] = interval_json(stats.p05);
  json["p50"] = interval_json(stats.p50);
  json["p95"] = interval_json(stats.p95);
  return json;
}

Json cell_json(const CellReport& cell, topology::Millis horizon) {
  Json measures = Json::object();
  for (const sim::MeasureResult& measure : cell.result.measures) measures[measure.def.id] = measure_json(measure, horizon);
  return {{"topology", cell.topology},
          {"structure", cell.structure},
          {"controls", cell.controls},
          {"scenario", cell.scenario},
          {"unseed", fmt::format("{:016x}", cell.result.unseed)},
          {"notes", cell.notes},
          {"measures", std::move(measures)}};
}

}  // namespace

std::string to_json(const RunResult& result) {
  Json inputs = Json::array();
  for (const topology::InputHash& input : result.inputs) inputs.push_back({{"name", input.name}, {"hash", input.hash}});
  Json cells = Json::array();
  for (const CellReport& cell : result.cells) cells.push_back(cell_json(cell, result.horizon));
  const Json json{{"schema", "gameday/run/1"},
                  {"title", result.title},
                  {"question", result.question},
                  {"seed", result.seed},
                  {"replications", result.replications},
                  {"horizon_ms", result.horizon.count},
                  {"inputs", std::move(inputs)},
                  {"assumptions", result.assumptions},
                  {"cells", std::move(cells)}};
  return json.dump(1, ' ', false, nlohmann::detail::error_handler_t::replace) + "\n";
}

}  // namespace gameday::reports
