#pragma once

#include <cstdint>
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

/// A program over a hand-made graph, run by the shipped engine: node 0 is the entry, every step is taken as soon as it is
/// open. Owns the library that it refers to.
struct HandProgram {
  std::unique_ptr<scenarios::Library> library = std::make_unique<scenarios::Library>();
  std::unique_ptr<const Program> program;
};

/// One technique per edge, so that each has its own spread; the luck of edge e is keyed "edge e".
inline HandProgram hand_program(std::uint32_t nodes, const std::vector<HandEdge>& edges,
                                scenarios::Strategy strategy = scenarios::Strategy::exhaustive) {
  HandProgram hand;
  auto cell = std::make_unique<scenarios::Cell>();
  cell->estate.accounts.push_back({});
  cell->estate.units.push_back({});
  const topology::EntityRef account{topology::EntityKind::account, 0};
  cell->graph.way_backs.push_back("hand-made");
  for (std::uint32_t n = 0; n < nodes; ++n) add_node(cell->graph, {scenarios::NodeKind::way_back, 0, true, false, account});
  for (std::uint32_t e = 0; e < edges.size(); ++e) {
    scenarios::Technique technique;
    technique.name = technique.title = "hop " + std::to_string(e);
    technique.takes = {edges[e].takes, edges[e].takes, edges[e].takes};
    hand.library->techniques.push_back(technique);
    scenarios::EdgeDraft draft;
    for (const std::uint32_t need : edges[e].needs) draft.needs.push_back({need});
    draft.yields.push_back({edges[e].yield});
    draft.technique = e;
    draft.target = account;
    draft.key = topology::luck_key("edge", std::to_string(e));
    add_edge(cell->graph, draft);
  }
  index(cell->graph);
  cell->library = hand.library.get();
  cell->scenario.attacker.strategy = strategy;
  cell->scenario.horizon = topology::Millis{topology::k_day.count * 365'000};
  cell->scenario.attacker.patience = cell->scenario.horizon;
  cell->entries.push_back({{0}, topology::luck_key("entry", "0"), account});
  hand.program = std::move(make_program(std::move(cell)).value());
  return hand;
}

}  // namespace gameday::sim
