#include "scenarios/compile/potential_reach.h"

namespace gameday::scenarios {
namespace {

class FixedPoint {
 public:
  explicit FixedPoint(const AttackGraph& graph) : graph_(graph), missing_(graph.edges.size()), unset_(2 * graph.guards.size()) {
    reach_.held.assign(graph.nodes.size(), 0);
    reach_.possible.assign(graph.edges.size(), 0);
    for (std::size_t g = 0; g < graph.guards.size(); ++g) unset_[2 * g + (graph.guards[g].initially ? 0 : 1)] = 1;
    for (std::uint32_t e = 0; e < graph.edges.size(); ++e) {
      const Edge& edge = graph.edges[e];
      missing_[e] = edge.needs;
      for (const GuardLiteral literal : graph.guards_of(edge)) missing_[e] += unset_[slot(literal)];
    }
    // In a second pass, because taking an edge may flip a guard of one not counted yet.
    for (std::uint32_t e = 0; e < graph.edges.size(); ++e)
      if (missing_[e] == 0 && reach_.possible[e] == 0) take(EdgeId{e});
  }

  void hold(NodeId node) {
    if (reach_.held[node.index] != 0) return;
    reach_.held[node.index] = 1;
    work_.push_back(node);
  }

  PotentialReach run() {
    while (!work_.empty()) {
      const NodeId node = work_.back();
      work_.pop_back();
      for (const EdgeId e : graph_.out_of(node))
        if (--missing_[e.index] == 0) take(e);
    }
    return std::move(reach_);
  }

 private:
  static std::size_t slot(GuardLiteral literal) { return 2U * literal.guard.index + (literal.value ? 1U : 0U); }

  void take(EdgeId id) {
    reach_.possible[id.index] = 1;
    const Edge& edge = graph_.at(id);
    for (const NodeId yield : graph_.yields_of(edge)) hold(yield);
    for (const GuardLiteral flip : graph_.flips_of(edge)) {
      if (unset_[slot(flip)] == 0) continue;
      unset_[slot(flip)] = 0;  // reachable from here on, beside its other value
      for (const EdgeId e : graph_.gated_by(flip.guard))
        for (const GuardLiteral literal : graph_.guards_of(graph_.at(e)))
          if (slot(literal) == slot(flip) && --missing_[e.index] == 0) take(e);
    }
  }

  const AttackGraph& graph_;
  PotentialReach reach_;
  std::vector<std::uint32_t> missing_;
  std::vector<std::uint8_t> unset_;  // by (guard, value): 1 while that value cannot be had
  std::vector<NodeId> work_;
};

}  // namespace

PotentialReach potential_reach(const AttackGraph& graph, std::span<const NodeId> entry) {
  FixedPoint point(graph);
  for (const NodeId node : graph.initial) point.hold(node);
  for (const NodeId node : entry) point.hold(node);
  return point.run();
}

}  // namespace gameday::scenarios
