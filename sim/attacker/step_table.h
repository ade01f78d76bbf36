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

/// A call that can be tried without knowing whether anything allows it: what needs a credential and nothing but permissions.
struct BlindStep {
  scenarios::EdgeId step;
  std::uint32_t callers = 0;   // index into StepTable::callers: with which credentials it can be tried
};

/// What the attacker is and can do, compiled. `techniques` as in the library. Steps refer to them by index.
struct StepTable {
  std::vector<TechniqueUse> techniques;
  scenarios::Strategy strategy{};
  std::uint32_t hands = 1;
  topology::Millis patience{};
  double tries_blind = 0.0;
  std::vector<double> appeal;              // by EdgeId: weight of the choice among open steps (opportunistic)
  std::vector<std::uint32_t> moot_with;    // by EdgeId: node with which the step gives nothing more (control of the account
                                           // for making one more administrator there); k_no_technique: none
  std::vector<BlindStep> blind;            // sorted by step
  std::vector<std::vector<scenarios::NodeId>> callers;  // credentials by account; the last: all of them, for taking roles elsewhere
};

}  // namespace gameday::sim
