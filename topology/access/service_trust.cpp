#include "topology/access/service_trust.h"

#include <algorithm>

namespace gameday::topology {
namespace {

bool may_be_assumed(const Statement& statement) {
  return std::ranges::any_of(statement.actions, [](const std::string& action) {
    return action == "*" || action == "sts:*" || action.starts_with("sts:AssumeRole");
  });
}

}  // namespace

bool trusts_service(const Estate& estate, PrincipalId role, std::string_view service) {
  const auto& trust = estate.at(role).trust;
  if (!trust) return false;
  bool allowed = false;
  for (const Statement& statement : estate.at(*trust).document.statements) {
    if (statement.not_action || statement.principal.negated || !may_be_assumed(statement)) continue;
    if (std::ranges::find(statement.principal.service, service) == statement.principal.service.end()) continue;
    if (statement.effect == StatementEffect::deny) return false;
    allowed = true;
  }
  return allowed;
}

}  // namespace gameday::topology
