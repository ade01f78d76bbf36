#pragma once

#include <string>
#include <vector>

#include "reports/result/run_result.h"

namespace gameday::reports {

/// A measure of which `values` were seen, and `beyond` more that were not reached.
inline sim::MeasureResult measure(const std::string& id, sim::Unit unit, const std::vector<std::int64_t>& values,
                                  int beyond = 0) {
  sim::MeasureResult made{{id, "what " + id + " means", unit}, {}};
  for (const std::int64_t value : values) made.tally.add(value);
  for (int i = 0; i < beyond; ++i) made.tally.add_beyond();
  return made;
}

/// A run of one control set, with these measures and nothing else.
inline RunResult one_cell(const std::string& controls, std::vector<sim::MeasureResult> measures) {
  RunResult result;
  result.title = "Leaked access key";
  result.question = "How far?";
  result.estate_title = "Corner shop";
  result.horizon = topology::k_day * 30;
  result.seed = 7;
  result.replications = 1000;
  CellReport cell;
  cell.topology = "corner-shop";
  cell.structure = "as written";
  cell.controls = controls;
  cell.scenario = "leaked-key";
  cell.result.measures = std::move(measures);
  cell.result.unseed = 0xabc;
  result.cells.push_back(std::move(cell));
  return result;
}

}  // namespace gameday::reports
