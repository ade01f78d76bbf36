#include <algorithm>

#include "sim/run/future.h"

#include <fmt/format.h>

// What the attacker does: enters, probes, attempts, gains, takes data, leaves.
namespace gameday::sim {
namespace {

using scenarios::NodeKind;
using scenarios::ObjectiveKind;

constexpr std::uint32_t k_probes = 0x40000000;  // probes of a step are counted apart from attempts of it
constexpr topology::LuckKey k_leaver = topology::luck_key("process lag", "leaver");

}  // namespace

/// A leaver's access lives until the leaver process has taken it away.
bool Future::entry_still_lives(const scenarios::EntryChoice& entry) {
  const Millis returns = program_->cell->scenario.leaver_returns;
  if (returns.count == 0) return true;
  const Millis lag = program_->leaver_lag.sample(luck_.uniform({entry.key.value ^ k_leaver.value}, 0));
  if (lag > returns) return true;
  note(Lane::response, [&] { return "access of " + name(entry.node) + " was removed before anybody came back for it"; });
  return false;
}

/// The smallest keyed draw, so that one more candidate leaves the luck of the others alone.
void Future::draw_entry() {
  entry_ = nullptr;
  double smallest = 2;
  const auto& entries = program_->cell->entries;
  for (const scenarios::EntryChoice& entry : entries) {
    const double draw = luck_.uniform(entry.key, 0);
    if (draw >= smallest) continue;
    smallest = draw;
    entry_ = &entry;
    out_.entry = static_cast<std::uint32_t>(entry_ - entries.data());
  }
}

void Future::enter() {
  entered_ = true;
  last_success_ = now_;
  if (entry_ != nullptr) {
    if (!entry_->possible) {
      note(Lane::attacker, [&] { return "has a credential of " + title_of(program_->cell->estate, entry_->entity) +
                                        " that no longer exists"; }, program_->cell->controls);
      return;
    }
    if (!entry_still_lives(*entry_)) return;
    if (holdings_.blocked(entry_->node)) {
      out_.prevented = true;
      note(Lane::attacker, [&] { return "does not get in: " + name(entry_->node) + " is worth nothing any more"; },
           "a warning before the attack");
      return;
    }
    note(Lane::attacker, [&] { return "enters with " + name(entry_->node); }, program_->cell->scenario.title);
    holdings_.gain(entry_->node, k_by_entry, now_);
  } else {
    note(Lane::attacker, [&] { return std::string("begins from the internet"); }, program_->cell->scenario.title);
  }
  begin();
}

/// Turns to what is open, with what the entry gave.
void Future::begin() {
  // Steps that need nothing but what everybody holds were open before anybody came.
  for (const NodeId node : program_->graph().initial)
    for (const EdgeId edge : program_->graph().out_of(node))
      if (holdings_.open(edge) && program_->graph().at(edge).technique != scenarios::k_no_technique) hands_.opened(edge);
  if (program_->steps.strategy == scenarios::Strategy::exhaustive)
    for (const NodeId node : program_->graph().initial)
      for (const EdgeId edge : program_->graph().out_of(node))
        if (holdings_.open(edge) && program_->graph().at(edge).technique != scenarios::k_no_technique)
          attempt(edge);
  follow_changes();
  push(now_ + program_->steps.patience, Kind::patience, {}, 0);
  use_hands();
}

/// Whoever holds a credential tries it before using it in earnest.
bool Future::probes_with_its_credential(const scenarios::BoundProbe& bound) const {
  if (bound.steps.empty() || entry_ == nullptr || !entry_->possible) return false;
  const std::uint32_t technique = program_->graph().at(bound.steps.front()).technique;  // a probe has one
  return program_->cell->library->techniques[technique].from == scenarios::From::credential &&
         program_->graph().at(entry_->node).kind == NodeKind::credential;
}

/// One of what can be probed; with a credential, in its own account. None: there is nothing, or the credential is worth nothing.
std::optional<EdgeId> Future::probed_step(const scenarios::BoundProbe& bound, std::uint32_t n) const {
  const auto drawn = [&](const std::vector<EdgeId>& steps) {
    const double draw = luck_.uniform({bound.key.value ^ 1U}, n);
    return steps.empty() ? std::nullopt : std::optional(steps[static_cast<std::size_t>(draw * static_cast<double>(steps.size()))]);
  };
  if (!probes_with_its_credential(bound)) return drawn(bound.steps);
  if (holdings_.blocked(entry_->node)) return std::nullopt;
  const topology::Estate& estate = program_->cell->estate;
  std::vector<EdgeId> own;
  for (const EdgeId step : bound.steps)
    if (account_of(estate, program_->graph().aim_of(step).target) == account_of(estate, entry_->entity)) own.push_back(step);
  return drawn(own);
}

void Future::probe(std::uint32_t which) {
  const scenarios::BoundProbe& bound = program_->cell->probes[which];
  if (now_ >= program_->before) return;
  const std::uint32_t n = ++probe_count_[which];
  probe_since_[which] = now_;
  if (const auto step = probed_step(bound, n)) {
    note(Lane::attacker, [&] { return "probes: " + step_name(*step); }, "before the attack");
    const NodeId actor = probes_with_its_credential(bound) ? entry_->node : holdings_.actor(*step);
    out_.acts.push_back({now_, topology::k_never, *step, actor, k_probes + n, true, true, false});
    write_records(static_cast<std::uint32_t>(out_.acts.size() - 1));
  }
  await(program_->probes[which].every.sample(luck_.uniform(bound.key, n)), Kind::probe, bound.key, n, which);
}

void Future::attempt(EdgeId step) {
  if (hands_.in_flight(step)) return;
  hands_.begin(step, now_);
  const scenarios::Edge& edge = program_->graph().at(step);
  const std::uint32_t n = 2 * hands_.tries(step);
  const Millis takes = program_->steps.techniques[edge.technique].takes.sample(luck_.uniform(edge.key, n));
  await(takes, Kind::attempt_ends, edge.key, n, step.index);  // the hand stays at one that never comes to an end
}

void Future::attempt_ends(EdgeId step) {
  if (gone_) return;
  const scenarios::Edge& edge = program_->graph().at(step);
  const TechniqueUse& technique = program_->steps.techniques[edge.technique];
  const bool permitted = holdings_.open(step);
  const bool works = technique.works >= 1.0 || luck_.uniform(edge.key, 2 * hands_.tries(step) + 1) < technique.works;
  const bool succeeds = permitted && works;
  hands_.end(step, now_, succeeds);
  access_now();
  const NodeId actor = permitted ? holdings_.actor(step) : latest_credential();
  out_.acts.push_back({now_, topology::k_never, step, actor, hands_.tries(step), succeeds, permitted, false});
  const auto act = static_cast<std::uint32_t>(out_.acts.size() - 1);
  note(Lane::attacker, [&] {
    return fmt::format("{}: {}", step_name(step), succeeds ? "succeeds" : permitted ? "fails" : "is denied");
  }, journal_ != nullptr ? "by " + name(actor) : std::string());
  write_records(act);
  if (succeeds) {
    last_success_ = now_;
    holdings_.succeed(step, now_);
    if (!technique.visible.empty()) people_may_notice(act);
  }
  follow_changes();
  if (permitted && !succeeds && program_->steps.strategy == scenarios::Strategy::exhaustive) attempt(step);
  use_hands();
}

/// With what a step is tried that nothing permits: the credential that was got last and is still good, else whatever is left.
NodeId Future::latest_credential() const {
  for (auto gain = out_.gains.rbegin(); gain != out_.gains.rend(); ++gain)
    if (program_->graph().at(gain->node).kind == NodeKind::credential && holdings_.held(gain->node)) return gain->node;
  return program_->graph().initial.empty() ? NodeId{0} : program_->graph().initial.front();
}

/// Initial access of those who begin with it is their first act.
void Future::access_now() {
  if (out_.access != topology::k_never || !program_->cell->scenario.entry.insider) return;
  out_.access = now_;
  out_.end = now_ + program_->cell->scenario.horizon;
  start_outsiders("access");
  if (warned_) detect(Finder::own_detector, "a warning before the attack");
}

void Future::on_active(NodeId node) {
  if (incident_.declared && out_.declared != topology::k_never) out_.reentered = true;
  static_cast<void>(node);
  if (out_.access != topology::k_never || program_->cell->scenario.entry.insider) return;
  out_.access = now_;
  out_.end = now_ + program_->cell->scenario.horizon;
  start_outsiders("access");
  if (warned_) detect(Finder::own_detector, "a warning before the attack");
}

void Future::on_gained(NodeId id) {
  const scenarios::Node& node = program_->graph().at(id);
  if (node.active) on_active(id);
  if (node.kind == NodeKind::credential) {
    const Millis life = program_->session_life[id.index];
    if (life.count > 0) push(now_ + life, Kind::expires, {id.index}, 0, id.index);
  }
  if (node.kind == NodeKind::takeover) start_outsiders("takeover");
  if (node.kind != NodeKind::data) return;
  if (static_cast<scenarios::DataAccess>(node.variant) == scenarios::DataAccess::destroy) start_outsiders("destruction");
  if (objective_[id.index] == 0) return;
  const scenarios::BoundObjective& objective = program_->cell->objectives[objective_[id.index] - 1U];
  const std::int64_t records = program_->cell->estate.resources[node.entity.index].records;
  exfiltration_.begin(id, records, objective.rate_per_ms, now_);
  note(Lane::attacker, [&] { return "takes data out of " + title_of(program_->cell->estate, node.entity); });
  start_outsiders("exposure");
}

void Future::follow_changes() {
  bool data = false;
  const bool exhaustive = program_->steps.strategy == scenarios::Strategy::exhaustive;
  for (const NodeId node : holdings_.reached()) out_.gains.push_back({node, now_});
  for (const NodeId node : holdings_.gained()) {
    on_gained(node);
    data = data || objective_[node.index] != 0;
  }
  for (const NodeId node : holdings_.lost()) {
    if (objective_[node.index] == 0) continue;
    exfiltration_.lose(node, now_);
    data = true;
  }
  if (exhaustive) {
    for (const EdgeId step : holdings_.opened())
      if (holdings_.useful(step)) attempt(step);
    for (const NodeId node : holdings_.lost())
      for (const EdgeId edge : program_->graph().in_of(node))
        if (program_->graph().at(edge).technique != scenarios::k_no_technique && holdings_.open(edge)) attempt(edge);
  } else {
    for (const EdgeId step : holdings_.closed()) hands_.closed(step);
    for (const EdgeId step : holdings_.opened())
      if (holdings_.open(step)) hands_.opened(step);
  }
  holdings_.clear_changes();
  if (holdings_.active() > 0) emptied_ = topology::k_never;
  else if (emptied_ == topology::k_never && out_.access != topology::k_never) emptied_ = now_;
  if (data) data_changed();
}

void Future::data_changed() {
  exfiltration_.settle(now_);
  ++data_generation_;
  if (const auto ends = exfiltration_.ends())
    push(*ends, Kind::data_ends, {}, data_generation_);
  else if (exfiltration_.any()) use_hands();
}

/// Whether what was held once and is gone is worth having again: with nothing left to act with, or with data that is not
/// all out and can no longer be read.
bool Future::needs_old_ground() const {
  if (holdings_.active() == 0) return true;
  for (const Exfiltration::Load& load : exfiltration_.loads())
    if (!load.readable && load.taken < load.records) return true;
  return false;
}

bool Future::wants_more() const {
  if (!exfiltration_.idle()) return true;
  for (const scenarios::BoundObjective& objective : program_->cell->objectives)
    if (objective.kind == ObjectiveKind::persist) return true;
  return false;
}

void Future::use_hands() {
  if (gone_ || !entered_ || program_->steps.strategy == scenarios::Strategy::exhaustive) return;
  Millis wake = topology::k_never;
  const Wants wants = needs_old_ground() ? Wants::lost_ground_too : Wants::new_ground;
  while (const auto step = hands_.choose(holdings_, luck_, now_, wants, wake)) attempt(*step);
  if (hands_.busy() > 0) return;
  if (wake < topology::k_never) {
    if (wake == wake_at_) return;
    wake_at_ = wake;
    push(wake, Kind::wake, {}, 0);
    return;
  }
  if (!wants_more()) leave("there is nothing left to gain");
}

void Future::leave(const char* why) {
  if (gone_) return;
  gone_ = true;
  note(Lane::attacker, [&] { return std::string("leaves"); }, why);
  for (const Gain& gain : out_.gains) holdings_.cut(gain.node, now_);
  follow_changes();
}

}  // namespace gameday::sim
