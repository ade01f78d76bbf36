#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "scenarios/compile/cell.h"
#include "sim/detection/detector_table.h"
#include "sim/random/distribution.h"

namespace gameday::sim {

/// A runbook as this organization can run it.
struct RunbookPlan {
  const scenarios::Runbook* runbook = nullptr;
  Distribution takes;
  Distribution takes_automated;
  double slow = 1.0;             // factor on the time people take: undrilled, unwritten
  bool written = false;
  double fails = 0.0;            // chance that one try does not work
  topology::LuckKey key;
  std::vector<std::uint32_t> on_detectors;  // automated: indexes of the detectors that trigger it
};

/// What response can do and how fast it decides. `plans` by scenarios::Cut; none: nobody knows how.
struct ResponseTable {
  std::vector<std::optional<RunbookPlan>> plans;
  Distribution decides = Distribution::at_once();          // detection -> response begins
  Distribution scopes = Distribution::at_once();           // one round of finding out what else was reached
};

ResponseTable make_response_table(const scenarios::Cell& cell, const DetectorTable& detectors,
                                  topology::Problems& problems);

}  // namespace gameday::sim
