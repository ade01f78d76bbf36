#include "sim/attacker/holdings.h"

#include <algorithm>

namespace gameday::sim {
namespace {

using scenarios::Edge;
using scenarios::GuardLiteral;
using scenarios::k_no_technique;
using scenarios::NodeKind;

bool is_derivation(const Edge& edge) { return edge.technique == k_no_technique; }

std::shared_ptr<const std::vector<std::uint16_t>> count_missing(const AttackGraph& graph) {
  std::vector<std::uint16_t> missing(graph.edges.size());
  for (std::size_t e = 0; e < graph.edges.size(); ++e) {
    const Edge& edge = graph.edges[e];
    missing[e] = edge.needs;
    for (const GuardLiteral literal : graph.guards_of(edge))
      if (graph.guards[literal.guard.index].initially != literal.value) ++missing[e];
  }
  return std::make_shared<const std::vector<std::uint16_t>>(std::move(missing));
}

}  // namespace

Holdings::Holdings(const AttackGraph& graph)
    : graph_(&graph),
      initially_missing_(count_missing(graph)),
      nodes_(graph.nodes.size()),
      marks_(graph.nodes.size(), 0),
      edges_(graph.edges.size()),
      guards_(graph.guards.size()) {
  for (std::size_t e = 0; e < edges_.size(); ++e) edges_[e].missing = (*initially_missing_)[e];
  for (std::size_t g = 0; g < guards_.size(); ++g) guards_[g] = graph.guards[g].initially ? 1 : 0;
  reset();
}

void Holdings::reset() {
  // In the order of memory where much was touched: that costs less than in any other.
  if (touched_nodes_.size() > nodes_.size() / 8) {
    nodes_.assign(nodes_.size(), {});
    marks_.assign(marks_.size(), 0);
  } else {
    for (const NodeId node : touched_nodes_) nodes_[node.index] = {};
    for (const NodeId node : touched_nodes_) marks_[node.index] = 0;
  }
  if (touched_edges_.size() > edges_.size() / 8)
    for (std::size_t e = 0; e < edges_.size(); ++e) edges_[e] = {(*initially_missing_)[e], false, false};
  else
    for (const EdgeId edge : touched_edges_) edges_[edge.index] = {(*initially_missing_)[edge.index], false, false};
  for (const GuardId guard : touched_guards_) guards_[guard.index] = graph_->guards[guard.index].initially ? 1 : 0;
  touched_nodes_.clear();
  touched_edges_.clear();
  touched_guards_.clear();
  active_ = 0;
  clear_changes();
  for (const NodeId node : graph_->initial) gain(node, k_by_entry, Millis{0});
}

void Holdings::clear_changes() {
  opened_.clear();
  closed_.clear();
  gained_.clear();
  reached_.clear();
  lost_.clear();
}

void Holdings::touch(EdgeId edge) {
  if (edges_[edge.index].touched) return;
  edges_[edge.index].touched = true;
  touched_edges_.push_back(edge);
}

void Holdings::supported(NodeId node, std::uint32_t by, Millis now) {
  NodeState& state = nodes_[node.index];
  if ((marks_[node.index] & k_blocked) != 0 || state.support++ > 0) return;
  touched_nodes_.push_back(node);
  state.via = by;
  state.since = now;
  if (graph_->at(node).active) ++active_;
  gained_.push_back(node);
  if ((marks_[node.index] & k_ever) == 0) {
    marks_[node.index] |= k_ever;
    reached_.push_back(node);
  }
  untold_.push_back(node);
}

void Holdings::found(EdgeId id, Millis now) {
  touch(id);
  if (--edges_[id.index].missing > 0) return;
  const Edge& edge = graph_->at(id);
  if (is_derivation(edge)) supported(edge.yield, id.index, now);
  else opened_.push_back(id);
}

void Holdings::spread(Millis now) {
  while (!untold_.empty()) {
    const NodeId node = untold_.back();
    untold_.pop_back();
    for (const EdgeId edge : graph_->out_of(node)) found(edge, now);
  }
}

void Holdings::gain(NodeId node, std::uint32_t by, Millis now) {
  // A position that a step gives again is not held twice.
  if (held(node) && !graph_->at(node).derived) return;
  supported(node, by, now);
  spread(now);
}

void Holdings::succeed(EdgeId step, Millis now) {
  const Edge& edge = graph_->at(step);
  if (!edge.lasting) {
    touch(step);
    if (!edges_[step.index].supports) {
      edges_[step.index].supports = true;
      for (const NodeId yield : graph_->yields_of(edge)) supported(yield, step.index, now);
    }
  } else {
    for (const NodeId yield : graph_->yields_of(edge))
      if (!held(yield)) supported(yield, step.index, now);
  }
  spread(now);
  for (const GuardLiteral flip : graph_->flips_of(edge)) set_guard(flip.guard, flip.value, now);
}

std::uint32_t Holdings::another_support(NodeId node, std::uint32_t not_this) const {
  for (const EdgeId e : graph_->in_of(node)) {
    if (e.index == not_this) continue;
    const EdgeState& state = edges_[e.index];
    if (is_derivation(graph_->at(e)) ? state.missing == 0 : state.supports) return e.index;
  }
  return k_by_entry;
}

void Holdings::fall(NodeId node, Millis now) {
  if (graph_->at(node).active) --active_;
  lost_.push_back(node);
  for (const EdgeId edge : graph_->out_of(node)) missed(edge, now);
}

void Holdings::unsupported(NodeId node, std::uint32_t by, Millis now) {
  NodeState& state = nodes_[node.index];
  if (state.support == 0) return;
  if (--state.support == 0) fall(node, now);
  else if (state.via == by) state.via = another_support(node, by);
}

void Holdings::missed(EdgeId id, Millis now) {
  touch(id);
  if (edges_[id.index].missing++ > 0) return;
  const Edge& edge = graph_->at(id);
  if (is_derivation(edge)) {
    unsupported(edge.yield, id.index, now);
    return;
  }
  closed_.push_back(id);
  if (!edges_[id.index].supports) return;
  edges_[id.index].supports = false;
  for (const NodeId yield : graph_->yields_of(edge)) unsupported(yield, id.index, now);
}

void Holdings::cut(NodeId node, Millis now) {
  NodeState& state = nodes_[node.index];
  if (state.support == 0) return;
  std::uint32_t stands = 0;
  for (const EdgeId e : graph_->in_of(node)) {
    EdgeState& edge = edges_[e.index];
    if (is_derivation(graph_->at(e))) stands += edge.missing == 0 ? 1U : 0U;
    else if (edge.supports) edge.supports = false;
  }
  if (state.support == stands) return;
  state.support = stands;
  if (stands == 0) fall(node, now);
  else state.via = another_support(node, k_by_entry);
}

void Holdings::block(NodeId node, Millis now) {
  NodeState& state = nodes_[node.index];
  if ((marks_[node.index] & k_blocked) != 0) return;
  touched_nodes_.push_back(node);
  marks_[node.index] |= k_blocked;
  // Support is not counted for a blocked node, so none may be left to count down.
  if (state.support == 0) return;
  state.support = 0;
  fall(node, now);
}

void Holdings::set_guard(GuardId guard, bool value, Millis now) {
  if ((guards_[guard.index] != 0) == value) return;
  touched_guards_.push_back(guard);
  guards_[guard.index] = value ? 1 : 0;
  for (const EdgeId e : graph_->gated_by(guard))
    for (const GuardLiteral literal : graph_->guards_of(graph_->at(e))) {
      if (literal.guard != guard) continue;
      if (literal.value == value) found(e, now);
      else missed(e, now);
    }
  spread(now);
}

bool Holdings::useful(EdgeId step) const {
  const Edge& edge = graph_->at(step);
  for (const NodeId yield : graph_->yields_of(edge))
    if (!held(yield) && (marks_[yield.index] & k_blocked) == 0) return true;
  for (const GuardLiteral flip : graph_->flips_of(edge))
    if (guard(flip.guard) != flip.value) return true;
  return false;
}

bool Holdings::fresh(EdgeId step) const {
  const Edge& edge = graph_->at(step);
  for (const NodeId yield : graph_->yields_of(edge))
    if (marks_[yield.index] == 0 && (marks_[yield.index] & k_blocked) == 0) return true;
  for (const GuardLiteral flip : graph_->flips_of(edge))
    if (guard(flip.guard) != flip.value) return true;
  return false;
}

NodeId Holdings::actor(EdgeId step) const {
  const auto needs = graph_->needs_of(graph_->at(step));
  if (needs.empty()) return graph_->initial.empty() ? NodeId{0} : graph_->initial.front();
  // The permission hub stands last; from it the chain of derivations leads to a credential.
  NodeId node = needs.back();
  while (graph_->at(node).derived && nodes_[node.index].via != k_by_entry) {
    const Edge& by = graph_->at(EdgeId{nodes_[node.index].via});
    if (!is_derivation(by) || by.needs == 0) break;
    node = graph_->needs_of(by).back();
  }
  return node;
}

std::size_t Holdings::bytes_touched() const {
  return touched_nodes_.size() * (sizeof(NodeState) + 1) + touched_edges_.size() * sizeof(EdgeState) +
         touched_guards_.size();
}

}  // namespace gameday::sim
