#include "sim/run/order.h"

#include <algorithm>
#include <utility>

#include "sim/run/future.h"

// The outside hand: a player decides instead of the simulated responders, and hears what would have reached them.
namespace gameday::sim {
namespace {

using scenarios::CredentialVariant;
using scenarios::Cut;
using scenarios::GuardKind;
using scenarios::NodeKind;

constexpr topology::LuckKey k_order = topology::luck_key("player", "order");
constexpr std::uint32_t k_most_tries = 8;  // as the simulated responders

bool is_session(CredentialVariant variant) {
  return variant == CredentialVariant::session || variant == CredentialVariant::session_mfa;
}

/// Whether a runbook that cuts `cut` on the node's own entity takes the node away.
bool takes_away(Cut cut, const scenarios::Node& node) {
  const auto variant = static_cast<CredentialVariant>(node.variant);
  switch (cut) {
    case Cut::long_lived: return node.kind == NodeKind::credential && !is_session(variant);
    case Cut::sessions: return node.kind == NodeKind::credential && is_session(variant);
    case Cut::code: return node.kind == NodeKind::code;
    case Cut::data: return node.kind == NodeKind::data;
    default: return false;
  }
}

}  // namespace

void Future::respond_by(Responders who) {
  responders_ = who;
  const bool suspects = incident_.open || out_.detected != topology::k_never || !orders_.empty();
  if (who != Responders::simulated || !suspects || incident_.round_pending) return;
  open_incident();
  schedule_round(incident_.rounds == 0 ? program_->response.decides : program_->response.scopes);
}

void Future::open_incident() {
  if (out_.detected == topology::k_never && out_.access != topology::k_never) mark_detected(Finder::own_people);
  incident_.open = true;
  incident_.declared = false;
  incident_.quiet = 0;
}

void Future::begin_order(const Order& order) {
  const auto index = static_cast<std::uint32_t>(orders_.size());
  orders_.push_back({order, now_, 0});
  incident_.busy = true;  // the simulated team, should it take over, waits for these hands
  for (std::uint32_t n = 0; n < program_->graph().nodes.size(); ++n)
    if (program_->graph().nodes[n].entity == order.on && takes_away(order.cut, program_->graph().nodes[n]) && holdings_.held({n}))
      incident_.leads.push_back({n});
  try_order(index);
}

topology::LuckKey Future::order_key(const Order& order) const {
  const RunbookPlan& plan = plan_of(order.cut);
  return {plan.key.value ^ k_order.value ^ topology::luck_key("on", lineage_of(program_->cell->estate, order.on)).value};
}

void Future::try_order(std::uint32_t index) {
  OrderUnderWay& under_way = orders_[index];
  const RunbookPlan& plan = plan_of(under_way.order.cut);
  under_way.begun = now_;
  const topology::LuckKey key = order_key(under_way.order);
  const std::uint32_t n = 2 * under_way.tries;
  const Millis takes = plan.takes.sample(luck_.uniform(key, n));
  await(takes >= topology::k_never ? takes : Millis{static_cast<std::int64_t>(static_cast<double>(takes.count) * plan.slow)},
        Kind::order_ends, key, n, index);
}

/// As `task_again`, of an order.
Millis Future::order_again(const Occurrence& occurrence) const {
  const OrderUnderWay& under_way = orders_[occurrence.subject];
  const RunbookPlan& plan = plan_of(under_way.order.cut);
  const Millis elapsed{static_cast<std::int64_t>(static_cast<double>((now_ - under_way.begun).count) / plan.slow)};
  const Millis total = plan.takes.remaining(luck_.uniform(occurrence.key, occurrence.n), elapsed);
  if (total >= topology::k_never) return topology::k_never;
  return std::max(now_ + Millis{1}, under_way.begun + Millis{static_cast<std::int64_t>(static_cast<double>(total.count) * plan.slow)});
}

void Future::order_ends(std::uint32_t index) {
  OrderUnderWay& under_way = orders_[index];
  const RunbookPlan& plan = plan_of(under_way.order.cut);
  if (under_way.tries == 0) out_.harm_minutes += plan.runbook->harm_minutes;
  const bool fails = luck_.uniform(order_key(under_way.order), 2 * under_way.tries + 1) < plan.fails;
  if (++under_way.tries < k_most_tries && fails) {
    try_order(index);
    return;
  }
  carry_out(under_way.order);
  incident_.busy = false;
  begin_next_task();
  follow_changes();
  use_hands();
  Notice notice{.at = now_, .kind = NoticeKind::done};
  notice.order = index;
  reach(notice);
}

void Future::carry_out(const Order& order) {
  const scenarios::AttackGraph& graph = program_->graph();
  const topology::Estate& estate = program_->cell->estate;
  const auto in_account = [&](topology::EntityRef entity) {
    const auto account = account_of(estate, entity);
    return account && account->index == order.on.index;
  };
  const auto cut = [&](SubjectKind kind, std::uint32_t index) { carry_out(Task{order.cut, {kind, index}}); };
  if (order.cut == Cut::account) return cut(SubjectKind::account, order.on.index);
  for (std::uint32_t g = 0; g < graph.guards.size(); ++g) {
    const scenarios::Guard& guard = graph.guards[g];
    const bool changed = order.cut == Cut::admin && guard.kind == GuardKind::admin && in_account(guard.entity) &&
                         holdings_.guard({g}) && is_logged(GuardId{g});
    const bool served = (order.cut == Cut::code || order.cut == Cut::data) && guard.kind == GuardKind::available &&
                        guard.entity == order.on;
    if (changed || served) holdings_.set_guard({g}, false, now_);
  }
  for (std::uint32_t n = 0; n < graph.nodes.size(); ++n) {
    const scenarios::Node& node = graph.nodes[n];
    const bool own = node.entity == order.on && takes_away(order.cut, node);
    const bool made = node.kind == NodeKind::way_back ||
                      (node.kind == NodeKind::credential && static_cast<CredentialVariant>(node.variant) == CredentialVariant::created);
    const bool strange = order.cut == Cut::way_back && made && in_account(node.entity) && holdings_.held({n}) && is_logged(NodeId{n});
    if (own || strange) cut(SubjectKind::node, n);
  }
}

/// Whether a log that can be read by now shows how the attacker got it.
bool Future::is_logged(NodeId node) const {
  return std::ranges::any_of(out_.acts, [&](const Act& act) {
    const auto yields = program_->graph().yields_of(program_->graph().at(act.step));
    return act.succeeded && act.readable <= now_ && std::ranges::find(yields, node) != yields.end();
  });
}

bool Future::is_logged(GuardId guard) const {
  return std::ranges::any_of(out_.acts, [&](const Act& act) {
    return act.succeeded && act.readable <= now_ &&
           std::ranges::any_of(program_->graph().flips_of(program_->graph().at(act.step)),
                               [&](const scenarios::GuardLiteral& flip) { return flip.guard == guard; });
  });
}

bool Future::run_until_notice(Millis instant) {
  stops_at_notice_ = true;
  run_until(instant);
  stops_at_notice_ = false;
  return std::exchange(noticed_, false);
}

void Future::reach(const Notice& notice) {
  if (inbox_ == nullptr) return;
  inbox_->push_back(notice);
  noticed_ = stops_at_notice_;
}

}  // namespace gameday::sim
