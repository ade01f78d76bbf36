#include "scenarios/compile/permission_hubs.h"

#include <algorithm>

#include "topology/access/context.h"

namespace gameday::scenarios {
namespace {

using topology::EntityKind;
using topology::EntityRef;

constexpr std::string_view k_mfa_key = "aws:multifactorauthpresent";

std::uint32_t text_hash(std::string_view text) {
  return static_cast<std::uint32_t>(topology::luck_key("signature", text).value);
}

const topology::Resource* resource_of(const topology::Estate& estate, EntityRef entity) {
  return entity.kind == EntityKind::resource ? &estate.resources[entity.index] : nullptr;
}

const topology::Tags* tags_of(const topology::Estate& estate, EntityRef entity) {
  if (const auto* resource = resource_of(estate, entity)) return &resource->tags;
  if (entity.kind == EntityKind::user || entity.kind == EntityKind::role)
    return &estate.principals[entity.index].tags;
  return nullptr;
}

}  // namespace

MfaState mfa_state(CredentialVariant variant) {
  switch (variant) {
    case CredentialVariant::session: return MfaState::no;
    case CredentialVariant::session_mfa: return MfaState::yes;
    default: return MfaState::absent;
  }
}

PermissionHubs::PermissionHubs(AttackGraph& graph, const topology::Estate& estate, const topology::AccessModel& access,
                               AttackerMeans means)
    : graph_(graph), estate_(estate), access_(access), means_(std::move(means)) {}

NodeId PermissionHubs::class_node(topology::ClassId id, MfaState mfa) {
  const auto [at, fresh] = by_class_.try_emplace({id.index, mfa});
  if (fresh) {
    const topology::AccountId account = access_.classes()[id.index].account;
    at->second = add_node(graph_, {NodeKind::hub, 0, false, true, {EntityKind::account, account.index}});
    class_nodes_.push_back({id, mfa, at->second});
  }
  return at->second;
}

std::optional<topology::AccessTarget> PermissionHubs::access_target(const PermissionNeed& need, EntityRef target) const {
  topology::AccessTarget at;
  const auto account = account_of(estate_, target);
  if (!account) return std::nullopt;
  at.owner = *account;
  const topology::Resource* resource = resource_of(estate_, target);
  switch (need.on) {
    case On::account:
    case On::anything:
      at.arn = "*";
      at.wildcard_only = true;
      return at;
    case On::role:
      if (target.kind == EntityKind::role) break;
      if (resource == nullptr || !resource->role) return std::nullopt;
      at.arn = estate_.at(*resource->role).arn;
      at.owner = estate_.at(*resource->role).account;
      return at;
    case On::key: {
      if (resource == nullptr || !resource->key) return std::nullopt;
      const topology::Resource& key = estate_.at(*resource->key);
      at.arn = key.arn;
      at.owner = key.account;
      at.policy = key.policy;
      at.is_key = true;
      return at;
    }
    case On::secrets: return std::nullopt;
    case On::objects:
    case On::target: break;
  }
  at.arn = arn_of(estate_, target);
  at.tags = tags_of(estate_, target);
  if (need.on == On::objects) at.arn += "/*";  // whether any object of it can be had
  if (resource != nullptr) {
    at.policy = resource->policy;
    at.is_key = resource->kind == topology::ResourceKind::key;
  }
  if (target.kind == EntityKind::role && need.action.starts_with("sts:AssumeRole")) {
    at.policy = estate_.principals[target.index].trust;
    at.is_trust = true;
  }
  return at;
}

std::vector<std::uint32_t> PermissionHubs::signature(const Technique& technique, EntityRef target) const {
  std::vector<std::uint32_t> sign{technique_index_.at(&technique)};
  for (const PermissionNeed& need : technique.permissions) {
    const auto at = access_target(need, target);
    if (!at) {
      sign.push_back(0xffffffffU);
      continue;
    }
    sign.push_back(at->owner.index);
    const std::uint64_t alike = access_.resource_signature(at->arn);
    sign.push_back(static_cast<std::uint32_t>(alike));
    sign.push_back(static_cast<std::uint32_t>(alike >> 32));
    sign.push_back(at->policy ? at->policy->index : 0xffffffffU);
    std::string tags;
    if (at->tags != nullptr)
      for (const auto& [key, value] : *at->tags) tags += key + '\x1f' + value + '\x1e';
    sign.push_back(text_hash(tags));
  }
  return sign;
}

std::vector<PermissionHubs::Feed> PermissionHubs::feeds(const Technique& technique, EntityRef target) const {
  std::vector<Feed> found;
  bool first = true;
  for (const PermissionNeed& need : technique.permissions) {
    const auto at = access_target(need, target);
    if (!at) {
      if (need.on == On::key) continue;  // not encrypted with a key of its own: nothing to ask for
      return {};
    }
    topology::Context request;
    for (const auto& [key, value] : need.with) request.set(key, {value});
    if (first) {
      for (const topology::ClassId id : access_.candidates(need.action, *at))
        found.push_back({id, topology::Formula::always()});
      first = false;
    }
    for (Feed& feed : found) {
      if (feed.when.is_never()) continue;
      feed.when = both(feed.when, access_.may(feed.id, need.action, *at, request));
    }
  }
  std::erase_if(found, [](const Feed& feed) { return feed.when.is_never(); });
  return found;
}

std::optional<NodeId> PermissionHubs::condition(topology::Literal literal) {
  const auto [at, fresh] = by_condition_.try_emplace({literal.atom.index, literal.positive});
  if (fresh) {
    const topology::Atom& atom = access_.atoms().at(literal.atom);
    at->second = add_node(graph_, {NodeKind::condition, static_cast<std::uint8_t>(literal.positive ? 1 : 0), false, false,
                                   {EntityKind::organization, literal.atom.index}});
    bool met = std::ranges::find(means_.keys, atom.key) != means_.keys.end();
    if (!met && atom.key == "aws:sourceip") {
      const std::vector<std::string> address{means_.address};
      met = holds(atom, &address) == literal.positive;
    }
    if (met) graph_.initial.push_back(at->second);
  }
  return at->second;
}

void PermissionHubs::feed_term(NodeId hub, topology::ClassId id, const topology::Term& term) {
  for (const MfaState mfa : {MfaState::absent, MfaState::no, MfaState::yes}) {
    EdgeDraft edge;
    bool possible = true;
    const std::vector<std::string> said{mfa == MfaState::yes ? "true" : "false"};
    for (const topology::Literal literal : term) {
      const topology::Atom& atom = access_.atoms().at(literal.atom);
      if (atom.key == k_mfa_key) {
        possible = possible && holds(atom, mfa == MfaState::absent ? nullptr : &said) == literal.positive;
      } else {
        edge.needs.push_back(*condition(literal));
      }
    }
    if (!possible) continue;
    edge.needs.push_back(class_node(id, mfa));
    edge.yields.push_back(hub);
    add_edge(graph_, edge);
  }
}

void PermissionHubs::feed(NodeId hub, const Feed& from) {
  for (const topology::Term& term : from.when.terms()) feed_term(hub, from.id, term);
}

std::optional<NodeId> PermissionHubs::hub(const Technique& technique, EntityRef target) {
  technique_index_.try_emplace(&technique, static_cast<std::uint32_t>(technique_index_.size()));
  const auto [at, fresh] = by_signature_.try_emplace(signature(technique, target));
  if (!fresh) return at->second;
  const std::vector<Feed> from = feeds(technique, target);
  if (from.empty()) return std::nullopt;
  const auto account = account_of(estate_, target);
  const NodeId node = add_node(graph_, {NodeKind::hub, 1, false, true, {EntityKind::account, account->index}});
  at->second = node;
  for (const Feed& each : from) feed(node, each);
  return node;
}

}  // namespace gameday::scenarios
