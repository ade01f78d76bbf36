#include "reports/result/assumptions.h"

#include <algorithm>
#include <set>

namespace gameday::reports {
namespace {

using scenarios::Provenance;
using scenarios::Spread;

class Collector {
 public:
  void add(const std::string& of, const Provenance& provenance) {
    if (!provenance.assumed.empty()) found_.insert(of + ": " + provenance.assumed);
  }
  void add(const std::string& of, const Spread& spread) { add(of, spread.provenance); }
  const std::set<std::string>& found() const { return found_; }

 private:
  std::set<std::string> found_;
};

void add_techniques(const scenarios::Cell& cell, Collector& collector) {
  std::set<std::uint32_t> used;
  for (const scenarios::Edge& edge : cell.graph.edges)
    if (edge.technique != scenarios::k_no_technique) used.insert(edge.technique);
  const auto skill = static_cast<std::size_t>(cell.scenario.attacker.skill);
  for (const std::uint32_t index : used) {
    const scenarios::Technique& technique = cell.library->techniques[index];
    collector.add("technique " + technique.name, technique.takes[skill]);
    collector.add("technique " + technique.name, technique.works_provenance);
  }
}

}  // namespace

void add_assumptions(const scenarios::Cell& cell, std::vector<std::string>& assumptions) {
  Collector collector;
  add_techniques(cell, collector);
  for (std::size_t i = 0; i < cell.defence.logs.size(); ++i) {
    const bool on = std::ranges::find(cell.defence.logs[i].accounts, 1) != cell.defence.logs[i].accounts.end();
    if (on) collector.add("log " + cell.library->log_sources[i].name, cell.library->log_sources[i].delivers);
  }
  for (const scenarios::ManagedUse& use : cell.defence.managed)
    for (const scenarios::Finding& finding : use.detector->findings)
      collector.add("finding " + finding.name, finding.latency);
  for (const scenarios::RunbookUse& use : cell.defence.runbooks) {
    collector.add("runbook " + use.runbook->name, use.runbook->takes);
    collector.add("runbook " + use.runbook->name, use.runbook->provenance);
  }
  if (cell.defence.staff) collector.add("staff", cell.defence.staff->judges);
  collector.add("people", cell.defence.people.hesitates);
  for (const scenarios::Outsider& outsider : cell.scenario.outsiders) collector.add("outsider " + outsider.who, outsider.notices);
  if (const auto& vulnerability = cell.scenario.vulnerability) {
    collector.add("vulnerability " + vulnerability->name, vulnerability->provenance);
    collector.add("vulnerability " + vulnerability->name, vulnerability->exploited_exposed);
    collector.add("vulnerability " + vulnerability->name, vulnerability->exploited_inside);
    const scenarios::Defence& defence = cell.defence;
    for (const auto* lag : {&defence.intel_lag, &defence.look_up_lag, &defence.mitigate_lag, &defence.patch_lag})
      if (*lag) collector.add("new vulnerability", **lag);
  }
  for (const scenarios::Probe& probe : cell.scenario.before) collector.add("probe " + probe.technique, probe.every);
  std::set<std::string> all(assumptions.begin(), assumptions.end());
  all.insert(collector.found().begin(), collector.found().end());
  assumptions.assign(all.begin(), all.end());
}

}  // namespace gameday::reports
