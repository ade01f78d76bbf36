#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "scenarios/compile/attack_graph.h"
#include "scenarios/model/scenario.h"
#include "sim/random/distribution.h"

namespace gameday::sim {

/// A technique as this scenario's attacker performs it.
struct TechniqueUse {
  Distribution takes;
  double works = 1.0;          // chance that a permitted attempt succeeds
  std::string visible;         // effect that people may notice, "" for none
};

/// What the attacker is and can do, compiled. `techniques` as in the library. Steps refer to them by index.
struct StepTable {
  std::vector<TechniqueUse> techniques;
  scenarios::Strategy strategy{};
  std::uint32_t hands = 1;
  topology::Millis patience{};
  double tries_blind = 0.0;
  std::vector<double> appeal;              // by EdgeId: weight of the choice among open steps (opportunistic)
  std::vector<scenarios::EdgeId> steps;    // every edge that is a step
};

}  // namespace gameday::sim
