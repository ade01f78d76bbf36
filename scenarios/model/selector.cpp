#include "scenarios/model/selector.h"

#include <algorithm>

#include "topology/model/resource_kind.h"

namespace gameday::scenarios {
namespace {

using topology::EntityKind;
using topology::EntityRef;
using topology::Estate;

const topology::Principal* principal_of(const Estate& estate, EntityRef entity) {
  const bool is = entity.kind == EntityKind::user || entity.kind == EntityKind::role;
  return is ? &estate.principals[entity.index] : nullptr;
}

const topology::Resource* resource_of(const Estate& estate, EntityRef entity) {
  return entity.kind == EntityKind::resource ? &estate.resources[entity.index] : nullptr;
}

/// Own ownership where the entity has one, else its account's.
const topology::Ownership* owner_of(const Estate& estate, EntityRef entity) {
  if (const auto* principal = principal_of(estate, entity)) return &principal->owner;
  if (const auto* resource = resource_of(estate, entity)) return &resource->owner;
  const auto account = account_of(estate, entity);
  return account ? &estate.at(*account).owner : nullptr;
}

bool allows_everything(const topology::Policy& policy) {
  return std::ranges::any_of(policy.document.statements, [](const topology::Statement& s) {
    const auto everything = [](const std::vector<std::string>& list) {
      return std::ranges::any_of(list, [](const std::string& t) { return t == "*" || t == "*:*"; });
    };
    return s.effect == topology::StatementEffect::allow && !s.not_action && !s.not_resource && s.conditions.empty() &&
           everything(s.actions) && everything(s.resources);
  });
}

bool is_administrator(const Estate& estate, const topology::Principal& principal) {
  const auto any = [&](const std::vector<topology::PolicyId>& policies) {
    return std::ranges::any_of(policies, [&](topology::PolicyId id) { return allows_everything(estate.at(id)); });
  };
  if (any(principal.policies)) return true;
  return std::ranges::any_of(principal.groups, [&](topology::GroupId id) { return any(estate.at(id).policies); });
}

bool principal_has(const Estate& estate, const topology::Principal& principal, std::string_view trait) {
  if (trait == "access-key") return !principal.keys.empty();
  if (trait == "console") return principal.console.has_value();
  if (trait == "mfa") return principal.console && principal.console->mfa;
  if (trait == "person") return principal.person.has_value();
  if (trait == "administrator") return is_administrator(estate, principal);
  if (trait != "left" || !principal.person) return false;
  const auto& left = estate.at(*principal.person).left;
  return left && *left <= estate.as_of;
}

bool resource_has(const topology::Resource& resource, std::string_view trait) {
  if (trait == "role") return resource.role.has_value();
  if (trait == "key") return resource.key.has_value();
  if (trait == "exposed") return resource.internet;
  return trait == "decoy" && resource.decoy;
}

/// "orders", "shop/orders", its ARN or, for an account, its id.
bool is_named(const Estate& estate, EntityRef entity, std::string_view name) {
  const std::string& own = name_of(estate, entity);
  if (name == own) return true;
  if (!name.empty() && name == arn_of(estate, entity)) return true;
  const auto account = account_of(estate, entity);
  if (!account) return false;
  if (entity.kind == EntityKind::account) return name == estate.at(*account).id;
  const std::size_t slash = name.find('/');
  return slash != std::string_view::npos && name.substr(0, slash) == estate.at(*account).name &&
         name.substr(slash + 1) == own;
}

bool in_account(const Estate& estate, EntityRef entity, std::string_view account) {
  const auto id = account_of(estate, entity);
  return id && (estate.at(*id).name == account || estate.at(*id).id == account);
}

bool left_out(const Selector& selector, const Estate& estate, EntityRef entity) {
  return std::ranges::any_of(selector.except, [&](const std::string& name) {
    return is_named(estate, entity, name) || in_account(estate, entity, name);
  });
}

}  // namespace

bool is_kind(const Estate& estate, EntityRef entity, std::string_view kind) {
  if (kind.empty() || kind == "any") return true;
  if (kind == "principal") return entity.kind == EntityKind::user || entity.kind == EntityKind::role;
  if (const auto* resource = resource_of(estate, entity)) {
    if (kind == "resource") return true;
    if (kind == "store") return topology::traits(resource->kind).holds_data;
    if (kind == "compute") return topology::traits(resource->kind).runs_code;
  }
  return kind == kind_name(estate, entity);
}

bool has_trait(const Estate& estate, EntityRef entity, std::string_view trait) {
  if (const auto* principal = principal_of(estate, entity)) return principal_has(estate, *principal, trait);
  if (const auto* resource = resource_of(estate, entity)) return resource_has(*resource, trait);
  if (entity.kind != EntityKind::person || trait != "left") return false;
  const auto& left = estate.people[entity.index].left;
  return left && *left <= estate.as_of;
}

bool selects(const Selector& selector, const Estate& estate, EntityRef entity) {
  if (!is_kind(estate, entity, selector.kind)) return false;
  if (!selector.name.empty() && !is_named(estate, entity, selector.name)) return false;
  if (!selector.account.empty() && !in_account(estate, entity, selector.account)) return false;
  if (!selector.environment.empty() || !selector.workload.empty()) {
    const topology::Ownership* owner = owner_of(estate, entity);
    if (owner == nullptr) return false;
    if (!selector.environment.empty() && owner->environment != selector.environment) return false;
    if (!selector.workload.empty() && owner->workload != selector.workload) return false;
  }
  if (!selector.data_class.empty()) {
    const auto* resource = resource_of(estate, entity);
    if (resource == nullptr || resource->data_class != selector.data_class) return false;
  }
  for (const std::string& trait : selector.has)
    if (!has_trait(estate, entity, trait)) return false;
  return !left_out(selector, estate, entity);
}

std::vector<EntityRef> select(const Selector& selector, const Estate& estate) {
  std::vector<EntityRef> found;
  const auto offer = [&](EntityKind kind, std::size_t index) {
    const EntityRef entity{kind, static_cast<std::uint32_t>(index)};
    if (selects(selector, estate, entity)) found.push_back(entity);
  };
  if (!estate.organization_id.empty()) offer(EntityKind::organization, 0);
  for (std::size_t i = 0; i < estate.accounts.size(); ++i) offer(EntityKind::account, i);
  for (std::size_t i = 0; i < estate.principals.size(); ++i)
    if (estate.principals[i].kind == topology::PrincipalKind::user) offer(EntityKind::user, i);
  for (std::size_t i = 0; i < estate.principals.size(); ++i)
    if (estate.principals[i].kind == topology::PrincipalKind::role) offer(EntityKind::role, i);
  for (std::size_t i = 0; i < estate.groups.size(); ++i) offer(EntityKind::group, i);
  for (std::size_t i = 0; i < estate.policies.size(); ++i) offer(EntityKind::policy, i);
  for (std::size_t i = 0; i < estate.people.size(); ++i) offer(EntityKind::person, i);
  for (std::size_t i = 0; i < estate.resources.size(); ++i) offer(EntityKind::resource, i);
  return found;
}

const std::vector<std::string>& selector_kinds() {
  static const std::vector<std::string> kinds = [] {
    std::vector<std::string> words{"any",   "organization", "account", "principal", "user",    "role",
                                   "group", "policy",       "person",  "resource",  "store",   "compute"};
    for (const topology::KindTraits& kind : topology::kind_traits()) words.emplace_back(kind.name);
    return words;
  }();
  return kinds;
}

const std::vector<std::string>& selector_traits() {
  static const std::vector<std::string> traits{"access-key", "console", "mfa",     "person", "left", "administrator",
                                               "role",       "key",     "exposed", "decoy"};
  return traits;
}

}  // namespace gameday::scenarios
