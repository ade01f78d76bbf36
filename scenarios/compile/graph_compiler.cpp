#include "scenarios/compile/graph_compiler.h"

#include <algorithm>

#include "scenarios/compile/property.h"
#include "scenarios/model/selector.h"
#include "topology/access/service_trust.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

using topology::AccountId;
using topology::EntityKind;
using topology::EntityRef;
using topology::PrincipalId;
using topology::ResourceId;

bool is_principal(EntityRef entity) { return entity.kind == EntityKind::user || entity.kind == EntityKind::role; }

EntityRef principal_ref(const topology::Estate& estate, PrincipalId id) {
  const bool user = estate.at(id).kind == topology::PrincipalKind::user;
  return {user ? EntityKind::user : EntityKind::role, id.index};
}

/// Every entity that could be a target, in the order of kinds and ids.
std::vector<EntityRef> entities(const topology::Estate& estate) {
  std::vector<EntityRef> all;
  const auto add = [&all](EntityKind kind, std::size_t index) {
    all.push_back({kind, static_cast<std::uint32_t>(index)});
  };
  for (std::size_t i = 0; i < estate.accounts.size(); ++i) add(EntityKind::account, i);
  for (std::size_t i = 0; i < estate.principals.size(); ++i)
    add(estate.principals[i].kind == topology::PrincipalKind::user ? EntityKind::user : EntityKind::role, i);
  for (std::size_t i = 0; i < estate.groups.size(); ++i) add(EntityKind::group, i);
  for (std::size_t i = 0; i < estate.policies.size(); ++i)
    if (estate.policies[i].origin == topology::PolicyOrigin::customer_managed) add(EntityKind::policy, i);
  for (std::size_t i = 0; i < estate.resources.size(); ++i) add(EntityKind::resource, i);
  return all;
}

}  // namespace

GraphCompiler::GraphCompiler(const topology::Estate& estate, const topology::AccessModel& access,
                             const std::vector<Technique>& techniques, AttackerMeans means)
    : estate_(estate), access_(access), techniques_(techniques), network_(estate), hubs_(graph_, estate, access, std::move(means)) {
  graph_.initial.push_back(position(NodeKind::internet, 0, {EntityKind::organization, 0}));
}

NodeId GraphCompiler::position(NodeKind kind, std::uint8_t variant, EntityRef entity) {
  const auto [at, fresh] = by_key_.try_emplace({kind, variant, entity});
  if (fresh) {
    const bool active = kind != NodeKind::internet && kind != NodeKind::knowledge;
    const bool derived = kind == NodeKind::takeover || kind == NodeKind::network;
    at->second = add_node(graph_, {kind, variant, active, derived, entity});
  }
  return at->second;
}

NodeId GraphCompiler::credential(PrincipalId principal, CredentialVariant variant) {
  return position(NodeKind::credential, static_cast<std::uint8_t>(variant), principal_ref(estate_, principal));
}

std::optional<NodeId> GraphCompiler::find(NodeKind kind, std::uint8_t variant, EntityRef entity) const {
  const auto at = by_key_.find({kind, variant, entity});
  if (at == by_key_.end()) return std::nullopt;
  return at->second;
}

std::optional<GuardId> GraphCompiler::find_guard(GuardKind kind, EntityRef entity, std::uint32_t detail) const {
  const auto at = by_guard_.find({kind, entity, detail});
  if (at == by_guard_.end()) return std::nullopt;
  return at->second;
}

GuardId GraphCompiler::guard(GuardKind kind, EntityRef entity, bool initially, std::uint32_t detail) {
  const auto [at, fresh] = by_guard_.try_emplace({kind, entity, detail});
  if (fresh) at->second = add_guard(graph_, {kind, initially, entity, detail});
  return at->second;
}

std::uint32_t GraphCompiler::text_index(std::vector<std::string>& texts, const std::string& text) {
  const auto at = std::ranges::find(texts, text);
  if (at != texts.end()) return static_cast<std::uint32_t>(at - texts.begin());
  texts.push_back(text);
  return static_cast<std::uint32_t>(texts.size() - 1);
}

bool GraphCompiler::fits(const Technique& technique, EntityRef target) const {
  if (!is_kind(estate_, target, technique.targets)) return false;
  for (const PropertyNeed& need : technique.properties) {
    const std::string value = property_of(estate_, target, need.property);
    const bool among = std::ranges::find(need.values, value) != need.values.end();
    if (among == need.negated) return false;
  }
  if (technique.trusts_service.empty()) return true;
  const auto role = place_of_yield(target.kind == EntityKind::role ? On::target : On::role, target);
  return role && topology::trusts_service(estate_, PrincipalId{role->index}, technique.trusts_service);
}

