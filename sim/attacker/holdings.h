#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "scenarios/compile/attack_graph.h"
#include "topology/model/millis.h"

namespace gameday::sim {

using scenarios::AttackGraph;
using scenarios::EdgeId;
using scenarios::GuardId;
using scenarios::NodeId;
using topology::Millis;

/// Which edge gives a node; this value: nobody, it was there at the start.
inline constexpr std::uint32_t k_by_entry = 0xffffffffU;

/// What the attacker holds at this moment, and with it which steps are open: the attack graph's truth, maintained under
/// gains, losses and flips of guards.
///
/// A node holds while something supports it: a derivation that stands, a step that succeeded, the entry. An edge is open
/// while none of its needs and guards is missing. Derivations form no cycle, so counts of support are enough.
/// State: a touched-list over the graph's shared initial counts; reset costs what was touched. Copying copies it whole.
/// Cost: one count per edge that leaves a changed node.
class Holdings {
 public:
  explicit Holdings(const AttackGraph& graph);

  /// Back to nothing held but what every attacker holds.
  void reset();

  void gain(NodeId node, std::uint32_t by, Millis now);
  /// A step has succeeded: its yields and flips. Yields of a step that isn't lasting go when it closes.
  void succeed(EdgeId step, Millis now);
  /// Takes a node away whatever supports it by steps; a derived one stays while a derivation stands.
  void cut(NodeId node, Millis now);
  /// A blocked node is not held and can't be gained again, whatever derives it.
  void block(NodeId node, Millis now);
  void set_guard(GuardId guard, bool value, Millis now);

  bool held(NodeId node) const { return nodes_[node.index].support > 0; }
  bool open(EdgeId edge) const { return edges_[edge.index].missing == 0; }
  bool guard(GuardId guard) const { return guards_[guard.index] != 0; }
  Millis since(NodeId node) const { return nodes_[node.index].since; }
  std::uint32_t via(NodeId node) const { return nodes_[node.index].via; }
  /// Held active positions now (design.md §1): 0 means there is nothing left to contain.
  std::uint32_t active() const { return active_; }
  bool blocked(NodeId node) const { return (marks_[node.index] & k_blocked) != 0; }
  /// Whether the node was held at any time before.
  bool ever_held(NodeId node) const { return (marks_[node.index] & k_ever) != 0; }
  /// Whether taking the step would change anything: a yield not held, a guard not yet flipped.
  bool useful(EdgeId step) const;
  /// Whether it would give something new: a yield never held before, a guard not yet flipped.
  bool fresh(EdgeId step) const;
  /// The position from which an open step is taken: a credential, code, a vantage, a way back or the internet.
  NodeId actor(EdgeId step) const;

  // Ask the memory for what `succeed` will need.
  void expect(EdgeId step) const { __builtin_prefetch(&edges_[step.index], 1); }
  void expect(NodeId gain) const {
    __builtin_prefetch(&nodes_[gain.index], 1);
    __builtin_prefetch(&graph_->nodes[gain.index]);
    __builtin_prefetch(&graph_->first_out[gain.index]);
  }

  // What the last calls changed, for whoever asked for them; cleared by `clear_changes`.
  const std::vector<EdgeId>& opened() const { return opened_; }
  const std::vector<EdgeId>& closed() const { return closed_; }
  const std::vector<NodeId>& gained() const { return gained_; }
  const std::vector<NodeId>& reached() const { return reached_; }  // those gained for the first time
  const std::vector<NodeId>& lost() const { return lost_; }
  void clear_changes();

  /// Bytes of state that differ from the start: what a reset undoes and a fork copies.
  std::size_t bytes_touched() const;

  const AttackGraph& graph() const { return *graph_; }

 private:
  struct NodeState {
    std::uint32_t support = 0;
    std::uint32_t via = k_by_entry;
    Millis since{};
  };
  struct EdgeState {
    std::uint16_t missing = 0;
    bool supports = false;  // a step that isn't lasting and succeeded
    bool touched = false;
  };

  void supported(NodeId node, std::uint32_t by, Millis now);
  void unsupported(NodeId node, std::uint32_t by, Millis now);
  void spread(Millis now);
  void found(EdgeId edge, Millis now);    // one need or guard fewer is missing
  void missed(EdgeId edge, Millis now);   // one more is
  void fall(NodeId node, Millis now);
  void touch(EdgeId edge);
  std::uint32_t another_support(NodeId node, std::uint32_t not_this) const;

  const AttackGraph* graph_;
  std::shared_ptr<const std::vector<std::uint16_t>> initially_missing_;
  static constexpr std::uint8_t k_blocked = 1;
  static constexpr std::uint8_t k_ever = 2;

  std::vector<NodeState> nodes_;
  std::vector<std::uint8_t> marks_;  // by node: k_blocked, k_ever
  std::vector<EdgeState> edges_;
  std::vector<std::uint8_t> guards_;
  std::vector<NodeId> touched_nodes_;
  std::vector<EdgeId> touched_edges_;
  std::vector<GuardId> touched_guards_;
  std::vector<NodeId> untold_;  // gained, edges not yet told
  std::vector<EdgeId> opened_;
  std::vector<EdgeId> closed_;
  std::vector<NodeId> gained_;
  std::vector<NodeId> reached_;
  std::vector<NodeId> lost_;
  std::uint32_t active_ = 0;
};

}  // namespace gameday::sim
