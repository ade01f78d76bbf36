#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/model/library.h"
#include "scenarios/model/control_set.h"
#include "topology/model/estate.h"

namespace gameday::scenarios {

/// A log source as the control set runs it.
struct LogUse {
  std::vector<std::uint8_t> accounts;  // by AccountId: 1 where it gets records
  std::optional<Spread> delivers;
};

struct RuleUse {
  const SigmaRule* rule = nullptr;     // owned by the Library
  topology::Millis every{};            // 0: streaming
  topology::Millis look_back{};
};

struct ManagedUse {
  const ManagedDetector* detector = nullptr;
  std::vector<std::uint8_t> accounts;
};

struct RunbookUse {
  const Runbook* runbook = nullptr;
  RunbookMode mode = RunbookMode::manual;
  bool written = false;                // no control brings it: people improvise
  std::optional<topology::Millis> drilled;
  std::vector<std::string> on_rules;
};

/// What stands against the attacker once effects on the estate have acted: telemetry, detectors, people, response.
/// Indexes: `logs` as Library::log_sources, `runbooks` as Library::runbooks.
struct Defence {
  std::vector<LogUse> logs;
  std::vector<RuleUse> rules;          // by the rule's file name
  std::vector<ManagedUse> managed;
  std::vector<RunbookUse> runbooks;
  std::optional<Staff> staff;
  PeopleParameters people;
  std::optional<Spread> leaver_lag;
  std::optional<Spread> decide_lag;
  std::optional<Spread> scope_lag;
  std::optional<Spread> intel_lag;      // disclosure -> the news is here; none of these four: it never comes
  std::optional<Spread> look_up_lag;    // from there -> whether a workload is affected is known, each for itself
  std::optional<Spread> mitigate_lag;   // from there -> exploits no longer get through
  std::optional<Spread> patch_lag;      // disclosure -> patched, for those who know; nobody patches what they do not know of
  double cost_per_month = 0;
};

/// Effects on the estate, done to the draft so that policies change and not outcomes: policies attached, properties set,
/// permission styles, lifetimes, decoys. `sealed` is the same draft sealed without them; selectors are judged on it.
void apply_to_draft(const ControlSet& controls, const topology::Estate& sealed, topology::EstateDraft& draft);

/// The rest of the effects, against the estate with the control set's own changes in it.
Defence make_defence(const ControlSet& controls, const topology::Estate& estate, const Library& library);

}  // namespace gameday::scenarios