std::optional<EntityRef> GraphCompiler::place_of_yield(On on, EntityRef target) const {
  switch (on) {
    case On::account: {
      const auto account = account_of(estate_, target);
      if (!account) return std::nullopt;
      return EntityRef{EntityKind::account, account->index};
    }
    case On::role: {
      if (target.kind != EntityKind::resource) return std::nullopt;
      const auto role = estate_.resources[target.index].role;
      if (!role) return std::nullopt;
      return principal_ref(estate_, *role);
    }
    case On::key: {
      if (target.kind != EntityKind::resource || !estate_.resources[target.index].key) return std::nullopt;
      return EntityRef{EntityKind::resource, estate_.resources[target.index].key->index};
    }
    default: return target;
  }
}

/// False when the yield cannot be had from this target, which makes the whole step impossible.
bool GraphCompiler::add_yield(const Technique& technique, const Yield& yield, EntityRef target, EdgeDraft& edge) {
  const auto at = place_of_yield(yield.on, target);
  const auto account = account_of(estate_, target);
  if (!at || !account) return false;
  const EntityRef account_ref{EntityKind::account, account->index};
  switch (yield.kind) {
    case YieldKind::credential: {
      if (!is_principal(*at) && at->kind != EntityKind::account) return false;
      const auto variant = yield.text == "session" ? CredentialVariant::session : CredentialVariant::created;
      edge.yields.push_back(position(NodeKind::credential, static_cast<std::uint8_t>(variant), *at));
      return true;
    }
    case YieldKind::code: edge.yields.push_back(position(NodeKind::code, 0, *at)); return true;
    case YieldKind::data: {
      if (yield.on == On::secrets) return add_secrets(target, edge);
      const auto access = yield.text == "destroy" ? DataAccess::destroy
                          : yield.text == "write" ? DataAccess::write : DataAccess::read;
      edge.yields.push_back(position(NodeKind::data, static_cast<std::uint8_t>(access), *at));
      // Reading lasts while the permission does; what has left stays lost, which the engine counts.
      edge.lasting = false;
      return true;
    }
    case YieldKind::network: {
      const auto subnet = estate_.resources[target.index].subnet;
      if (!subnet) return false;
      edge.yields.push_back(position(NodeKind::network, 0, {EntityKind::resource, subnet->index}));
      return true;
    }
    case YieldKind::admin: edge.flips.push_back({guard(GuardKind::admin, *at, false), true}); return true;
    case YieldKind::way_back: {
      const auto kind = static_cast<std::uint8_t>(text_index(graph_.way_backs, yield.text));
      edge.yields.push_back(position(NodeKind::way_back, kind, *at));
      return true;
    }
    case YieldKind::knowledge: {
      const auto topic = static_cast<std::uint8_t>(text_index(graph_.topics, yield.text));
      edge.yields.push_back(position(NodeKind::knowledge, topic, account_ref));
      return true;
    }
    case YieldKind::log_off: {
      const auto log = text_index(log_sources_, yield.text);
      edge.flips.push_back({guard(GuardKind::log_on, account_ref, true, log), false});
      return true;
    }
  }
  static_cast<void>(technique);
  return false;
}

/// What lies readable in compute stays known to whoever has read it.
bool GraphCompiler::add_secrets(EntityRef target, EdgeDraft& edge) {
  const auto& secrets = estate_.resources[target.index].secrets;
  for (const ResourceId secret : secrets)
    edge.yields.push_back(position(NodeKind::data, static_cast<std::uint8_t>(DataAccess::read),
                                   {EntityKind::resource, secret.index}));
  return !secrets.empty();
}

std::optional<NodeId> GraphCompiler::reach_hub(ResourceId target) {
  // Endpoints that the network treats alike share a hub.
  const topology::Resource& resource = estate_.at(target);
  std::vector<std::uint32_t> key{resource.subnet ? resource.subnet->index : 0xffffffffU,
                                 static_cast<std::uint32_t>(resource.port), resource.internet ? 1U : 0U};
  key.insert(key.end(), resource.security_groups.begin(), resource.security_groups.end());
  const auto [at, fresh] = reach_hubs_.try_emplace(key);
  if (!fresh) return at->second;
  at->second = add_node(graph_, {NodeKind::hub, 2, false, true, {EntityKind::resource, target.index}});
  if (network_.reaches(topology::Vantage::internet(), target)) {
    EdgeDraft edge;
    edge.needs.push_back(position(NodeKind::internet, 0, {EntityKind::organization, 0}));
    edge.yields.push_back(at->second);
    add_edge(graph_, edge);
  }
  for (std::uint32_t s = 0; s < estate_.network.subnets.size(); ++s) {
    if (!network_.reaches(topology::Vantage::subnet(topology::SubnetId{s}), target)) continue;
    EdgeDraft edge;
    edge.needs.push_back(position(NodeKind::network, 0, {EntityKind::resource, s}));
    edge.yields.push_back(at->second);
    add_edge(graph_, edge);
  }
  return at->second;
}

