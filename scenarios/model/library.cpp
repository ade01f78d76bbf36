#include "scenarios/model/library.h"

#include <algorithm>

namespace gameday::scenarios {
namespace {

template <class T>
const T* find(const std::vector<T>& sorted, std::string_view name, std::string T::*key) {
  const auto found = std::ranges::lower_bound(sorted, name, {}, key);
  return found != sorted.end() && (*found).*key == name ? &*found : nullptr;
}

constexpr std::array<std::string_view, 5> k_levels{"informational", "low", "medium", "high", "critical"};

bool is_meant(const SigmaRule& rule, const std::string& word) {
  return word == "*" || word == rule.file || word == rule.id || word == k_levels[static_cast<std::size_t>(rule.level)];
}

bool any_means(const std::vector<std::string>& words, const SigmaRule& rule) {
  return std::ranges::any_of(words, [&](const std::string& word) { return is_meant(rule, word); });
}

}  // namespace

const LogSource* find_log_source(const Library& l, std::string_view n) { return find(l.log_sources, n, &LogSource::name); }
const Technique* find_technique(const Library& l, std::string_view n) { return find(l.techniques, n, &Technique::name); }
const Runbook* find_runbook(const Library& l, std::string_view n) { return find(l.runbooks, n, &Runbook::name); }
const SigmaRule* find_rule(const Library& l, std::string_view n) { return find(l.rules, n, &SigmaRule::file); }
const ManagedDetector* find_managed(const Library& l, std::string_view n) { return find(l.managed, n, &ManagedDetector::name); }
const Control* find_control(const Library& l, std::string_view n) { return find(l.controls, n, &Control::name); }
const ControlSet* find_control_set(const Library& l, std::string_view n) { return find(l.control_sets, n, &ControlSet::name); }
const Scenario* find_scenario(const Library& l, std::string_view n) { return find(l.scenarios, n, &Scenario::name); }

const Noise& noise_of(const Library& library, const SigmaRule& rule) {
  const auto own = library.noise.find(rule.file);
  return own != library.noise.end() ? own->second : library.noise_by_level[static_cast<std::size_t>(rule.level)];
}

double alerts_a_day(const Noise& noise, std::size_t entities) {
  return std::max(noise.at_least_per_day, noise.per_day * static_cast<double>(entities) / 100.0);
}

std::vector<const SigmaRule*> enabled_rules(const Library& library, const EnableRules& effect) {
  std::vector<const SigmaRule*> rules;
  for (const SigmaRule& rule : library.rules)
    if (any_means(effect.rules, rule) && !any_means(effect.muted, rule)) rules.push_back(&rule);
  return rules;
}

}  // namespace gameday::scenarios
