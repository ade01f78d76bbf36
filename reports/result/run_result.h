#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/run/simulation.h"
#include "sim/statistics/interval.h"
#include "topology/load/content_hash.h"
#include "topology/model/millis.h"

namespace gameday::reports {

/// What one cell came to, with all that a reader needs to know what it is.
struct CellReport {
  std::string topology;
  std::string structure;
  std::string controls;
  std::string controls_title;
  std::string scenario;
  sim::CellResult result;
  std::vector<std::string> notes;
};

/// What every writer reads: the result of `gameday run`. Holds no clock time and no timing, so that the same work gives
/// the same bytes.
struct RunResult {
  std::string title;              // the scenario's
  std::string question;
  std::string estate_title;
  topology::Millis horizon{};
  std::uint64_t seed = 1;
  std::uint32_t replications = 0;
  std::vector<topology::InputHash> inputs;
  std::vector<CellReport> cells;
  std::vector<std::string> assumptions;  // of the library, of what these cells rest on
};

/// One measure's estimates, in the unit of its definition. Shares have a mean alone.
struct Statistics {
  std::uint64_t n = 0;
  std::uint64_t censored = 0;
  sim::Interval mean;             // of times: restricted to the horizon
  sim::Interval p05, p50, p95;
};

Statistics statistics(const sim::MeasureResult& measure, topology::Millis horizon);

/// The measure with this id, or null.
const sim::MeasureResult* find_measure(const sim::CellResult& cell, std::string_view id);

}  // namespace gameday::reports
