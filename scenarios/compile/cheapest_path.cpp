#include "scenarios/compile/cheapest_path.h"

#include <algorithm>
#include <queue>
#include <utility>

namespace gameday::scenarios {
namespace {

constexpr std::uint32_t k_none = 0xffffffffU;

/// Nodes and guard values together: facts that edges need and give. A guard's fact is one of its two values.
class Search {
 public:
  Search(const AttackGraph& graph, std::span<const std::int64_t> cost, std::span<const std::uint8_t> closed)
      : graph_(graph),
        cost_(cost),
        closed_(closed),
        missing_(graph.edges.size()),
        ready_(graph.edges.size(), 0),
        by_(fact_count(), k_none),
        settled_(fact_count(), 0),
        waiting_for_(fact_count()) {
    for (std::uint32_t e = 0; e < graph.edges.size(); ++e) {
      if (!closed_.empty() && closed_[e] != 0) continue;
      const Edge& edge = graph.edges[e];
      missing_[e] = static_cast<std::uint32_t>(edge.needs) + edge.guards;
      for (const NodeId need : graph.needs_of(edge)) waiting_for_[need.index].push_back(e);
      for (const GuardLiteral guard : graph.guards_of(edge)) waiting_for_[fact(guard)].push_back(e);
    }
  }

  std::optional<AttackPath> run(std::span<const NodeId> entry, NodeId target) {
    for (const NodeId node : graph_.initial) reach(node.index, 0, k_none);
    for (const NodeId node : entry) reach(node.index, 0, k_none);
    for (std::uint32_t g = 0; g < graph_.guards.size(); ++g)
      reach(fact({GuardId{g}, graph_.guards[g].initially}), 0, k_none);
    for (std::uint32_t e = 0; e < graph_.edges.size(); ++e)
      if (missing_[e] == 0 && (closed_.empty() || closed_[e] == 0)) take(e);
    while (!queue_.empty()) {
      const Candidate next = queue_.top();
      queue_.pop();
      if (settled_[next.fact] != 0) continue;
      settled_[next.fact] = 1;
      by_[next.fact] = next.edge;
      if (next.fact == target.index) return path(next.fact, next.at);
      for (const std::uint32_t e : waiting_for_[next.fact]) {
        ready_[e] = std::max(ready_[e], next.at);
        if (--missing_[e] == 0) take(e);
      }
    }
    return std::nullopt;
  }

 private:
  struct Candidate {
    std::int64_t at;
    std::uint32_t edge;
    std::uint32_t fact;
    bool operator>(const Candidate& other) const {
      return std::tie(at, edge, fact) > std::tie(other.at, other.edge, other.fact);
    }
  };

  std::size_t fact_count() const { return graph_.nodes.size() + 2 * graph_.guards.size(); }
  std::uint32_t fact(GuardLiteral literal) const {
    return static_cast<std::uint32_t>(graph_.nodes.size()) + 2 * literal.guard.index + (literal.value ? 1U : 0U);
  }
  void reach(std::uint32_t fact, std::int64_t at, std::uint32_t edge) {
    if (settled_[fact] == 0) queue_.push({at, edge, fact});
  }
  void take(std::uint32_t e) {
    const Edge& edge = graph_.edges[e];
    const std::int64_t at = ready_[e] + (edge.technique == k_no_technique ? 0 : cost_[e]);
    for (const NodeId yield : graph_.yields_of(edge)) reach(yield.index, at, e);
    for (const GuardLiteral flip : graph_.flips_of(edge)) reach(fact(flip), at, e);
  }

  AttackPath path(std::uint32_t goal, std::int64_t at) const {
    AttackPath found;
    found.cost = at;
    std::vector<std::uint8_t> seen(fact_count(), 0);
    collect(goal, seen, found.steps);
    return found;
  }
  void collect(std::uint32_t goal, std::vector<std::uint8_t>& seen, std::vector<EdgeId>& steps) const {
    if (seen[goal] != 0 || by_[goal] == k_none) return;
    seen[goal] = 1;
    const Edge& edge = graph_.edges[by_[goal]];
    for (const NodeId need : graph_.needs_of(edge)) collect(need.index, seen, steps);
    for (const GuardLiteral guard : graph_.guards_of(edge)) collect(fact(guard), seen, steps);
    const EdgeId step{by_[goal]};
    if (edge.technique != k_no_technique && std::ranges::find(steps, step) == steps.end()) steps.push_back(step);
  }

  const AttackGraph& graph_;
  std::span<const std::int64_t> cost_;
  std::span<const std::uint8_t> closed_;
  std::vector<std::uint32_t> missing_;
  std::vector<std::int64_t> ready_;
  std::vector<std::uint32_t> by_;
  std::vector<std::uint8_t> settled_;
  std::vector<std::vector<std::uint32_t>> waiting_for_;
  std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> queue_;
};

}  // namespace

std::optional<AttackPath> cheapest_path(const AttackGraph& graph, std::span<const NodeId> entry, NodeId target,
                                        std::span<const std::int64_t> cost, std::span<const std::uint8_t> closed) {
  return Search(graph, cost, closed).run(entry, target);
}

std::vector<AttackPath> distinct_paths(const AttackGraph& graph, std::span<const NodeId> entry, NodeId target,
                                       std::span<const std::int64_t> cost, std::size_t count) {
  std::vector<AttackPath> paths;
  std::vector<std::uint8_t> closed(graph.edges.size(), 0);
  while (paths.size() < count) {
    auto next = cheapest_path(graph, entry, target, cost, closed);
    if (!next || next->steps.empty()) break;
    // Without which of its steps is the next way cheapest, but there still is one?
    std::optional<std::pair<std::int64_t, EdgeId>> best;
    for (const EdgeId step : next->steps) {
      closed[step.index] = 1;
      if (const auto other = cheapest_path(graph, entry, target, cost, closed))
        if (!best || other->cost < best->first) best = {other->cost, step};
      closed[step.index] = 0;
    }
    paths.push_back(std::move(*next));
    if (!best) break;
    closed[best->second.index] = 1;
  }
  return paths;
}

std::vector<EdgeId> choke_points(const AttackGraph& graph, std::span<const NodeId> entry, NodeId target,
                                 std::span<const std::int64_t> cost) {
  std::vector<EdgeId> chokes;
  std::vector<std::uint8_t> closed(graph.edges.size(), 0);
  const auto path = cheapest_path(graph, entry, target, cost, closed);
  if (!path) return chokes;
  for (const EdgeId step : path->steps) {
    closed[step.index] = 1;
    if (!cheapest_path(graph, entry, target, cost, closed)) chokes.push_back(step);
    closed[step.index] = 0;
  }
  return chokes;
}

}  // namespace gameday::scenarios
