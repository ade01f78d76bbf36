#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/measures/close_up.h"
#include "sim/measures/measure_table.h"
#include "sim/run/program.h"
#include "sim/statistics/interval.h"
#include "sim/statistics/tally.h"

namespace gameday::sim {

/// What many replications say of one measure. Shares are tallies of 0 and 1.
struct MeasureResult {
  MeasureDef def;
  Tally tally;
};

struct CellResult {
  std::vector<MeasureResult> measures;
  std::uint64_t replications = 0;
  std::uint64_t unseed = 0;              // of all replications, whatever their order
  std::uint64_t occurrences = 0;
  std::uint64_t bytes_touched = 0;
  Reach estate;                          // how much there is to reach
  std::optional<CloseUp> close_up;       // where it was asked for
};

struct SimulationInput {
  Seed seed;
  std::uint32_t replications = 1000;
  unsigned jobs = 1;
  bool close_up = false;                 // collect what a report's charts need as well
  std::function<void(std::uint32_t done)> progress;  // called from worker threads; may be empty
};

/// Runs a cell. Same bytes for any number of jobs: fixed blocks, integer sums, merged in the order of blocks.
CellResult simulate(const Program& program, const SimulationInput& input);

}  // namespace gameday::sim
