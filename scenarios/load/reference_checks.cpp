#include "scenarios/load/reference_checks.h"

#include <algorithm>

#include "topology/model/nearest.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

using topology::Place;
using topology::Problems;

constexpr std::array<std::string_view, 6> k_rule_words{"*", "informational", "low", "medium", "high", "critical"};

/// Looks names up and reports those that are not there. `who` begins each message.
class References {
 public:
  explicit References(const Library& library) : library_(library) {}

  void technique(const std::string& name, const Place& place, std::string_view who) {
    if (find_technique(library_, name) == nullptr) missing("technique", name, place, who, library_.techniques, &Technique::name);
  }
  void log(const std::string& name, const Place& place, std::string_view who) {
    if (find_log_source(library_, name) == nullptr)
      missing("log source", name, place, who, library_.log_sources, &LogSource::name);
  }
  void log_or_managed(const std::string& name, const Place& place, std::string_view who) {
    if (find_managed(library_, name) == nullptr) log(name, place, who);
  }
  void runbook(const std::string& name, const Place& place, std::string_view who) {
    if (find_runbook(library_, name) == nullptr) missing("runbook", name, place, who, library_.runbooks, &Runbook::name);
  }
  void managed(const std::string& name, const Place& place, std::string_view who) {
    if (find_managed(library_, name) == nullptr)
      missing("managed detector", name, place, who, library_.managed, &ManagedDetector::name);
  }
  /// A rule's file or id; also a level or "*" where several are meant.
  void rule(const std::string& name, const Place& place, std::string_view who) {
    if (find_rule(library_, name) != nullptr || is_word(name) || is_id(name) || is_finding(name)) return;
    missing("rule", name, place, who, library_.rules, &SigmaRule::file);
  }

  /// What a correlation counts: rules by their own name, file or id.
  void counted(const std::string& name, const Place& place, std::string_view who) {
    const auto is = [&](const SigmaRule& rule) { return rule.name == name || rule.file == name || rule.id == name; };
    if (std::ranges::none_of(library_.rules, is)) missing("rule", name, place, who, library_.rules, &SigmaRule::name);
  }

  Problems problems;

 private:
  static bool is_word(const std::string& name) { return std::ranges::find(k_rule_words, name) != k_rule_words.end(); }
  bool is_id(const std::string& name) const {
    return std::ranges::any_of(library_.rules, [&](const SigmaRule& rule) { return rule.id == name; });
  }
  bool is_finding(const std::string& name) const {
    return std::ranges::any_of(library_.managed, [&](const ManagedDetector& detector) {
      return std::ranges::any_of(detector.findings, [&](const Finding& f) { return f.rule.file == name; });
    });
  }

  template <class T>
  void missing(std::string_view kind, const std::string& name, const Place& place, std::string_view who,
               const std::vector<T>& known, std::string T::*key) {
    std::vector<std::string> names;
    for (const T& one : known) names.push_back(one.*key);
    problems.push_back({place, fmt::format("{}: {} \"{}\" is not in the library", who, kind, name), "",
                        topology::nearest(name, names)});
  }

  const Library& library_;
};

void check(const Technique& technique, References& references) {
  const std::string who = fmt::format("technique \"{}\"", technique.name);
  for (const RecordTemplate& record : technique.records) references.log(record.log, record.place, who);
  for (const Yield& yield : technique.yields)
    if (yield.kind == YieldKind::log_off) references.log_or_managed(yield.text, technique.place, who);
}

void check(const SigmaRule& rule, References& references) {
  if (!rule.correlation) return;
  for (const std::string& counted : rule.correlation->rules)
    references.counted(counted, rule.place, fmt::format("rule \"{}\"", rule.file));
}

void check(const Control& control, References& references) {
  const std::string who = fmt::format("control \"{}\"", control.name);
  for (const Effect& effect : control.effects) {
    if (const auto* log = std::get_if<EnableLog>(&effect)) references.log(log->log, log->place, who);
    if (const auto* managed = std::get_if<EnableManaged>(&effect)) references.managed(managed->detector, managed->place, who);
    if (const auto* rules = std::get_if<EnableRules>(&effect)) {
      for (const std::string& rule : rules->rules) references.rule(rule, rules->place, who);
      for (const std::string& rule : rules->muted) references.rule(rule, rules->muted_place, who);
    }
    if (const auto* runbook = std::get_if<EnableRunbook>(&effect)) {
      references.runbook(runbook->runbook, runbook->place, who);
      for (const std::string& rule : runbook->on_rules) references.rule(rule, runbook->on_rules_place, who);
    }
  }
}

void check(const Scenario& scenario, References& references) {
  for (const Probe& probe : scenario.before) references.technique(probe.technique, probe.place, "before");
  for (const PlaybookLine& line : scenario.playbook)
    for (const std::string& name : line.techniques) references.technique(name, line.place, "playbook");
}

}  // namespace

Problems check_references(const Library& library) {
  References references(library);
  for (const Technique& technique : library.techniques) check(technique, references);
  for (const SigmaRule& rule : library.rules) check(rule, references);
  for (const Control& control : library.controls) check(control, references);
  for (const Scenario& scenario : library.scenarios) check(scenario, references);
  for (const auto& [rule, noise] : library.noise) references.rule(rule, noise.place, "noise");
  for (const ControlSet& set : library.control_sets)
    for (const Control& control : set.controls) check(control, references);
  return std::move(references.problems);
}

Problems check_references(const ControlSet& set, const Library& library) {
  References references(library);
  for (const Control& control : set.controls) check(control, references);
  return std::move(references.problems);
}

Problems check_references(const Scenario& scenario, const Library& library) {
  References references(library);
  check(scenario, references);
  return std::move(references.problems);
}

}  // namespace gameday::scenarios
