#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenarios/compile/cell.h"
#include "scenarios/compile/partial_match.h"
#include "sim/random/distribution.h"
#include "sim/telemetry/record_table.h"

namespace gameday::sim {

enum class DetectorKind : std::uint8_t { rule, correlation, finding };

/// Anything that raises alerts from delivered records.
struct DetectorUse {
  DetectorKind kind{};
  const scenarios::SigmaRule* rule = nullptr;
  std::string name;                    // as reports call it
  topology::LuckKey key;
  topology::Millis every{};            // 0: streaming
  topology::Millis look_back{};
  double chance = 1.0;                 // finding: that a matching record makes one
  Distribution latency;                // finding: record -> published
  topology::Millis repeats{};          // finding: raises no second alert within
  std::vector<std::uint8_t> accounts;  // finding: where the detector runs; empty: everywhere
};

/// One detector that may see one kind of record.
struct Sighting {
  std::uint32_t detector = 0;          // the one that alerts, or counts
  scenarios::PartialMatch match;
};

/// Which detectors see what: rules partially evaluated against every record template, so that a replication matches no
/// text it need not.
struct DetectorTable {
  std::vector<DetectorUse> detectors;
  std::vector<std::vector<std::vector<Sighting>>> sightings;  // [technique][2 * record + outcome]
};

DetectorTable make_detector_table(const scenarios::Cell& cell, const RecordTable& records, topology::Problems& problems);

}  // namespace gameday::sim
