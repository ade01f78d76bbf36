#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/model/control_set.h"
#include "scenarios/model/detector.h"
#include "scenarios/model/log_record.h"
#include "scenarios/model/runbook.h"
#include "scenarios/model/scenario.h"
#include "scenarios/model/technique.h"

namespace gameday::scenarios {

/// All that is known of threats and defences: what is bundled and what the user's own files add or replace. Every list is
/// sorted by name (rules by `file`), so that the order of files never matters. Every reference inside it is resolved.
struct Library {
  std::vector<LogSource> log_sources;
  std::vector<Technique> techniques;    // their records hold the fields of their log source too
  std::vector<Runbook> runbooks;
  std::vector<SigmaRule> rules;         // without those of findings
  std::vector<ManagedDetector> managed;
  std::map<std::string, Noise> noise;   // by rule file ("access-key-created", "findings/port-probe")
  std::array<Noise, 5> noise_by_level;  // by Level, for rules that `noise` does not name
  std::vector<Control> controls;        // with the parameters that they have unless a set gives others
  std::vector<ControlSet> control_sets;
  std::vector<Scenario> scenarios;
};

// Each null where there is none of that name. One binary search.
const LogSource* find_log_source(const Library& library, std::string_view name);
const Technique* find_technique(const Library& library, std::string_view name);
const Runbook* find_runbook(const Library& library, std::string_view name);
const SigmaRule* find_rule(const Library& library, std::string_view file);
const ManagedDetector* find_managed(const Library& library, std::string_view name);
const Control* find_control(const Library& library, std::string_view name);
const ControlSet* find_control_set(const Library& library, std::string_view name);
const Scenario* find_scenario(const Library& library, std::string_view name);

/// The false alerts of a rule or of a finding's rule: its own rate, or that of its level.
const Noise& noise_of(const Library& library, const SigmaRule& rule);

/// False alerts a day of one noise source over an estate of `entities` principals and resources, at the weekday rate.
double alerts_a_day(const Noise& noise, std::size_t entities);

/// The rules that an effect enables: all for "*", those of a level, those named by file or by id; without the muted ones.
std::vector<const SigmaRule*> enabled_rules(const Library& library, const EnableRules& effect);

}  // namespace gameday::scenarios
