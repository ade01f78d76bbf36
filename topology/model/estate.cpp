#include "topology/model/estate.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

const std::string k_empty;
const std::string k_organization = "organization";

}  // namespace

const std::string& name_of(const Estate& estate, EntityRef entity) {
  switch (entity.kind) {
    case EntityKind::organization: return k_organization;
    case EntityKind::account: return estate.accounts[entity.index].name;
    case EntityKind::user:
    case EntityKind::role: return estate.principals[entity.index].name;
    case EntityKind::group: return estate.groups[entity.index].name;
    case EntityKind::policy: return estate.policies[entity.index].name;
    case EntityKind::person: return estate.people[entity.index].name;
    case EntityKind::resource: return estate.resources[entity.index].name;
  }
  return k_empty;
}

const std::string& lineage_of(const Estate& estate, EntityRef entity) {
  switch (entity.kind) {
    case EntityKind::organization: return k_organization;
    case EntityKind::account: return estate.accounts[entity.index].lineage;
    case EntityKind::user:
    case EntityKind::role: return estate.principals[entity.index].lineage;
    case EntityKind::group: return estate.groups[entity.index].lineage;
    case EntityKind::policy: return estate.policies[entity.index].lineage;
    case EntityKind::person: return estate.people[entity.index].lineage;
    case EntityKind::resource: return estate.resources[entity.index].lineage;
  }
  return k_empty;
}

const std::string& arn_of(const Estate& estate, EntityRef entity) {
  switch (entity.kind) {
    case EntityKind::user:
    case EntityKind::role: return estate.principals[entity.index].arn;
    case EntityKind::group: return estate.groups[entity.index].arn;
    case EntityKind::policy: return estate.policies[entity.index].arn;
    case EntityKind::resource: return estate.resources[entity.index].arn;
    default: return k_empty;
  }
}

std::optional<AccountId> account_of(const Estate& estate, EntityRef entity) {
  switch (entity.kind) {
    case EntityKind::account: return AccountId{entity.index};
    case EntityKind::user:
    case EntityKind::role: return estate.principals[entity.index].account;
    case EntityKind::group: return estate.groups[entity.index].account;
    case EntityKind::policy: return estate.policies[entity.index].account;
    case EntityKind::resource: return estate.resources[entity.index].account;
    default: return std::nullopt;
  }
}

std::string_view kind_name(const Estate& estate, EntityRef entity) {
  switch (entity.kind) {
    case EntityKind::organization: return "organization";
    case EntityKind::account: return "account";
    case EntityKind::user: return "user";
    case EntityKind::role: return "role";
    case EntityKind::group: return "group";
    case EntityKind::policy: return "policy";
    case EntityKind::person: return "person";
    case EntityKind::resource: return traits(estate.resources[entity.index].kind).name;
  }
  return "";
}

std::string title_of(const Estate& estate, EntityRef entity) {
  const auto account = account_of(estate, entity);
  if (!account || entity.kind == EntityKind::account)
    return fmt::format("{} {}", kind_name(estate, entity), name_of(estate, entity));
  return fmt::format("{} {}/{}", kind_name(estate, entity), estate.at(*account).name, name_of(estate, entity));
}

}  // namespace gameday::topology
