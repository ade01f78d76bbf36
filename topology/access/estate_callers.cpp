#include "topology/access/estate_callers.h"

#include <algorithm>

namespace gameday::topology {
namespace {

constexpr std::string_view k_secure_transport = "aws:securetransport";

/// What is the same for all of an account's principals.
Context account_facts(const Estate& estate, AccountId account) {
  Context context;
  context.set("aws:principalaccount", estate.at(account).id);
  context.set("kms:calleraccount", estate.at(account).id);
  if (estate.organization_id.empty()) {
    context.set_absent("aws:principalorgid");
    context.set_absent("aws:principalorgpaths");
  } else {
    context.set("aws:principalorgid", estate.organization_id);
  }
  context.set("aws:principalisawsservice", "false");
  context.set_absent("aws:principalservicename");
  context.set_absent("aws:principalservicenameslist");
  context.set(k_secure_transport, "true");
  return context;
}

/// The units from the root down to the account's own. Bounded, so that a damaged estate cannot hang it.
std::vector<UnitId> units_above(const Estate& estate, AccountId account) {
  std::vector<UnitId> units;
  for (std::optional<UnitId> unit = estate.at(account).unit; unit && units.size() <= estate.units.size();) {
    if (unit->index >= estate.units.size()) break;
    units.push_back(*unit);
    unit = estate.at(*unit).parent;
  }
  std::ranges::reverse(units);
  return units;
}

std::vector<std::vector<PolicyId>> levels(const Estate& estate, AccountId account, std::vector<PolicyId> Unit::*of_unit,
                                          std::vector<PolicyId> Account::*of_account) {
  std::vector<std::vector<PolicyId>> found;
  for (const UnitId unit : units_above(estate, account)) found.push_back(estate.at(unit).*of_unit);
  found.push_back(estate.at(account).*of_account);
  std::erase_if(found, [](const std::vector<PolicyId>& level) { return level.empty(); });
  return found;
}

}  // namespace

Caller caller_of(const Estate& estate, PrincipalId id) {
  const Principal& principal = estate.at(id);
  Caller caller;
  const bool role = principal.kind == PrincipalKind::role;
  caller.kind = role ? CallerKind::role : CallerKind::user;
  caller.account = estate.at(principal.account).id;
  (role ? caller.role_arn : caller.arn) = principal.arn;
  caller.management_account = estate.at(principal.account).management;
  caller.service_linked = principal.service_linked;
  caller.has_boundary = principal.boundary.has_value();
  return caller;
}

Caller administrator_of(const Estate& estate, AccountId account) {
  Caller caller;
  caller.kind = CallerKind::account;
  caller.account = estate.at(account).id;
  caller.management_account = estate.at(account).management;
  return caller;
}

Context context_of(const Estate& estate, PrincipalId id) {
  const Principal& principal = estate.at(id);
  Context context = account_facts(estate, principal.account);
  context.set("aws:principalarn", principal.arn);
  if (principal.kind == PrincipalKind::user) {
    context.set("aws:username", principal.name);
    context.set("aws:principaltype", "User");
  } else {
    context.set_absent("aws:username");
    context.set("aws:principaltype", "AssumedRole");
  }
  for (const auto& [key, value] : principal.tags) context.set("aws:principaltag/" + key, value);
  context.set_absent_below("aws:principaltag/");
  return context;
}

Context administrator_context(const Estate& estate, AccountId account) { return account_facts(estate, account); }

Context outsider_context(const Caller& caller) {
  Context context;
  const bool service = caller.kind == CallerKind::service;
  context.set("aws:principalisawsservice", service ? "true" : "false");
  context.set(k_secure_transport, "true");
  if (service) context.set("aws:principalservicename", caller.service);
  if (caller.kind == CallerKind::anonymous) context.set("aws:principaltype", "Anonymous");
  if (!caller.account.empty()) {
    context.set("aws:principalaccount", caller.account);
    return context;
  }
  for (const char* key : {"aws:principalaccount", "aws:principalarn", "aws:principalorgid", "aws:principalorgpaths", "aws:username"}) {
    context.set_absent(key);
  }
  context.set_absent_below("aws:principaltag/");
  return context;
}

Context owner_context(const Estate& estate, AccountId account) {
  Context context;
  context.set("aws:resourceaccount", estate.at(account).id);
  if (estate.organization_id.empty()) {
    context.set_absent("aws:resourceorgid");
    context.set_absent("aws:resourceorgpaths");
  } else {
    context.set("aws:resourceorgid", estate.organization_id);
  }
  return context;
}

std::vector<std::vector<PolicyId>> scp_levels(const Estate& estate, AccountId account) {
  return levels(estate, account, &Unit::scps, &Account::scps);
}

std::vector<std::vector<PolicyId>> rcp_levels(const Estate& estate, AccountId account) {
  if (estate.at(account).management) return {};
  return levels(estate, account, &Unit::rcps, &Account::rcps);
}

}  // namespace gameday::topology
