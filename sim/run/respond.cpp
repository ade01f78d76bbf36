#include <algorithm>
#include <array>

#include "sim/run/future.h"

#include <fmt/format.h>

// Response: an incident opens, responders find out what was reached, and cut what they know.
namespace gameday::sim {
namespace {

using scenarios::CredentialVariant;
using scenarios::Cut;
using scenarios::GuardKind;
using scenarios::NodeKind;
using topology::EntityKind;

constexpr std::array k_urgency{Cut::account, Cut::long_lived, Cut::sessions, Cut::way_back, Cut::code, Cut::data, Cut::admin};
constexpr std::uint32_t k_most_tries = 8;  // of one action; the last works
constexpr topology::LuckKey k_scope = topology::luck_key("response", "scope");

std::optional<Cut> cut_for(const scenarios::Node& node) {
  switch (node.kind) {
    case NodeKind::credential: {
      const auto variant = static_cast<CredentialVariant>(node.variant);
      const bool session = variant == CredentialVariant::session || variant == CredentialVariant::session_mfa;
      return session ? Cut::sessions : Cut::long_lived;
    }
    case NodeKind::code: return Cut::code;
    case NodeKind::data: return Cut::data;
    case NodeKind::way_back: return Cut::way_back;
    default: return std::nullopt;
  }
}

}  // namespace

void Future::detect(Finder finder, const std::string& how) {
  if (out_.detected == topology::k_never) mark_detected(finder);
  if (responders_ == Responders::player) return;  // who decides by what has reached them
  note(Lane::response, [&] { return std::string(incident_.open ? "the incident is opened again" : "an incident is opened"); }, how);
  incident_.open = true;
  incident_.declared = false;
  incident_.quiet = 0;
  if (!incident_.round_pending) schedule_round(incident_.rounds == 0 ? program_->response.decides : program_->response.scopes);
}

/// A warning before anybody is in: whoever acted is looked into, and what it acted with is taken away if that can be.
void Future::heed(NodeId actor) {
  if (responders_ == Responders::player || !cut_for(program_->graph().at(actor))) return;
  note(Lane::response, [&] { return "looks into " + name(actor); }, "a warning");
  incident_.open = true;
  incident_.declared = false;
  incident_.leads.push_back(actor);
  if (!incident_.round_pending) schedule_round(program_->response.decides);
}

void Future::mark_detected(Finder finder) {
  out_.detected = now_;
  out_.finder = finder;
  exfiltration_.settle(now_);
  for (const auto& load : exfiltration_.loads()) out_.taken_at_detection.push_back(load.taken);
}

void Future::schedule_round(const Distribution& takes) {
  incident_.round_pending = true;
  incident_.round_begun = now_;
  await(takes.sample(luck_.uniform(k_scope, incident_.rounds)), Kind::scope_round, k_scope, incident_.rounds);
}

bool Future::learn(NodeId id) {
  const scenarios::Node& node = program_->graph().at(id);
  if (node.kind == NodeKind::internet || node.kind == NodeKind::hub || node.kind == NodeKind::knowledge ||
      node.kind == NodeKind::condition || !incident_.learn(id))
    return false;
  note(Lane::response, [&] { return "finds that the attacker has " + name(id); });
  return true;
}

/// One step outward from what is known, along acts whose records can be read by now.
std::uint32_t Future::learn_from_acts() {
  std::vector<NodeId> found;
  std::uint32_t fresh = 0;
  for (const Act& act : out_.acts) {
    if (act.readable > now_) continue;
    const scenarios::Edge& edge = program_->graph().at(act.step);
    const auto yields = program_->graph().yields_of(edge);
    const bool by_known = incident_.knows(act.actor);
    const bool of_known = std::ranges::any_of(yields, [&](NodeId node) { return incident_.knows(node); });
    if (!by_known && !of_known) continue;
    found.push_back(act.actor);
    if (!act.succeeded) continue;
    found.insert(found.end(), yields.begin(), yields.end());
    for (const auto flip : program_->graph().flips_of(edge))
      fresh += incident_.learn(flip.guard) ? 1U : 0U;
  }
  for (const NodeId node : found) fresh += learn(node) ? 1U : 0U;
  return fresh;
}

void Future::scope() {
  incident_.round_pending = false;
  ++incident_.rounds;
  std::uint32_t fresh = 0;
  if (incident_.known().empty() && incident_.leads.empty()) {
    // Told by a person: begin with the latest act that any log shows, else with the data that is plainly missing.
    for (auto act = out_.acts.rbegin(); act != out_.acts.rend() && incident_.leads.empty(); ++act)
      if (act->readable <= now_) incident_.leads.push_back(act->actor);
    for (const auto& load : exfiltration_.loads()) incident_.leads.push_back(load.data);
  }
  for (const NodeId lead : std::exchange(incident_.leads, {})) fresh += learn(lead) ? 1U : 0U;
  fresh += learn_from_acts();

  for (const NodeId known : incident_.known()) plan_for(known, Response::by_people);
  for (const GuardId guard : incident_.known_guards())
    if (program_->graph().guards[guard.index].kind == GuardKind::admin && holdings_.guard(guard))
      plan(Cut::admin, {SubjectKind::guard, guard.index}, Response::by_people);
  begin_next_task();

  const bool working = incident_.busy || !incident_.waiting.empty();
  incident_.quiet = fresh == 0 && !working ? incident_.quiet + 1 : 0;
  if (incident_.quiet == 0 || incident_.rounds == 1) {
    schedule_round(program_->response.scopes);
    return;
  }
  incident_.declared = true;
  if (out_.access != topology::k_never) out_.declared = std::min(out_.declared, now_);
  note(Lane::response, [&] { return std::string("contained, as far as anybody knows"); },
       holdings_.active() == 0 ? "nothing is left" : "something that no log shows is left");
}

void Future::plan_for(NodeId id, Response mode) {
  const scenarios::Node& node = program_->graph().at(id);
  if (node.kind == NodeKind::takeover && holdings_.held(id)) {
    // Isolating a whole account is for those who have written down how.
    const auto& isolation = program_->response.plans[static_cast<std::size_t>(Cut::account)];
    if (isolation && isolation->written) plan(Cut::account, {SubjectKind::account, node.entity.index}, mode);
    return;
  }
  if (!holdings_.held(id) && !(at_the_door(id) && !holdings_.blocked(id))) return;
  const auto cut = cut_for(node);
  if (cut) plan(*cut, {SubjectKind::node, id.index}, mode);
  // A session stolen through an exposed endpoint comes back until the endpoint is out of service.
  const std::uint32_t via = holdings_.via(id);
  if (node.kind != NodeKind::credential || via == k_by_entry) return;
  const scenarios::Edge& by = program_->graph().at(EdgeId{via});
  const topology::EntityRef target = program_->graph().aim_of(EdgeId{via}).target;
  if (by.technique == scenarios::k_no_technique || target.kind != EntityKind::resource) return;
  if (program_->cell->library->techniques[by.technique].from != scenarios::From::internet) return;
  for (const auto guard : program_->graph().guards_of(by))
    if (program_->graph().guards[guard.guard.index].entity == target && holdings_.guard(guard.guard))
      plan(Cut::code, {SubjectKind::guard, guard.guard.index}, mode);
}

void Future::plan(Cut cut, Subject subject, Response mode) {
  if (!program_->response.plans[static_cast<std::size_t>(cut)] || incident_.pending(subject)) return;
  const bool automated = mode == Response::automated;
  const std::uint32_t index = incident_.add({cut, subject, now_, 0, 0, automated, false});
  if (automated) begin_task(index);
  else incident_.waiting.push_back(index);
}

void Future::begin_next_task() {
  if (incident_.busy || incident_.waiting.empty()) return;
  // What the attacker acts with goes first, what it can do with it later; first come first served within that.
  const auto urgent = std::ranges::min_element(incident_.waiting, {}, [&](std::uint32_t task) {
    return std::ranges::find(k_urgency, incident_.task(task).cut) - k_urgency.begin();
  });
  const std::uint32_t next = *urgent;
  incident_.waiting.erase(urgent);
  incident_.busy = true;
  begin_task(next);
}

/// Of the runbook and what it is done to, so that one more task leaves the luck of the others alone.
topology::LuckKey Future::luck_of(const Task& task, const RunbookPlan& plan) const {
  const topology::Estate& estate = program_->cell->estate;
  std::uint64_t subject = 0;
  if (task.subject.kind == SubjectKind::account) {
    subject = topology::luck_key("account", estate.accounts[task.subject.index].id).value;
  } else {
    const bool guard = task.subject.kind == SubjectKind::guard;
    const topology::EntityRef entity = guard ? program_->graph().guards[task.subject.index].entity : program_->graph().nodes[task.subject.index].entity;
    const auto& node = program_->graph().nodes[guard ? 0 : task.subject.index];
    const std::uint64_t what = guard ? 1U : 2U + 256U * static_cast<std::uint64_t>(node.kind) + node.variant;
    subject = topology::luck_key("subject", lineage_of(estate, entity)).value ^ (what * 0x9e3779b97f4a7c15U);
  }
  return {plan.key.value ^ subject};
}

void Future::begin_task(std::uint32_t index) {
  Task& task = incident_.task(index);
  const RunbookPlan& plan = *program_->response.plans[static_cast<std::size_t>(task.cut)];
  task.begun = now_;
  const topology::LuckKey key = luck_of(task, plan);
  const std::uint32_t n = 2 * (k_most_tries * task.before + task.tries);
  const Distribution& takes = task.automated ? plan.takes_automated : plan.takes;
  const double slow = task.automated ? 1.0 : plan.slow;
  const Millis lasts = takes.sample(luck_.uniform(key, n));
  await(lasts >= topology::k_never ? lasts : Millis{static_cast<std::int64_t>(static_cast<double>(lasts.count) * slow)},
        Kind::runbook_ends, key, n, index);
}

void Future::task_ends(std::uint32_t index) {
  Task& task = incident_.task(index);
  const RunbookPlan& plan = *program_->response.plans[static_cast<std::size_t>(task.cut)];
  out_.harm_minutes += task.tries == 0 ? plan.runbook->harm_minutes : 0.0;
  ++task.tries;
  const double fails = task.automated ? plan.runbook->fails : plan.fails;
  if (task.tries < k_most_tries && luck_.uniform(luck_of(task, plan), 2 * (k_most_tries * task.before + task.tries) + 1) < fails) {
    note(Lane::response, [&] { return plan.runbook->title + " does not work, once more"; });
    begin_task(index);
    return;
  }
  incident_.finish(index);
  const Task finished = task;
  if (!finished.automated) incident_.busy = false;
  carry_out(finished);
  if (finished.automated) {
    Notice notice{now_, NoticeKind::automated};
    notice.node = {finished.subject.index};
    notice.cut = finished.cut;
    reach(notice);
  }
  begin_next_task();
  follow_changes();
  use_hands();
}

void Future::carry_out(const Task& task) {
  const bool node_cut = task.subject.kind == SubjectKind::node;
  note(Lane::response, [&] {
    const auto& runbook = *program_->response.plans[static_cast<std::size_t>(task.cut)]->runbook;
    return runbook.title + (node_cut ? ": " + name(NodeId{task.subject.index}) : "");
  }, task.automated ? "automated" : "planned");
  if (task.subject.kind == SubjectKind::account) return isolate(task.subject.index);
  if (task.subject.kind == SubjectKind::guard) return holdings_.set_guard(GuardId{task.subject.index}, false, now_);
  const NodeId id{task.subject.index};
  const scenarios::Node& node = program_->graph().at(id);
  // Compute goes out of service and a store is closed: nothing can be done to them any more, by nobody.
  if (node.kind == NodeKind::data || node.kind == NodeKind::code)
    for (std::uint32_t g = 0; g < program_->graph().guards.size(); ++g)
      if (program_->graph().guards[g].kind == GuardKind::available && program_->graph().guards[g].entity == node.entity)
        holdings_.set_guard(GuardId{g}, false, now_);
  holdings_.cut(id, now_);
  const bool comes_back = node.kind == NodeKind::way_back || task.cut == Cut::sessions ||
                          static_cast<CredentialVariant>(node.variant) == CredentialVariant::created;
  if (node.kind == NodeKind::data || node.kind == NodeKind::code || !comes_back) holdings_.block(id, now_);
}

/// Nobody can do anything in the account: every position there is worth nothing.
void Future::isolate(std::uint32_t account) {
  const topology::Estate& estate = program_->cell->estate;
  for (std::uint32_t g = 0; g < program_->graph().guards.size(); ++g) {
    const scenarios::Guard& guard = program_->graph().guards[g];
    if (guard.kind == GuardKind::available && guard.entity == topology::EntityRef{EntityKind::account, account})
      holdings_.set_guard(GuardId{g}, false, now_);
  }
  for (const Gain& gain : out_.gains) {
    const scenarios::Node& node = program_->graph().at(gain.node);
    const auto in = node.kind == NodeKind::network ? std::optional(estate.network.subnets[node.entity.index].account)
                                                   : account_of(estate, node.entity);
    if (!in || in->index != account) continue;
    holdings_.cut(gain.node, now_);
    holdings_.block(gain.node, now_);
  }
}

/// What a detector triggers by itself, on the principal that acted and on what it gained.
void Future::automated_response(std::uint32_t detector, std::uint32_t act_index) {
  const Act& act = out_.acts[act_index];
  if (out_.access == topology::k_never) return;
  for (const auto& plan_of : program_->response.plans) {
    if (!plan_of || std::ranges::find(plan_of->on_detectors, detector) == plan_of->on_detectors.end()) continue;
    if (out_.detected == topology::k_never) detect(Finder::own_detector, "an automated runbook");
    std::vector<NodeId> subjects{act.actor};
    const auto yields = program_->graph().yields_of(program_->graph().at(act.step));
    if (act.succeeded) subjects.insert(subjects.end(), yields.begin(), yields.end());
    for (const NodeId subject : subjects) {
      const auto cut = cut_for(program_->graph().at(subject));
      if (cut == plan_of->runbook->cuts && holdings_.held(subject)) plan(*cut, {SubjectKind::node, subject.index}, Response::automated);
    }
  }
}

}  // namespace gameday::sim
