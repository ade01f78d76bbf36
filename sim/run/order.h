#pragma once

#include <cstdint>

#include "scenarios/model/runbook.h"
#include "sim/measures/outcome.h"
#include "topology/model/estate.h"
#include "topology/model/millis.h"

namespace gameday::sim {

/// Who answers what is noticed: the simulated team, or a player from outside, for whom nobody decides anything.
enum class Responders : std::uint8_t { simulated, player };

/// One runbook on one entity, as a player orders it. Of a user or role: its keys or its sessions; of a resource: code on it or
/// access to it; of an account: everything there, or the changed policies and ways back that a log shows by then.
struct Order {
  scenarios::Cut cut{};
  topology::EntityRef on;
  auto operator<=>(const Order&) const = default;
};

/// An order that is being carried out, or was.
struct OrderUnderWay {
  Order order;
  Millis begun{};           // of the present try
  std::uint32_t tries = 0;  // ended so far
};

enum class NoticeKind : std::uint8_t {
  alert,      // judged true, or raised while an incident is open; see `detector`, `act`
  report,     // somebody says that something is wrong; see `finder`, `outsider`
  automated,  // an automated runbook has ended; see `node` and `cut`
  done,       // an order has ended; see `order`
};

/// What reaches a player.
struct Notice {
  Millis at{};
  NoticeKind kind{};
  std::uint32_t detector = 0;   // index into DetectorTable::detectors
  std::uint32_t act = 0;        // index into Outcome::acts
  Finder finder{};
  std::uint32_t outsider = 0;   // index into Scenario::outsiders, for outsiders and the attacker
  NodeId node{};
  scenarios::Cut cut{};
  std::uint32_t order = 0;      // index into Future::orders
};

}  // namespace gameday::sim
