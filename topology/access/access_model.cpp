#include "topology/access/access_model.h"

#include "topology/access/arn.h"
#include "topology/access/estate_callers.h"
#include "topology/access/evaluate.h"
#include "topology/access/fixed_rules.h"

#include <algorithm>

namespace gameday::topology {
namespace {

std::vector<PolicyRefs> refs(const EstatePolicies& policies, const std::vector<std::vector<PolicyId>>& levels) {
  std::vector<PolicyRefs> found;
  for (const auto& level : levels) found.push_back(policies.refs(level));
  return found;
}

bool needs_the_policy(const AccessTarget& target, const ActionName& action) {
  return (target.is_key && action.service_name() == "kms") || resource_policy_must_allow(action, target.arn);
}

}  // namespace

AccessModel::AccessModel(const Estate& estate)
    : estate_(estate),
      policies_(std::make_unique<EstatePolicies>(estate)),
      principals_(std::make_unique<PrincipalClasses>(estate, *policies_)) {
  for (std::uint32_t i = 0; i < estate.accounts.size(); ++i) {
    const AccountId account{i};
    accounts_.push_back({refs(*policies_, scp_levels(estate, account)), refs(*policies_, rcp_levels(estate, account)),
                         owner_context(estate, account), {}});
    account_ids_.emplace(estate.at(account).id, account);
  }
  for (std::uint32_t i = 0; i < principals_->classes.size(); ++i) {
    accounts_[principals_->classes[i].account.index].classes.push_back({i});
  }
  for (const CompiledPolicy& policy : policies_->distinct()) resources_.add(policy);
  resources_.seal();
}

std::optional<ClassId> AccessModel::with_admin_policy(PrincipalId id) const {
  return principals_->rights[class_of(id).index].with_admin;
}

const CompiledPolicy* AccessModel::policy_with_a_say(const AccessTarget& target, const ActionName& action) const {
  const bool has_a_say = target.policy && (!target.is_trust || is_trust_action(action));
  return has_a_say ? &policies_->at(*target.policy) : nullptr;
}

LayeredContext AccessModel::context(const Context& extra, const Context& facts, const AccessTarget& target) const {
  return {World::open, {&extra, &facts, &accounts_[target.owner.index].owner}, target.tags};
}

Formula AccessModel::may(ClassId id, std::string_view action, const AccessTarget& target, const Context& extra) const {
  const ClassRights& rights = principals_->rights[id.index];
  const AccountPolicies& own = accounts_[principals_->classes[id.index].account.index];
  const ActionName name(action);
  const Request request{&rights.caller, &name, target.resource(), estate_.at(target.owner).id, target.is_key,
                        context(extra, rights.facts, target)};
  return allowed_when(request, {rights.identity, rights.groups, rights.boundaries, nullptr, policy_with_a_say(target, name),
                                {}, own.scps, accounts_[target.owner.index].rcps});
}

Formula AccessModel::may_outsider(const Caller& caller, std::string_view action, const AccessTarget& target,
                                  const Context& extra) const {
  const ActionName name(action);
  const Context facts = outsider_context(caller);
  const Request request{&caller, &name, target.resource(), estate_.at(target.owner).id, target.is_key,
                        context(extra, facts, target)};
  return allowed_when(request, {{}, {}, {}, nullptr, policy_with_a_say(target, name), {}, {},
                                accounts_[target.owner.index].rcps});
}

bool AccessModel::mentions(ClassId id, const ActionName& action, const AccessTarget& target) const {
  const ClassRights& rights = principals_->rights[id.index];
  if ((rights.services & action.service) == 0) return false;
  const Context nothing;
  return rights.mentions(action, target.resource(), context(nothing, rights.facts, target));
}

/// Accounts of which the clause can name someone; all of them where it names everyone or leaves out a few.
std::vector<AccountId> AccessModel::named_accounts(const PrincipalClause& clause) const {
  std::vector<AccountId> found;
  if (clause.anyone || clause.negated) {
    for (std::uint32_t i = 0; i < accounts_.size(); ++i) found.push_back({i});
    return found;
  }
  for (const std::string& entry : clause.aws) {
    const std::string_view account = entry.starts_with("arn:") ? arn_part(entry, 4) : std::string_view(entry);
    const auto known = account_ids_.find(account);
    if (known != account_ids_.end()) found.push_back(known->second);
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

void AccessModel::add_named(std::vector<ClassId>& found, const CompiledStatement& statement, const ActionName& action,
                            const AccessTarget& target) const {
  const bool needed = needs_the_policy(target, action);
  for (const AccountId account : named_accounts(statement.principal)) {
    for (const ClassId id : accounts_[account.index].classes) {
      const PrincipalMatch match =
          named_by(statement.principal, principals_->rights[id.index].caller, Session::may_be_named);
      if (match == PrincipalMatch::none) continue;
      const bool own = account == target.owner;
      if (own && match == PrincipalMatch::account && !needed) continue;
      const bool suffices = own && match != PrincipalMatch::account;
      if (suffices || mentions(id, action, target)) found.push_back(id);
    }
  }
}

std::vector<ClassId> AccessModel::candidates(std::string_view action, const AccessTarget& target) const {
  const ActionName name(action);
  std::vector<ClassId> found;
  const bool everyone = is_always_allowed(name);
  for (std::uint32_t i = 0; everyone && i < classes().size(); ++i) found.push_back({i});
  if (everyone) return found;
  if (!needs_the_policy(target, name)) {
    for (const ClassId id : accounts_[target.owner.index].classes) {
      if (mentions(id, name, target)) found.push_back(id);
    }
  }
  const Context nothing;
  if (const CompiledPolicy* policy = policy_with_a_say(target, name)) {
    const LayeredContext asked = context(nothing, nothing, target);
    for (const CompiledStatement& statement : policy->statements) {
      if (statement.effect != StatementEffect::allow || !statement.principal.present) continue;
      if (statement.covers_action(name) && statement.concerns(target.resource(), asked)) {
        add_named(found, statement, name, target);
      }
    }
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace gameday::topology
