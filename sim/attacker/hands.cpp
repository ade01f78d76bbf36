#include "sim/attacker/hands.h"

#include <algorithm>

#include "sim/random/elementary.h"

namespace gameday::sim {
namespace {

constexpr topology::LuckKey k_blind = topology::luck_key("attacker", "tries blind");
constexpr topology::LuckKey k_which = topology::luck_key("attacker", "which blind step");

/// Luck of choosing a step, apart from the luck of performing it.
topology::LuckKey choice_key(topology::LuckKey step) { return {step.value ^ 0x43686f6963654b79U}; }

}  // namespace

Hands::Hands(const StepTable& table, const AttackGraph& graph, std::span<const scenarios::BoundLine> playbook)
    : table_(&table), graph_(&graph), playbook_(playbook), tries_(graph.edges.size()) {}

void Hands::reset() {
  for (const EdgeId step : touched_) tries_[step.index] = {};
  touched_.clear();
  open_.clear();
  busy_ = 0;
  decisions_ = 0;
  line_ = 0;
  line_tries_ = 0;
}

void Hands::touch(EdgeId step) {
  if (tries_[step.index].touched) return;
  tries_[step.index].touched = true;
  touched_.push_back(step);
}

void Hands::opened(EdgeId step) {
  touch(step);
  Tries& tries = tries_[step.index];
  if (tries.at != k_not_listed) return;
  tries.at = static_cast<std::uint32_t>(open_.size());
  open_.push_back(step);
}

void Hands::closed(EdgeId step) {
  Tries& tries = tries_[step.index];
  if (tries.at == k_not_listed) return;
  const EdgeId last = open_.back();
  open_[tries.at] = last;
  tries_[last.index].at = tries.at;
  open_.pop_back();
  tries.at = k_not_listed;
}

bool Hands::worth(EdgeId step, const Holdings& holdings, Millis now, Millis& wake) const {
  const Tries& tries = tries_[step.index];
  if (tries.in_flight || !holdings.useful(step)) return false;
  if (tries.not_before > now) {
    wake = std::min(wake, tries.not_before);
    return false;
  }
  return true;
}

std::optional<Choice> Hands::opportunistic(const Holdings& holdings, const Luck& luck, Millis now, Millis& wake) {
  std::optional<Choice> best;
  double soonest = 0;
  for (const EdgeId step : open_) {
    if (!worth(step, holdings, now, wake)) continue;
    const scenarios::Edge& edge = graph_->at(step);
    double rate = table_->appeal[step.index];
    // What it has not seen must be guessed: possible, but seldom the next thing done.
    const bool known = edge.knowledge == scenarios::k_no_technique || holdings.held(NodeId{edge.knowledge});
    if (!known) rate *= 0.05;
    const double clock = -log(luck.uniform(choice_key(edge.key), decisions_)) / rate;
    if (!best || clock < soonest || (clock == soonest && step < best->step)) {
      best = Choice{step, false};
      soonest = clock;
    }
  }
  return best;
}

/// Among the steps of the playbook's present line: the first technique that has one open, the smallest draw among its.
std::optional<Choice> Hands::next_of_playbook(const Holdings& holdings, const Luck& luck, Millis now, Millis& wake) {
  for (; line_ < playbook_.size(); ++line_, line_tries_ = 0) {
    const scenarios::BoundLine& line = playbook_[line_];
    if (line_tries_ >= line.tries || line.steps.empty()) continue;
    std::optional<Choice> best;
    double smallest = 2;
    bool pending = false;
    std::uint32_t technique = scenarios::k_no_technique;
    for (const EdgeId step : line.steps) {
      const scenarios::Edge& edge = graph_->at(step);
      if (best && edge.technique != technique) break;
      pending = pending || tries_[step.index].in_flight;
      if (!holdings.open(step) || !worth(step, holdings, now, wake)) continue;
      const double draw = luck.uniform(choice_key(edge.key), decisions_);
      if (draw >= smallest) continue;
      smallest = draw;
      best = Choice{step, false};
      technique = edge.technique;
    }
    if (best) {
      ++line_tries_;
      return best;
    }
    if (pending) return std::nullopt;
    if (line_tries_ > 0) continue;  // done, or nothing left of it to gain
    // Not open: a playbook finds out by trying, and leaves the denial in the log.
    ++line_tries_;
    const EdgeId step = line.steps.front();
    if (!holdings.open(step) && tries_[step.index].not_before <= now) return Choice{step, true};
  }
  return std::nullopt;
}

std::optional<Choice> Hands::blindly(const Holdings& holdings, const Luck& luck, Millis now) const {
  if (table_->tries_blind <= 0 || table_->steps.empty()) return std::nullopt;
  if (luck.uniform(k_blind, decisions_) >= table_->tries_blind) return std::nullopt;
  const double draw = luck.uniform(k_which, decisions_);
  const auto which = static_cast<std::size_t>(draw * static_cast<double>(table_->steps.size()));
  const EdgeId step = table_->steps[which];
  const Tries& tries = tries_[step.index];
  if (tries.in_flight || tries.not_before > now || holdings.open(step)) return std::nullopt;
  return Choice{step, true};
}

std::optional<Choice> Hands::choose(const Holdings& holdings, const Luck& luck, Millis now, Millis& wake) {
  if (busy_ >= table_->hands) return std::nullopt;
  std::optional<Choice> choice;
  if (table_->strategy == scenarios::Strategy::playbook) {
    choice = next_of_playbook(holdings, luck, now, wake);
  } else {
    choice = opportunistic(holdings, luck, now, wake);
    if (choice)
      if (const auto blind = blindly(holdings, luck, now)) choice = blind;
  }
  if (choice) ++decisions_;
  return choice;
}

void Hands::begin(EdgeId step, Millis now, bool blind) {
  touch(step);
  Tries& tries = tries_[step.index];
  tries.in_flight = true;
  tries.blind = blind;
  tries.begun = now;
  ++busy_;
}

void Hands::end(EdgeId step, Millis now, bool succeeded) {
  Tries& tries = tries_[step.index];
  tries.in_flight = false;
  ++tries.count;
  --busy_;
  if (!succeeded) tries.not_before = now + topology::k_hour * static_cast<std::int64_t>(tries.count);
}

}  // namespace gameday::sim