/// What no policy can forbid is still done with some credential of the account.
NodeId GraphCompiler::any_credential(AccountId account) {
  const auto [at, fresh] = any_credential_.try_emplace(account);
  if (fresh) at->second = add_node(graph_, {NodeKind::hub, 3, false, true, {EntityKind::account, account.index}});
  return at->second;
}

void GraphCompiler::step(std::uint32_t index, EntityRef target) {
  const Technique& technique = techniques_[index];
  if (!fits(technique, target)) return;
  EdgeDraft edge;
  edge.technique = index;
  edge.target = target;
  edge.key = topology::luck_key("attempt:" + technique.name, lineage_of(estate_, target));
  const auto account = account_of(estate_, target);
  if (!account) return;
  const EntityRef account_ref{EntityKind::account, account->index};

  if (technique.from == From::internet) {
    if (technique.reach && !network_.reaches(topology::Vantage::internet(), ResourceId{target.index})) return;
    edge.needs.push_back(position(NodeKind::internet, 0, {EntityKind::organization, 0}));
  }
  if (technique.from == From::code) edge.needs.push_back(position(NodeKind::code, 0, target));
  if (technique.from == From::network || (technique.reach && technique.from != From::internet)) {
    const auto hub = reach_hub(ResourceId{target.index});
    if (!hub) return;
    edge.needs.push_back(*hub);
  }
  if (!technique.permissions.empty()) {
    const auto hub = hubs_.hub(technique, target);
    if (!hub) return;
    edge.needs.push_back(*hub);
  } else if (technique.from == From::credential) {
    edge.needs.push_back(any_credential(*account));
  }
  for (const Yield& yield : technique.yields)
    if (!add_yield(technique, yield, target, edge)) return;

  if (technique.from != From::credential) edge.guards.push_back({guard(GuardKind::available, account_ref, true), true});
  if (target.kind == EntityKind::resource) edge.guards.push_back({guard(GuardKind::available, target, true), true});
  if (!technique.knows.empty()) {
    const auto topic = static_cast<std::uint8_t>(text_index(graph_.topics, technique.knows));
    edge.knowledge = position(NodeKind::knowledge, topic, account_ref).index;
  }
  add_edge(graph_, edge);

  for (const NodeId way_back : edge.yields) {
    if (graph_.at(way_back).kind != NodeKind::way_back) continue;
    auto& gives = way_back_gives_[way_back];
    for (const NodeId node : edge.yields)
      if (graph_.at(node).kind == NodeKind::credential && std::ranges::find(gives, node) == gives.end())
        gives.push_back(node);
  }
}

/// A way back gives again what came with it, for as long as nobody has found it.
void GraphCompiler::returns(std::uint32_t index) {
  for (const auto& [way_back, gives] : way_back_gives_) {
    if (gives.empty()) continue;
    const EntityRef entity = graph_.at(way_back).entity;
    EdgeDraft edge;
    edge.technique = index;
    edge.target = entity;
    edge.key = topology::luck_key("attempt:" + techniques_[index].name + graph_.way_backs[graph_.at(way_back).variant],
                                  lineage_of(estate_, entity));
    edge.needs.push_back(way_back);
    edge.yields = gives;
    if (const auto account = account_of(estate_, entity))
      edge.guards.push_back({guard(GuardKind::available, {EntityKind::account, account->index}, true), true});
    add_edge(graph_, edge);
  }
}

void GraphCompiler::feed_class(NodeId credential, topology::ClassId id, MfaState mfa, std::vector<GuardLiteral> guards,
                               AccountId account) {
  EdgeDraft edge;
  edge.needs.push_back(credential);
  edge.guards = std::move(guards);
  edge.guards.push_back({guard(GuardKind::available, {EntityKind::account, account.index}, true), true});
  edge.yields.push_back(hubs_.class_node(id, mfa));
  add_edge(graph_, edge);
}

void GraphCompiler::feed_any_credential(NodeId credential, AccountId account) {
  const auto at = any_credential_.find(account);
  if (at == any_credential_.end()) return;
  EdgeDraft edge;
  edge.needs.push_back(credential);
  edge.guards.push_back({guard(GuardKind::available, {EntityKind::account, account.index}, true), true});
  edge.yields.push_back(at->second);
  add_edge(graph_, edge);
}

