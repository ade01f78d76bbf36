#pragma once

#include <cstdint>
#include <vector>

#include "scenarios/compile/attack_graph.h"
#include "scenarios/model/runbook.h"
#include "topology/model/millis.h"

namespace gameday::sim {

/// One containment action, waiting or under way.
struct Task {
  scenarios::Cut cut{};
  std::uint32_t subject = 0;       // NodeId; GuardId for admin; account index for account
  topology::Millis begun{};
  std::uint32_t tries = 0;
  bool automated = false;
  bool done = false;
};

/// What responders know and are doing. A value; sized by what was found, not by what exists.
struct Incident {
  bool open = false;
  bool declared = false;
  std::vector<scenarios::NodeId> known;   // in the order found
  std::vector<scenarios::GuardId> known_guards;
  std::vector<scenarios::NodeId> leads;   // told by alerts and people, looked at in the next round
  std::vector<Task> tasks;                // all of them, by index
  std::vector<std::uint32_t> waiting;     // tasks not begun, first come first served
  bool busy = false;                      // the responders are at one
  std::uint32_t rounds = 0;
  std::uint32_t quiet = 0;                // rounds in a row that found nothing
  bool round_pending = false;
  topology::Millis round_begun{};

  bool knows(scenarios::NodeId node) const {
    for (const scenarios::NodeId each : known)
      if (each == node) return true;
    return false;
  }
};

}  // namespace gameday::sim
