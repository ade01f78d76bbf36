#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "scenarios/compile/attack_graph.h"

namespace gameday::scenarios {

/// Small attack graphs by hand: nodes by number, edges as they are drawn. Every node is a code position.
class HandGraph {
 public:
  explicit HandGraph(std::uint32_t nodes, std::uint32_t guards = 0) {
    for (std::uint32_t n = 0; n < nodes; ++n)
      add_node(graph, {NodeKind::code, 0, true, false, {topology::EntityKind::resource, n}});
    for (std::uint32_t g = 0; g < guards; ++g)
      add_guard(graph, {GuardKind::admin, false, {topology::EntityKind::role, g}, 0});
  }

  /// A step that costs `minutes`; its number.
  EdgeId step(std::initializer_list<std::uint32_t> needs, std::initializer_list<std::uint32_t> yields, std::int64_t minutes = 1) {
    return add(0, needs, yields, minutes, {}, {});
  }
  EdgeId derivation(std::initializer_list<std::uint32_t> needs, std::initializer_list<std::uint32_t> yields) {
    return add(k_no_technique, needs, yields, 0, {}, {});
  }
  EdgeId guarded(std::uint32_t guard, std::initializer_list<std::uint32_t> needs, std::initializer_list<std::uint32_t> yields) {
    return add(0, needs, yields, 1, {{GuardId{guard}, true}}, {});
  }
  EdgeId flip(std::uint32_t guard, std::initializer_list<std::uint32_t> needs) {
    return add(0, needs, {}, 1, {}, {{GuardId{guard}, true}});
  }

  /// Indexed; no more edges after it.
  const AttackGraph& done() {
    index(graph);
    return graph;
  }

  AttackGraph graph;
  std::vector<std::int64_t> cost;  // by EdgeId

 private:
  EdgeId add(std::uint32_t technique, std::initializer_list<std::uint32_t> needs, std::initializer_list<std::uint32_t> yields,
             std::int64_t minutes, std::vector<GuardLiteral> guards, std::vector<GuardLiteral> flips) {
    EdgeDraft draft;
    for (const std::uint32_t need : needs) draft.needs.push_back({need});
    for (const std::uint32_t yield : yields) draft.yields.push_back({yield});
    draft.technique = technique;
    draft.guards = std::move(guards);
    draft.flips = std::move(flips);
    cost.push_back(minutes);
    return add_edge(graph, draft);
  }
};

}  // namespace gameday::scenarios
