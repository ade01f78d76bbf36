#include "tests/property/naive_rights.h"

#include <algorithm>
#include <array>
#include <deque>

#include "topology/access/decide.h"
#include "topology/access/evaluate.h"

namespace gameday::scenarios {
namespace {

using topology::AccountId;
using topology::Estate;
using topology::PrincipalId;

/// What controls an account for good, as the guide to AccessModel::is_administrator lists it.
constexpr std::array k_ways_out{"iam:AttachRolePolicy",  "iam:AttachUserPolicy",      "iam:PutRolePolicy",
                                "iam:PutUserPolicy",     "iam:CreatePolicyVersion",   "iam:CreateRole",
                                "iam:UpdateAssumeRolePolicy", "iam:CreateAccessKey", "iam:DeleteRolePermissionsBoundary",
                                "iam:DeleteUserPermissionsBoundary"};

topology::Statement everything() {
  topology::Statement all;
  all.actions = {"*"};
  all.resources = {"*"};
  return all;
}

void raise(Estate& estate, PrincipalId id) {
  topology::Policy all;
  all.document.statements = {everything()};
  estate.policies.push_back(all);
  estate.principals[id.index].policies.push_back({static_cast<std::uint32_t>(estate.policies.size() - 1)});
}

}  // namespace

const Estate& NaiveRights::raised(PrincipalId id) {
  const auto [at, fresh] = raised_.try_emplace(id, nullptr);
  if (fresh) {
    at->second = std::make_unique<Estate>(estate_);
    raise(*at->second, id);
  }
  return *at->second;
}

bool NaiveRights::may(const Actor& actor, const Question& q) {
  const auto key = std::tuple(actor, q.action, q.target.arn, q.target.owner, q.target.policy, q.with, q.target.tags);
  const auto [at, fresh] = answers_.try_emplace(key, false);
  if (!fresh) return at->second;
  topology::Context extra;
  for (const auto& [name, value] : q.with) extra.set(name, value);
  extra.set("aws:SourceIp", "203.0.113.77");
  if (actor.mfa.empty()) extra.set_absent("aws:MultiFactorAuthPresent");
  else extra.set("aws:MultiFactorAuthPresent", actor.mfa == "yes" ? "true" : "false");
  return at->second = decided(actor, q, extra).condition.is_always();
}

topology::Decision NaiveRights::decided(const Actor& actor, const Question& q, const topology::Context& extra) {
  topology::AtomTable atoms;
  if (!actor.principal) return as_administrator(actor.account, q, extra);
  return decide(actor.raised ? raised(*actor.principal) : estate_, *actor.principal, q.action, q.target, extra, atoms);
}

topology::Decision NaiveRights::as_administrator(AccountId account, const Question& q, const topology::Context& extra) const {
  topology::AtomTable atoms;
  std::deque<topology::CompiledPolicy> kept;
  const auto one = [&](topology::PolicyId id) { return &kept.emplace_back(compile(estate_.at(id).document, atoms, "")); };
  const auto all = [&](const std::vector<std::vector<topology::PolicyId>>& levels) {
    std::vector<topology::PolicyRefs> refs;
    for (const auto& level : levels) {
      refs.emplace_back();
      for (const topology::PolicyId id : level) refs.back().push_back(one(id));
    }
    return refs;
  };
  topology::PolicyDocument star;
  star.statements = {everything()};
  const topology::PolicyRefs identity{&kept.emplace_back(compile(star, atoms, "AdministratorAccess"))};
  const topology::ActionName action(q.action);
  const topology::Caller caller = administrator_of(estate_, account);
  const topology::Context facts = administrator_context(estate_, account);
  const topology::Context owner = owner_context(estate_, q.target.owner);
  const bool has_a_say = q.target.policy && (!q.target.is_trust || q.action.starts_with("sts:AssumeRole"));
  const std::vector<topology::PolicyRefs> scps = all(scp_levels(estate_, account));
  const std::vector<topology::PolicyRefs> rcps = all(rcp_levels(estate_, q.target.owner));
  const topology::CompiledPolicy* own = has_a_say ? one(*q.target.policy) : nullptr;
  const topology::Request request{&caller, &action, q.target.resource(), estate_.at(q.target.owner).id, q.target.is_key,
                                  {topology::World::open, {&extra, &facts, &owner}, q.target.tags}};
  return evaluate(request, {identity, {}, {}, nullptr, own, {}, scps, rcps});
}

/// Unconditional Allow * on *, its own or its groups'.
bool NaiveRights::star(const Actor& actor) const {
  const auto whole = [](const std::vector<std::string>& list) {
    return std::ranges::any_of(list, [](const std::string& t) { return t == "*" || t == "*:*"; });
  };
  const topology::Principal& p = estate_.at(*actor.principal);
  bool found = actor.raised;
  const auto look = [&](const std::vector<topology::PolicyId>& policies) {
    for (const topology::PolicyId id : policies)
      for (const auto& s : estate_.at(id).document.statements)
        found = found || (s.effect == topology::StatementEffect::allow && !s.not_action && !s.not_resource &&
                          s.conditions.empty() && whole(s.actions) && whole(s.resources));
  };
  look(p.policies);
  for (const topology::GroupId group : p.groups) look(estate_.at(group).policies);
  return found;
}

bool NaiveRights::controls(const Actor& actor) {
  if (!actor.principal) return true;
  const auto [at, fresh] = controls_.try_emplace({*actor.principal, actor.raised}, false);
  if (fresh) at->second = star(actor) && has_ways_out(actor);
  return at->second;
}

bool NaiveRights::has_ways_out(const Actor& actor) const {
  Estate alone = estate_;  // guardrails bind every administrator alike, so they do not count
  for (auto& unit : alone.units) unit.scps.clear(), unit.rcps.clear();
  for (auto& account : alone.accounts) account.scps.clear(), account.rcps.clear();
  if (actor.raised) raise(alone, *actor.principal);
  topology::AccessTarget iam;
  iam.arn = "arn:aws:iam::" + estate_.at(actor.account).id + ":*";
  iam.owner = actor.account;
  topology::AtomTable atoms;
  return std::ranges::all_of(k_ways_out, [&](const char* action) {
    return decide(alone, *actor.principal, action, iam, {}, atoms).condition.is_always();
  });
}

}  // namespace gameday::scenarios
