#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/compile/cell.h"
#include "sim/run/program.h"

namespace gameday::sim {

/// An edge of a hand-made attack graph: all of `needs` -> `yield`, in a time of the given spread.
struct HandEdge {
  std::vector<std::uint32_t> needs;
  std::uint32_t yield = 0;
  scenarios::Spread takes;
  double works = 1.0;
  std::string log = {};    // where it writes a record, success or not; none: nowhere
  bool visible = false;    // people may notice
};

inline scenarios::Spread exponential(double mean_ms) {
  scenarios::Spread spread;
  spread.form = scenarios::SpreadForm::exponential;
  spread.values = {mean_ms};
  return spread;
}

inline scenarios::Spread exactly(double ms) {
  scenarios::Spread spread;
  spread.values = {ms};
  return spread;
}

/// What may stand in a hand-made cell besides its graph.
struct HandDefence {
  scenarios::Cell& cell;
  scenarios::Library& library;

  /// A log of product "hand", on in the one account there is.
  void log(const scenarios::Spread& delivers, const std::string& name = "trail") {
    scenarios::LogSource source;
    source.name = name;
    source.product = "hand";
    source.delivers = delivers;
    library.log_sources.push_back(source);
    cell.defence.logs.push_back({{1}, std::nullopt});
  }

  /// A rule that sees every record of every log, on a schedule; 0: streaming. It has `noise_per_day` false alerts.
  void rule(topology::Millis every, topology::Millis look_back, double noise_per_day = 0.0) {
    scenarios::SigmaRule rule;
    rule.file = rule.id = rule.title = "any hop";
    rule.product = "hand";
    rule.searches = {{"hop", {{{"act", scenarios::ValueMatch::equals, false, {{false, "hop"}}}}}}};
    rule.condition = {{scenarios::SigmaOp::search, 0}};
    library.noise["any hop"].at_least_per_day = noise_per_day;
    library.rules.push_back(rule);
    cell.defence.rules.push_back({&library.rules.back(), every, look_back});
  }

  void staff(int analysts, const scenarios::Spread& judges) {
    cell.defence.staff.emplace();
    cell.defence.staff->analysts = analysts;
    cell.defence.staff->judges = judges;
    cell.defence.staff->misses = 0.0;
  }

  void outsider(const std::string& who, const std::string& after, const scenarios::Spread& notices) {
    cell.scenario.outsiders.push_back({who, after, notices, {}});
  }

  /// Response that decides and scopes in given times and removes a way back in `takes`.
  void response(const scenarios::Spread& decides, const scenarios::Spread& scopes, const scenarios::Spread& takes) {
    scenarios::Runbook runbook;
    runbook.name = runbook.title = "remove";
    runbook.cuts = scenarios::Cut::way_back;
    runbook.takes = runbook.takes_automated = takes;
    library.runbooks.push_back(runbook);
    cell.defence.runbooks.push_back({&library.runbooks.back(), scenarios::RunbookMode::manual, true, topology::Millis{0}, {}});
    cell.defence.decide_lag = decides;
    cell.defence.scope_lag = scopes;
  }
};

inline scenarios::RecordTemplate hop_record(const std::string& log) {
  scenarios::RecordTemplate record;
  record.log = log;
  record.on_success = record.on_denied = true;
  record.fields = {{"act", scenarios::FieldKind::text, "hop"}};
  return record;
}

/// A program over a hand-made graph, run by the shipped engine: node 0 is the entry, every step is taken as soon as it is
/// open. Owns the library that it refers to.
struct HandProgram {
  std::unique_ptr<scenarios::Library> library = std::make_unique<scenarios::Library>();
  std::unique_ptr<const Program> program;
};

/// Whether each edge has a technique of its own, with its own spread, or all have the first edge's: in real estates many
/// steps share few techniques.
enum class HandTechniques { one_an_edge, one_for_all };

/// The luck of edge e is keyed "edge e".
inline HandProgram hand_program(std::uint32_t nodes, const std::vector<HandEdge>& edges,
                                scenarios::Strategy strategy = scenarios::Strategy::exhaustive,
                                const std::function<void(HandDefence)>& defend = {},
                                HandTechniques techniques = HandTechniques::one_an_edge) {
  HandProgram hand;
  auto cell = std::make_unique<scenarios::Cell>();
  cell->estate.accounts.push_back({});
  cell->estate.units.push_back({});
  const topology::EntityRef account{topology::EntityKind::account, 0};
  cell->graph.way_backs.push_back("hand-made");
  for (std::uint32_t n = 0; n < nodes; ++n) add_node(cell->graph, {scenarios::NodeKind::way_back, 0, true, false, account});
  for (std::uint32_t e = 0; e < edges.size(); ++e) {
    const bool own = techniques == HandTechniques::one_an_edge;
    if (own || e == 0) {
      scenarios::Technique technique;
      technique.name = technique.title = "hop " + std::to_string(e);
      technique.takes = {edges[e].takes, edges[e].takes, edges[e].takes};
      technique.works = {edges[e].works, edges[e].works, edges[e].works};
      if (!edges[e].log.empty()) technique.records = {hop_record(edges[e].log)};
      if (edges[e].visible) technique.visible = "outage";
      hand.library->techniques.push_back(technique);
    }
    scenarios::EdgeDraft draft;
    for (const std::uint32_t need : edges[e].needs) draft.needs.push_back({need});
    draft.yields.push_back({edges[e].yield});
    draft.technique = own ? e : 0;
    draft.target = account;
    draft.key = topology::luck_key("edge", std::to_string(e));
    add_edge(cell->graph, draft);
  }
  index(cell->graph);
  cell->library = hand.library.get();
  cell->scenario.attacker.strategy = strategy;
  cell->scenario.horizon = topology::Millis{topology::k_day.count * 365'000};
  cell->scenario.attacker.patience = cell->scenario.horizon * 2;
  cell->entries.push_back({{0}, true, topology::luck_key("entry", "0"), account});
  // Pointers into the library are taken next: nothing in it may move.
  hand.library->rules.reserve(16);
  hand.library->runbooks.reserve(16);
  if (defend) defend({*cell, *hand.library});
  hand.program = std::move(make_program(std::move(cell)).value());
  return hand;
}

}  // namespace gameday::sim
