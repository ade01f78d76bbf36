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
  if (touched_.size() > tries_.size() / 8) {  // in the order of memory where much was touched: that costs less than in any other
    tries_.assign(tries_.size(), {});
  } else {
    for (const EdgeId step : touched_) tries_[step.index] = {};
  }
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

bool Hands::worth(EdgeId step, const Holdings& holdings, Millis now, Wants wants, Millis& wake) const {
  const Tries& tries = tries_[step.index];
  if (tries.in_flight) return false;
  const std::uint32_t moot = table_->moot_with[step.index];
  if (moot != scenarios::k_no_technique && holdings.held(NodeId{moot})) return false;
  const scenarios::Edge& edge = graph_->at(step);
  if (edge.yields == 0 && edge.flips == 0) {  // a look around that gives no position: once is enough
    if (tries.count > 0) return false;
  } else if (wants == Wants::new_ground ? !holdings.fresh(step) : !holdings.useful(step)) {
    return false;
  }
  if (tries.when > now) {
    wake = std::min(wake, tries.when);
    return false;
  }
  return true;
}

std::optional<EdgeId> Hands::opportunistic(const Holdings& holdings, const Luck& luck, Millis now, Wants wants,
                                           Millis& wake) {
  std::optional<EdgeId> best;
  double soonest = 0;
  for (const EdgeId step : open_) {
    double rate = table_->appeal[step.index];
    if (rate <= 0 || !worth(step, holdings, now, wants, wake)) continue;
    const scenarios::Edge& edge = graph_->at(step);
    // What it has not seen must be guessed: possible, but seldom the next thing done.
    const std::uint32_t knowledge = graph_->aim_of(step).knowledge;
    const bool known = knowledge == scenarios::k_no_technique || holdings.held(NodeId{knowledge});
    if (!known) rate *= 0.05;
    const double clock = -log(luck.uniform(choice_key(edge.key), decisions_)) / rate;
    if (!best || clock < soonest || (clock == soonest && step < *best)) {
      best = step;
      soonest = clock;
    }
  }
  return best;
}

bool Hands::anyone_calls(const BlindStep& blind, const Holdings& holdings) const {
  return std::ranges::any_of(table_->callers[blind.callers], [&](NodeId credential) { return holdings.held(credential); });
}

std::optional<EdgeId> Hands::first_blind(const scenarios::BoundLine& line, const Holdings& holdings, Millis now) const {
  for (const EdgeId step : line.steps) {
    const auto blind = std::ranges::lower_bound(table_->blind, step, {}, &BlindStep::step);
    if (blind == table_->blind.end() || blind->step != step || !anyone_calls(*blind, holdings)) continue;
    if (!holdings.open(step) && !in_flight(step) && tries_[step.index].when <= now) return step;
  }
  return std::nullopt;
}

/// Among the steps of the playbook's present line: the first technique that has one open, the smallest draw among its.
std::optional<EdgeId> Hands::next_of_playbook(const Holdings& holdings, const Luck& luck, Millis now, Millis& wake) {
  for (; line_ < playbook_.size(); ++line_, line_tries_ = 0) {
    const scenarios::BoundLine& line = playbook_[line_];
    if (line_tries_ >= line.tries || line.steps.empty()) continue;
    std::optional<EdgeId> best;
    double smallest = 2;
    bool pending = false;
    Millis paused = topology::k_never;
    std::uint32_t technique = scenarios::k_no_technique;
    for (const EdgeId step : line.steps) {
      const scenarios::Edge& edge = graph_->at(step);
      if (best && edge.technique != technique) break;
      pending = pending || in_flight(step);
      if (!holdings.open(step) || !worth(step, holdings, now, Wants::lost_ground_too, paused)) continue;
      const double draw = luck.uniform(choice_key(edge.key), decisions_);
      if (draw >= smallest) continue;
      smallest = draw;
      best = step;
      technique = edge.technique;
    }
    if (best) {
      ++line_tries_;
      return best;
    }
    if (paused < topology::k_never) {  // it failed a while ago and is tried again
      wake = std::min(wake, paused);
      return std::nullopt;
    }
    if (pending) return std::nullopt;
    if (line_tries_ > 0) continue;  // done, or nothing left of it to gain
    // Not open: a playbook finds out by trying, and leaves the denial in the log.
    ++line_tries_;
    if (const auto step = first_blind(line, holdings, now)) return step;
  }
  return std::nullopt;
}

std::optional<EdgeId> Hands::blindly(const Holdings& holdings, const Luck& luck, Millis now) const {
  if (table_->tries_blind <= 0 || table_->blind.empty() || holdings.active() == 0) return std::nullopt;
  if (luck.uniform(k_blind, decisions_) >= table_->tries_blind) return std::nullopt;
  const double draw = luck.uniform(k_which, decisions_);
  const BlindStep& blind = table_->blind[static_cast<std::size_t>(draw * static_cast<double>(table_->blind.size()))];
  const Tries& tries = tries_[blind.step.index];
  if (tries.in_flight || tries.when > now || holdings.open(blind.step)) return std::nullopt;
  if (!anyone_calls(blind, holdings)) return std::nullopt;
  return blind.step;
}

std::optional<EdgeId> Hands::choose(const Holdings& holdings, const Luck& luck, Millis now, Wants wants, Millis& wake) {
  if (busy_ >= table_->hands) return std::nullopt;
  std::optional<EdgeId> choice;
  if (table_->strategy == scenarios::Strategy::playbook) {
    choice = next_of_playbook(holdings, luck, now, wake);
  } else {
    choice = opportunistic(holdings, luck, now, wants, wake);
    if (choice)
      if (const auto blind = blindly(holdings, luck, now)) choice = blind;
  }
  if (choice) ++decisions_;
  return choice;
}

void Hands::begin(EdgeId step, Millis now) {
  touch(step);
  Tries& tries = tries_[step.index];
  tries.in_flight = true;
  tries.when = now;
  ++busy_;
}

void Hands::end(EdgeId step, Millis now, bool succeeded) {
  Tries& tries = tries_[step.index];
  tries.in_flight = false;
  if (tries.count < 0xffffU) ++tries.count;
  tries.when = succeeded ? now : now + topology::k_hour * static_cast<std::int64_t>(tries.count);
  --busy_;
}

}  // namespace gameday::sim