/// Whose rewriting makes the principal an administrator: itself, its groups, its own customer-managed policies.
std::vector<EntityRef> GraphCompiler::admin_sources(PrincipalId id) const {
  const topology::Principal& principal = estate_.at(id);
  std::vector<EntityRef> sources{principal_ref(estate_, id)};
  for (const topology::PolicyId policy : principal.policies) sources.push_back({EntityKind::policy, policy.index});
  for (const topology::GroupId group : principal.groups) {
    sources.push_back({EntityKind::group, group.index});
    for (const topology::PolicyId policy : estate_.at(group).policies)
      sources.push_back({EntityKind::policy, policy.index});
  }
  std::ranges::sort(sources);
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  return sources;
}

void GraphCompiler::feed_classes() {
  // Over a copy of the list of nodes: feeding adds hubs, never credentials.
  const auto count = static_cast<std::uint32_t>(graph_.nodes.size());
  for (std::uint32_t n = 0; n < count; ++n) {
    const Node node = graph_.nodes[n];
    if (node.kind != NodeKind::credential) continue;
    const MfaState mfa = mfa_state(static_cast<CredentialVariant>(node.variant));
    if (node.entity.kind == EntityKind::account) {  // a user that the attacker created, as an administrator
      const AccountId account{node.entity.index};
      feed_any_credential(NodeId{n}, account);
      feed_class(NodeId{n}, access_.administrator(account), mfa, {}, account);
      continue;
    }
    const PrincipalId principal{node.entity.index};
    const AccountId account = estate_.at(principal).account;
    feed_any_credential(NodeId{n}, account);
    feed_class(NodeId{n}, access_.class_of(principal), mfa, {}, account);
    const auto raised = access_.with_admin_policy(principal);
    if (!raised) continue;
    for (const EntityRef source : admin_sources(principal))
      if (const auto flip = find_guard(GuardKind::admin, source))
        feed_class(NodeId{n}, *raised, mfa, {{*flip, true}}, account);
  }
}

void GraphCompiler::feed_takeovers() {
  const std::vector<PermissionHubs::ClassNode> classes(hubs_.class_nodes().begin(), hubs_.class_nodes().end());
  for (const PermissionHubs::ClassNode& each : classes) {
    if (!access_.is_administrator(each.id)) continue;
    EdgeDraft edge;
    edge.needs.push_back(each.node);
    edge.yields.push_back(
        position(NodeKind::takeover, 0, {EntityKind::account, access_.classes()[each.id.index].account.index}));
    add_edge(graph_, edge);
  }
}

void GraphCompiler::feed_networks() {
  const auto count = static_cast<std::uint32_t>(graph_.nodes.size());
  for (std::uint32_t n = 0; n < count; ++n) {
    const Node node = graph_.nodes[n];
    if (node.kind != NodeKind::code) continue;
    const auto subnet = estate_.resources[node.entity.index].subnet;
    if (!subnet) continue;
    EdgeDraft edge;
    edge.needs.push_back(NodeId{n});
    edge.yields.push_back(position(NodeKind::network, 0, {EntityKind::resource, subnet->index}));
    add_edge(graph_, edge);
  }
}

AttackGraph GraphCompiler::finish(const std::vector<std::string>& log_sources, topology::Problems& problems) {
  log_sources_ = log_sources;
  const std::vector<EntityRef> all = entities(estate_);
  for (std::uint32_t t = 0; t < techniques_.size(); ++t)
    if (techniques_[t].from != From::way_back)
      for (const EntityRef entity : all) step(t, entity);
  for (std::uint32_t t = 0; t < techniques_.size(); ++t)
    if (techniques_[t].from == From::way_back) returns(t);
  feed_networks();
  feed_classes();
  feed_takeovers();
  index(graph_);

  std::map<std::uint64_t, EdgeId> by_luck;
  for (std::uint32_t e = 0; e < graph_.edges.size(); ++e) {
    const Edge& edge = graph_.edges[e];
    if (edge.technique == k_no_technique) continue;
    const auto [at, fresh] = by_luck.try_emplace(edge.key.value, EdgeId{e});
    if (fresh) continue;
    problems.push_back({{}, fmt::format("{} and {} have one lineage, so {} would share its luck",
                                        title_of(estate_, graph_.aim_of(at->second).target), title_of(estate_, graph_.aims[e].target),
                                        techniques_[edge.technique].name),
                        "lineages that differ", ""});
  }
  return std::move(graph_);
}

}  // namespace gameday::scenarios
