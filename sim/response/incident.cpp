#include "sim/response/incident.h"

#include <algorithm>
#include <utility>

namespace gameday::sim {

void Incident::reset() {
  for (const scenarios::NodeId node : known_) known_node_[node.index] = 0;
  for (const scenarios::GuardId guard : known_guards_) known_guard_[guard.index] = 0;
  for (const Task& task : tasks_) pending_[static_cast<std::size_t>(task.subject.kind)][task.subject.index] = 0;
  known_.clear();
  known_guards_.clear();
  tasks_.clear();
  leads.clear();
  waiting.clear();
  open = declared = busy = round_pending = false;
  rounds = quiet = 0;
  round_begun = {};
}

bool Incident::learn(scenarios::NodeId node) {
  if (std::exchange(known_node_[node.index], std::uint8_t{1}) != 0) return false;
  known_.push_back(node);
  return true;
}

bool Incident::learn(scenarios::GuardId guard) {
  if (std::exchange(known_guard_[guard.index], std::uint8_t{1}) != 0) return false;
  known_guards_.push_back(guard);
  return true;
}

std::uint32_t Incident::add(const Task& task) {
  pending_[static_cast<std::size_t>(task.subject.kind)][task.subject.index] = 1;
  const auto same = [&](const Task& other) { return other.subject == task.subject; };
  const auto before = static_cast<std::uint32_t>(std::ranges::count_if(tasks_, same));
  tasks_.push_back(task);
  tasks_.back().before = before;
  return static_cast<std::uint32_t>(tasks_.size() - 1);
}

void Incident::finish(std::uint32_t index) {
  tasks_[index].done = true;
  pending_[static_cast<std::size_t>(tasks_[index].subject.kind)][tasks_[index].subject.index] = 0;
}

}  // namespace gameday::sim
