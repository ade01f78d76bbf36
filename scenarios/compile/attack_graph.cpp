#include "scenarios/compile/attack_graph.h"

namespace gameday::scenarios {
namespace {

template <class T>
std::uint32_t append(std::vector<T>& all, const std::vector<T>& more) {
  const auto first = static_cast<std::uint32_t>(all.size());
  all.insert(all.end(), more.begin(), more.end());
  return first;
}

/// The only node itself; of several, where they begin in `lists`.
NodeId one_or_list(std::vector<NodeId>& lists, const std::vector<NodeId>& nodes) {
  return nodes.size() == 1 ? nodes.front() : NodeId{append(lists, nodes)};
}

/// Compressed rows: `visit(emit)` calls emit(row, edge) for every entry, in edge order; it is called twice.
template <class Visit>
void compress(std::size_t rows, std::vector<std::uint32_t>& first, std::vector<EdgeId>& entries, const Visit& visit) {
  first.assign(rows + 1, 0);
  visit([&](std::uint32_t row, EdgeId) { ++first[row + 1]; });
  for (std::size_t r = 0; r < rows; ++r) first[r + 1] += first[r];
  entries.resize(first[rows]);
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  visit([&](std::uint32_t row, EdgeId edge) { entries[next[row]++] = edge; });
}

}  // namespace

NodeId add_node(AttackGraph& graph, Node node) {
  graph.nodes.push_back(node);
  return {static_cast<std::uint32_t>(graph.nodes.size() - 1)};
}

GuardId add_guard(AttackGraph& graph, Guard guard) {
  graph.guards.push_back(guard);
  return {static_cast<std::uint32_t>(graph.guards.size() - 1)};
}

EdgeId add_edge(AttackGraph& graph, const EdgeDraft& draft) {
  Edge edge;
  edge.need = one_or_list(graph.needs, draft.needs);
  edge.yield = one_or_list(graph.yields, draft.yields);
  edge.first_literal = append(graph.literals, draft.guards);
  append(graph.literals, draft.flips);
  edge.needs = static_cast<std::uint16_t>(draft.needs.size());
  edge.guards = static_cast<std::uint8_t>(draft.guards.size());
  edge.yields = static_cast<std::uint16_t>(draft.yields.size());
  edge.flips = static_cast<std::uint8_t>(draft.flips.size());
  edge.technique = draft.technique;
  edge.lasting = draft.lasting;
  edge.key = draft.key;
  graph.edges.push_back(edge);
  graph.aims.push_back({draft.target, draft.knowledge});
  return {static_cast<std::uint32_t>(graph.edges.size() - 1)};
}

void index(AttackGraph& graph) {
  const auto edges = static_cast<std::uint32_t>(graph.edges.size());
  compress(graph.nodes.size(), graph.first_out, graph.out, [&](const auto& emit) {
    for (std::uint32_t e = 0; e < edges; ++e)
      for (const NodeId need : graph.needs_of(graph.edges[e])) emit(need.index, EdgeId{e});
  });
  compress(graph.guards.size(), graph.first_gated, graph.gated, [&](const auto& emit) {
    for (std::uint32_t e = 0; e < edges; ++e)
      for (const GuardLiteral literal : graph.guards_of(graph.edges[e])) emit(literal.guard.index, EdgeId{e});
  });
  compress(graph.nodes.size(), graph.first_in, graph.in, [&](const auto& emit) {
    for (std::uint32_t e = 0; e < edges; ++e)
      for (const NodeId yield : graph.yields_of(graph.edges[e])) emit(yield.index, EdgeId{e});
  });
}

}  // namespace gameday::scenarios
