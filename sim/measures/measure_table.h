#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/measures/outcome.h"
#include "sim/measures/reach.h"
#include "sim/statistics/tally.h"

namespace gameday::sim {

enum class Unit : std::uint8_t { ms, count, min, share };

std::string_view to_string(Unit unit);

/// One measure: what its column in a report means. Times have their clock in `title`.
struct MeasureDef {
  std::string id;
  std::string title;
  Unit unit{};
};

enum class Vulnerable : std::uint8_t { no, yes };

/// All measures of a cell in the order of reports: the fixed ones, those by data class, and where the scenario has a
/// vulnerability those of its four clocks.
std::vector<MeasureDef> measure_defs(const std::vector<std::string>& classes, Vulnerable vulnerable = Vulnerable::no);

/// What one replication says of one measure. Not `applies`: it has nothing to say (no access, not detected).
struct Sample {
  bool applies = false;
  bool beyond = false;     // not reached within the horizon
  std::int64_t value = 0;  // ms, things, milliminutes (min), or 0 and 1 (share)
};

/// Potential reach from the position that the replication began with.
struct Potential {
  Reach reach;
  RecordsByClass records;
};

/// The samples of one replication, in the order of `measure_defs`.
void sample_measures(const Outcome& outcome, const Potential& potential, ReachCounter& counter, std::vector<Sample>& samples);

}  // namespace gameday::sim
