#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "scenarios/compile/attack_graph.h"
#include "scenarios/model/runbook.h"
#include "topology/model/millis.h"

namespace gameday::sim {

enum class SubjectKind : std::uint8_t { node, guard, account };

/// What a containment action is done to: a position, a bit that was flipped, a whole account.
struct Subject {
  SubjectKind kind{};
  std::uint32_t index = 0;
  bool operator==(const Subject&) const = default;
};

/// One containment action, waiting or under way.
struct Task {
  scenarios::Cut cut{};
  Subject subject;
  topology::Millis begun{};
  std::uint32_t tries = 0;
  std::uint32_t before = 0;     // actions on the same subject that came before it
  bool automated = false;
  bool done = false;
};

/// What responders know and are doing. A value. Marks make every question constant in time; `reset` undoes what was marked.
class Incident {
 public:
  Incident(std::size_t nodes, std::size_t guards, std::size_t accounts)
      : known_node_(nodes, 0), known_guard_(guards, 0), pending_{Marks(nodes, 0), Marks(guards, 0), Marks(accounts, 0)} {}

  void reset();

  bool knows(scenarios::NodeId node) const { return known_node_[node.index] != 0; }
  /// False when it was known before.
  bool learn(scenarios::NodeId node);
  bool learn(scenarios::GuardId guard);
  const std::vector<scenarios::NodeId>& known() const { return known_; }
  const std::vector<scenarios::GuardId>& known_guards() const { return known_guards_; }

  /// Whether an action on the subject is planned or under way.
  bool pending(Subject subject) const { return pending_[static_cast<std::size_t>(subject.kind)][subject.index] != 0; }
  /// A new task's index. Counts for itself how many came `before` it.
  std::uint32_t add(const Task& task);
  Task& task(std::uint32_t index) { return tasks_[index]; }
  const Task& task(std::uint32_t index) const { return tasks_[index]; }
  void finish(std::uint32_t index);

  bool open = false;
  bool declared = false;
  std::vector<scenarios::NodeId> leads;   // told by alerts and people, looked at in the next round
  std::vector<std::uint32_t> waiting;     // tasks not begun, in the order planned
  bool busy = false;                      // the responders are at one
  std::uint32_t rounds = 0;
  std::uint32_t quiet = 0;                // rounds in a row that found nothing
  bool round_pending = false;
  topology::Millis round_begun{};

 private:
  using Marks = std::vector<std::uint8_t>;

  std::vector<scenarios::NodeId> known_;          // in the order found
  std::vector<scenarios::GuardId> known_guards_;
  std::vector<Task> tasks_;
  Marks known_node_;
  Marks known_guard_;
  std::array<Marks, 3> pending_;                  // by SubjectKind
};

}  // namespace gameday::sim
