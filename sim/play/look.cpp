#include "sim/play/look.h"

#include <algorithm>

#include "scenarios/compile/slot_text.h"

#include <fmt/format.h>

namespace gameday::sim {
namespace {

using scenarios::CredentialVariant;
using scenarios::NodeKind;
using topology::EntityKind;

/// The call as a record of it names it, and where it came from. Logs that name no call name the technique's own field.
struct CallText {
  std::string call;
  std::string address;
};

CallText call_text(const Program& program, const Act& act) {
  const scenarios::Edge& edge = program.graph().at(act.step);
  const scenarios::Outcome outcome = act.succeeded ? scenarios::Outcome::success : scenarios::Outcome::denied;
  const std::uint32_t account = program.records.account_of[act.step.index];
  CallText text;
  for (const RecordUse& use : program.records.records[edge.technique]) {
    if (!is_written(*use.written, outcome) || program.records.logs[use.log].accounts[account] == 0) continue;
    for (const scenarios::RecordField& field : fill(*use.written, outcome, program.records.texts(act.step, act.actor, outcome))) {
      if (field.path == "eventName" && text.call.empty()) text.call = field.value;
      if (field.path == "sourceIPAddress" && text.address.empty()) text.address = field.value;
    }
    if (text.call.empty()) text.call = "a record in " + program.cell->library->log_sources[use.log].title;
    break;
  }
  return text;
}

/// The shortest median delay of the logs that are on in the account; k_never where none is.
Millis delay_in(const Program& program, std::uint32_t account) {
  Millis delay = topology::k_never;
  for (const LogUse& log : program.records.logs)
    if (log.accounts[account] != 0) delay = std::min(delay, log.delivers.sample(0.5));
  return delay;
}

bool is_about(const Program& program, const Act& act, topology::EntityRef entity) {
  if (entity.kind == EntityKind::user || entity.kind == EntityKind::role) return program.graph().at(act.actor).entity == entity;
  const topology::EntityRef target = program.graph().aim_of(act.step).target;
  return target == entity || program.graph().at(act.actor).entity == entity;
}

std::size_t created_keys(const World& world, topology::EntityRef entity) {
  std::size_t count = 0;
  const scenarios::AttackGraph& graph = world.program().graph();
  for (std::uint32_t n = 0; n < graph.nodes.size(); ++n)
    if (graph.nodes[n].kind == NodeKind::credential && graph.nodes[n].entity == entity &&
        static_cast<CredentialVariant>(graph.nodes[n].variant) == CredentialVariant::created && world.future().holdings().held({n}))
      ++count;
  return count;
}

bool is_changed(const World& world, topology::EntityRef entity) {
  const scenarios::AttackGraph& graph = world.program().graph();
  for (std::uint32_t g = 0; g < graph.guards.size(); ++g)
    if (graph.guards[g].kind == scenarios::GuardKind::admin && graph.guards[g].entity == entity &&
        world.future().holdings().guard({g}))
      return true;
  return false;
}

bool was_ordered(const World& world, scenarios::Cut cut, topology::EntityRef entity) {
  return std::ranges::any_of(world.notices(), [&](const Notice& notice) {
    return notice.kind == NoticeKind::done && world.future().orders()[notice.order].order == Order{cut, entity};
  });
}

std::vector<std::string> user_state(const World& world, topology::EntityRef entity, const topology::Principal& principal) {
  std::vector<std::string> facts;
  const bool off = was_ordered(world, scenarios::Cut::long_lived, entity);
  const std::size_t keys = principal.keys.size();
  facts.push_back(fmt::format("{} {} as written in the estate{}{}", keys, keys == 1 ? "key" : "keys",
                              principal.console ? ", and a password" : "", off ? "; disabled by you" : ""));
  if (const std::size_t made = created_keys(world, entity); made > 0) facts.push_back("a key that the estate does not know");
  return facts;
}

std::vector<std::string> account_state(const World& world, topology::EntityRef entity) {
  std::vector<std::string> facts;
  if (was_ordered(world, scenarios::Cut::account, entity)) facts.push_back("isolated by you");
  if (created_keys(world, entity) > 0) facts.push_back("a user that the estate does not know");
  const topology::Estate& estate = world.cell().estate;
  for (std::uint32_t p = 0; p < estate.principals.size(); ++p) {
    const topology::Principal& principal = estate.principals[p];
    const topology::EntityRef ref{principal.kind == topology::PrincipalKind::user ? EntityKind::user : EntityKind::role, p};
    if (principal.account.index == entity.index && is_changed(world, ref))
      facts.push_back("policies of " + title_of(estate, ref) + " are not as written");
  }
  if (facts.empty()) facts.push_back("users and policies are as written");
  return facts;
}

}  // namespace

LogAnswer look_at_log(const World& world, topology::EntityRef entity) {
  const Program& program = world.program();
  LogAnswer answer;
  const auto account = account_of(world.cell().estate, entity);
  const Millis delay = account ? delay_in(program, account->index) : topology::k_never;
  answer.any_log = delay < topology::k_never;
  answer.until = answer.any_log ? world.now() - delay : world.now();
  for (const Act& act : world.future().so_far().acts) {
    if (act.readable > world.now() || act.at > answer.until || !is_about(program, act, entity)) continue;
    const CallText text = call_text(program, act);
    const std::string on = title_of(world.cell().estate, program.graph().aim_of(act.step).target);
    const auto same = std::ranges::find_if(answer.calls, [&](const LoggedCalls& calls) {
      return calls.call == text.call && calls.address == text.address && calls.on == on && calls.denied != act.succeeded;
    });
    if (same != answer.calls.end()) ++same->count;
    else answer.calls.push_back({act.at, text.call, 1, text.address, on, !act.succeeded});
  }
  return answer;
}

std::vector<std::string> look_at_state(const World& world, topology::EntityRef entity) {
  const topology::Estate& estate = world.cell().estate;
  if (entity.kind == EntityKind::account) return account_state(world, entity);
  std::vector<std::string> facts;
  if (entity.kind == EntityKind::user) facts = user_state(world, entity, estate.principals[entity.index]);
  if (entity.kind == EntityKind::user || entity.kind == EntityKind::role) {
    facts.push_back(is_changed(world, entity) ? "policies are not as written" : "policies as written");
    if (was_ordered(world, scenarios::Cut::sessions, entity)) facts.push_back("sessions revoked by you; new ones may have begun since");
    else facts.push_back("sessions cannot be listed; what was called with them is in the log");
    return facts;
  }
  const bool closed = was_ordered(world, scenarios::Cut::code, entity) || was_ordered(world, scenarios::Cut::data, entity);
  const topology::Resource& resource = estate.resources[entity.index];
  facts.push_back(closed ? "out of service by your order" : "in service");
  if (resource.internet) facts.push_back("reachable from the internet");
  if (resource.role) facts.push_back("runs as role " + estate.at(*resource.role).name);
  if (resource.records > 0) facts.push_back(fmt::format("holds {} records, {}", resource.records, resource.data_class));
  return facts;
}

}  // namespace gameday::sim
