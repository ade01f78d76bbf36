#include "scenarios/compile/defence.h"

#include <algorithm>

namespace gameday::scenarios {
namespace {

std::vector<std::uint8_t> accounts_of(Selector where, const topology::Estate& estate) {
  if (where.kind.empty() || where.kind == "any") where.kind = "account";
  std::vector<std::uint8_t> chosen(estate.accounts.size(), 0);
  for (const topology::EntityRef entity : select(where, estate))
    if (entity.kind == topology::EntityKind::account) chosen[entity.index] = 1;
  return chosen;
}

void add_accounts(std::vector<std::uint8_t>& to, const std::vector<std::uint8_t>& from) {
  for (std::size_t a = 0; a < to.size(); ++a) to[a] = std::max(to[a], from[a]);
}

/// Effects that stand against the attacker rather than in the estate.
class DefenceEffects {
 public:
  DefenceEffects(const topology::Estate& estate, const Library& library, Defence& defence)
      : estate_(estate), library_(library), defence_(defence) {}

  void operator()(const EnableLog& effect) {
    for (std::size_t i = 0; i < library_.log_sources.size(); ++i) {
      if (library_.log_sources[i].name != effect.log) continue;
      add_accounts(defence_.logs[i].accounts, accounts_of(effect.where, estate_));
      if (effect.delivers) defence_.logs[i].delivers = effect.delivers;
    }
  }

  void operator()(const EnableRules& effect) {
    for (const SigmaRule* rule : enabled_rules(library_, effect)) {
      const auto same = std::ranges::find(defence_.rules, rule, &RuleUse::rule);
      const RuleUse use{rule, effect.every, effect.look_back};
      if (same == defence_.rules.end()) defence_.rules.push_back(use);
      else *same = use;
    }
  }

  void operator()(const EnableManaged& effect) {
    for (const ManagedDetector& detector : library_.managed)
      if (detector.name == effect.detector)
        defence_.managed.push_back({&detector, accounts_of(effect.where, estate_)});
  }

  void operator()(const EnableRunbook& effect) {
    for (RunbookUse& use : defence_.runbooks)
      if (use.runbook->name == effect.runbook)
        use = {use.runbook, effect.mode, true, effect.drilled, effect.on_rules};
  }

  void operator()(const Staff& effect) { defence_.staff = effect; }
  void operator()(const PeopleParameters& effect) { defence_.people = effect; }
  void operator()(const ProcessLag& effect) {
    if (effect.of == "leaver") defence_.leaver_lag = effect.lag;
    if (effect.of == "decide") defence_.decide_lag = effect.lag;
    if (effect.of == "scope") defence_.scope_lag = effect.lag;
    if (effect.of == "intel") defence_.intel_lag = effect.lag;
    if (effect.of == "look-up") defence_.look_up_lag = effect.lag;
    if (effect.of == "mitigate") defence_.mitigate_lag = effect.lag;
    if (effect.of == "patch") defence_.patch_lag = effect.lag;
  }

  template <class Other>
  void operator()(const Other&) {}  // acts on the draft

 private:
  const topology::Estate& estate_;
  const Library& library_;
  Defence& defence_;
};

}  // namespace

Defence make_defence(const ControlSet& controls, const topology::Estate& estate, const Library& library) {
  Defence defence;
  defence.logs.resize(library.log_sources.size());
  for (LogUse& log : defence.logs) log.accounts.assign(estate.accounts.size(), 0);
  for (const Runbook& runbook : library.runbooks) defence.runbooks.push_back({&runbook, RunbookMode::manual, false, {}, {}});
  DefenceEffects effects(estate, library, defence);
  for (const Control& control : controls.controls) {
    defence.cost_per_month += control.cost_per_month;
    for (const Effect& effect : control.effects) std::visit(effects, effect);
  }
  std::ranges::sort(defence.rules, {}, [](const RuleUse& use) { return use.rule->file; });
  return defence;
}

}  // namespace gameday::scenarios
