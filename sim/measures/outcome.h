#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/attacker/exfiltration.h"
#include "sim/attacker/holdings.h"

namespace gameday::sim {

enum class Finder : std::uint8_t { own_detector, own_people, outsider, attacker };

/// A position held for the first time.
struct Gain {
  NodeId node;
  Millis at{};
};

/// One step that was attempted, and what became of it.
struct Act {
  Millis at{};
  Millis readable = topology::k_never;  // when the first of its records could be read; k_never: no log has it
  EdgeId step;
  NodeId actor;
  std::uint32_t n = 0;              // which attempt of the step it was: keys the luck of its records
  bool succeeded = false;
  bool permitted = false;           // false: denied
  bool alerted = false;             // some detector raised an alert from its records
};
static_assert(sizeof(Act) == 32);

/// What became of one workload at risk from a vulnerability. Instants; k_never: not yet.
struct WorkloadFate {
  bool affected = false;
  Millis known = topology::k_never;      // we know whether it is affected
  Millis mitigated = topology::k_never;
  Millis patched = topology::k_never;
  Millis entered = topology::k_never;    // exploited before either
};

/// The day of a vulnerability. Its instants are counted to `closes`, the horizon from disclosure.
struct Disclosure {
  static constexpr std::uint32_t k_none = 0xffffffffU;
  Millis at = topology::k_never;         // k_never: the scenario has none
  Millis closes = topology::k_never;
  Millis news = topology::k_never;       // we have heard of it
  std::vector<WorkloadFate> workloads;   // by entry
  std::uint32_t sampled = k_none;        // one of those affected, each as likely; k_none: there is none
};

/// The first alert that an act raised.
struct ActAlert {
  std::uint32_t act = 0;
  Millis at{};
};

/// What became of one replication. Instants count from its start; `access` is the zero of most clocks. k_never: did not
/// happen within the horizon.
struct Outcome {
  std::uint32_t entry = 0;                   // index of the entry that was drawn
  Millis access = topology::k_never;         // initial access
  Millis end{};                              // access + horizon
  Millis warning = topology::k_never;        // first true alert on activity before access
  Millis alert = topology::k_never;          // first alert from the attacker's own records after access
  Millis detected = topology::k_never;
  Millis declared = topology::k_never;       // responders believe that it is contained
  Millis contained = topology::k_never;      // last time that no active position was left, within the horizon
  Millis left = topology::k_never;           // no active position before detection
  bool prevented = false;                    // a warning made entry impossible
  bool reentered = false;                    // an active position was gained after containment was declared
  Finder finder{};
  Disclosure disclosure;
  std::vector<Gain> gains;                   // in order of time
  std::vector<Act> acts;                     // in order of time
  std::vector<ActAlert> alerts;              // in order of time
  std::vector<Exfiltration::Load> taken;     // at the end
  std::vector<Exfiltration::Mark> exposure;  // data records out, over time
  std::vector<std::int64_t> taken_at_detection;  // as `taken`, shorter where later stores were not yet begun
  double harm_minutes = 0;                   // service-minutes that response cost
  double lost_minutes = 0;                   // and those that the attacker did
  std::uint64_t occurrences = 0;             // handled by the engine
  std::size_t bytes_touched = 0;
  std::uint64_t unseed = 0;                  // one last draw, mixed with what happened: differs if anything did
};

}  // namespace gameday::sim
