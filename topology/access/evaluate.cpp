#include "topology/access/evaluate.h"

#include "topology/access/arn.h"
#include "topology/access/fixed_rules.h"

#include <algorithm>

namespace gameday::topology {
namespace {

/// What the resource policy grants, by how it names the caller.
struct ResourceGrant {
  Formula direct;
  Formula role;
  Formula account;
};

/// Walks the policies once for grants and once for denials. With `trace`, notes each statement that spoke.
class Evaluation {
 public:
  Evaluation(const Request& request, const PolicySet& policies, std::vector<Reason>* trace)
      : request_(request), caller_(*request.caller), policies_(policies), trace_(trace) {}

  Formula granted();
  /// `formula` without what some statement denies. Notes in `denied` whether any denial is certain.
  Formula without_denied(Formula formula, bool& denied);

 private:
  struct Position {
    PolicyLayer layer{};
    std::uint32_t level = 0;
    std::uint32_t index = 0;
  };

  bool bound_by_scps() const;
  bool bound_by_rcps() const;
  Formula own_grant();
  ResourceGrant resource_grant();
  Formula joined(const Formula& own, const ResourceGrant& resource, const Formula& boundary);
  Formula layer_allows(std::span<const CompiledPolicy* const> policies, PolicyLayer layer, std::uint32_t level = 0);
  Formula guardrails();

  PrincipalMatch named(const CompiledStatement& statement, PolicyLayer layer) const;
  Formula speaks(const CompiledStatement& statement) const;
  void deny(Formula& formula, bool& denied, const CompiledPolicy& policy, Position at);
  void deny_all(Formula& formula, bool& denied, std::span<const CompiledPolicy* const> policies, PolicyLayer layer,
                std::uint32_t level = 0);
  void note(Reason::Kind kind, Position at, const CompiledPolicy& policy, const CompiledStatement& statement,
            const Formula& condition);
  void note_missing(PolicyLayer layer, std::uint32_t level, const Formula& allowed);

  const Request& request_;
  const Caller& caller_;
  const PolicySet& policies_;
  std::vector<Reason>* trace_;
};

bool Evaluation::bound_by_scps() const {
  return !caller_.account.empty() && !caller_.management_account && !caller_.service_linked;
}

bool Evaluation::bound_by_rcps() const { return !caller_.service_linked && rcp_covers(*request_.action); }

/// How the statement names the caller. A resource policy's statement must name someone; elsewhere everyone is meant
/// unless said.
PrincipalMatch Evaluation::named(const CompiledStatement& statement, PolicyLayer layer) const {
  const bool names = layer == PolicyLayer::resource || layer == PolicyLayer::endpoint || layer == PolicyLayer::rcp;
  if (!names) return PrincipalMatch::direct;
  if (!statement.principal.present) return layer == PolicyLayer::resource ? PrincipalMatch::none : PrincipalMatch::direct;
  const bool denies = statement.effect == StatementEffect::deny;
  // IAM user guide, "NotPrincipal with Deny": it always denies a principal that has a permissions boundary.
  if (denies && statement.principal.negated && caller_.has_boundary) return PrincipalMatch::direct;
  return named_by(statement.principal, caller_, denies ? Session::escapes_the_name : Session::may_be_named);
}

/// When the statement's action, resource and conditions fit.
Formula Evaluation::speaks(const CompiledStatement& statement) const {
  if (!statement.covers_action(*request_.action)) return Formula::never();
  if (!statement.concerns(request_.resource, request_.context)) return Formula::never();
  return statement.conditions(request_.context);
}

Formula Evaluation::layer_allows(std::span<const CompiledPolicy* const> policies, PolicyLayer layer, std::uint32_t level) {
  Formula allowed;
  for (std::size_t i = 0; i < policies.size(); ++i) {
    for (const CompiledStatement& statement : policies[i]->statements) {
      if (statement.effect != StatementEffect::allow) continue;
      if (allowed.is_always() && trace_ == nullptr) return allowed;
      if (named(statement, layer) == PrincipalMatch::none) continue;
      const Formula condition = speaks(statement);
      if (condition.is_never()) continue;
      note(Reason::Kind::allowed_by, {layer, level, static_cast<std::uint32_t>(i)}, *policies[i], statement, condition);
      allowed = either(allowed, condition);
    }
  }
  return allowed;
}

Formula Evaluation::own_grant() {
  if (caller_.kind == CallerKind::account_root) return Formula::always();
  if (!caller_.has_identity_policies()) return Formula::never();
  const Formula attached = layer_allows(policies_.identity, PolicyLayer::identity);
  if (attached.is_always() && trace_ == nullptr) return attached;
  return either(attached, layer_allows(policies_.groups, PolicyLayer::group));
}

ResourceGrant Evaluation::resource_grant() {
  ResourceGrant grant;
  if (policies_.resource == nullptr) return grant;
  for (const CompiledStatement& statement : policies_.resource->statements) {
    if (statement.effect != StatementEffect::allow) continue;
    const PrincipalMatch match = named(statement, PolicyLayer::resource);
    if (match == PrincipalMatch::none) continue;
    const Formula condition = speaks(statement);
    if (condition.is_never()) continue;
    note(Reason::Kind::allowed_by, {PolicyLayer::resource, 0, 0}, *policies_.resource, statement, condition);
    Formula& side = match == PrincipalMatch::direct ? grant.direct
                    : match == PrincipalMatch::role ? grant.role
                                                    : grant.account;
    side = either(side, condition);
  }
  return grant;
}

/// Identity and resource side together; see `evaluate`.
Formula Evaluation::joined(const Formula& own, const ResourceGrant& resource, const Formula& boundary) {
  if (!caller_.has_identity_policies()) return resource.direct;
  const Formula bounded = both(own, boundary);
  const Formula named = either(resource.direct, both(resource.role, boundary));
  if (caller_.account != request_.resource_account) {
    return both(bounded, either(either(resource.direct, resource.role), resource.account));
  }
  const bool on_key = request_.is_key && request_.action->service_name() == "kms";
  if (on_key || resource_policy_must_allow(*request_.action, request_.resource.arn)) {
    return either(named, both(bounded, resource.account));
  }
  return either(bounded, named);
}

/// Everything besides identity, boundary and resource policies that must allow.
Formula Evaluation::guardrails() {
  Formula allowed = Formula::always();
  const auto demand = [&](std::span<const CompiledPolicy* const> policies, PolicyLayer layer, std::size_t level) {
    const auto depth = static_cast<std::uint32_t>(level);
    const Formula layer_allowed = layer_allows(policies, layer, depth);
    note_missing(layer, depth, layer_allowed);
    allowed = both(allowed, layer_allowed);
  };
  if (policies_.session != nullptr) demand(std::span(&policies_.session, 1), PolicyLayer::session, 0);
  if (!policies_.endpoints.empty()) demand(policies_.endpoints, PolicyLayer::endpoint, 0);
  if (bound_by_scps()) {
    for (std::size_t level = 0; level < policies_.scps.size(); ++level) {
      if (allowed.is_never() && trace_ == nullptr) return allowed;
      demand(policies_.scps[level], PolicyLayer::scp, level);
    }
  }
  return allowed;
}

Formula Evaluation::granted() {
  const Formula own = own_grant();
  const ResourceGrant resource = resource_grant();
  Formula boundary = Formula::always();
  if (!policies_.boundaries.empty()) {
    boundary = layer_allows(policies_.boundaries, PolicyLayer::boundary);
    note_missing(PolicyLayer::boundary, 0, boundary);
  }
  const Formula sides = joined(own, resource, boundary);
  if (sides.is_never()) {
    const bool none_own = own.is_never() && caller_.has_identity_policies();
    note_missing(none_own ? PolicyLayer::identity : PolicyLayer::resource, 0, Formula::never());
    if (trace_ == nullptr) return sides;
  }
  return both(sides, guardrails());
}

void Evaluation::deny(Formula& formula, bool& denied, const CompiledPolicy& policy, Position at) {
  for (const CompiledStatement& statement : policy.statements) {
    if (statement.effect != StatementEffect::deny) continue;
    if (!statement.covers_action(*request_.action)) continue;
    if (named(statement, at.layer) == PrincipalMatch::none) continue;
    const Formula condition = speaks(statement);
    if (condition.is_never()) continue;
    note(Reason::Kind::denied_by, at, policy, statement, condition);
    denied = denied || condition.is_always();
    formula = both(formula, negation(condition));
  }
}

void Evaluation::deny_all(Formula& formula, bool& denied, std::span<const CompiledPolicy* const> policies,
                          PolicyLayer layer, std::uint32_t level) {
  for (std::size_t i = 0; i < policies.size(); ++i) {
    if (formula.is_never() && trace_ == nullptr) return;
    deny(formula, denied, *policies[i], {layer, level, static_cast<std::uint32_t>(i)});
  }
}

Formula Evaluation::without_denied(Formula formula, bool& denied) {
  if (caller_.has_identity_policies()) {
    deny_all(formula, denied, policies_.identity, PolicyLayer::identity);
    deny_all(formula, denied, policies_.groups, PolicyLayer::group);
    deny_all(formula, denied, policies_.boundaries, PolicyLayer::boundary);
    if (policies_.session != nullptr) deny_all(formula, denied, std::span(&policies_.session, 1), PolicyLayer::session);
  }
  if (policies_.resource != nullptr) deny_all(formula, denied, std::span(&policies_.resource, 1), PolicyLayer::resource);
  deny_all(formula, denied, policies_.endpoints, PolicyLayer::endpoint);
  for (std::size_t level = 0; bound_by_scps() && level < policies_.scps.size(); ++level) {
    deny_all(formula, denied, policies_.scps[level], PolicyLayer::scp, static_cast<std::uint32_t>(level));
  }
  for (std::size_t level = 0; bound_by_rcps() && level < policies_.rcps.size(); ++level) {
    deny_all(formula, denied, policies_.rcps[level], PolicyLayer::rcp, static_cast<std::uint32_t>(level));
  }
  return formula;
}

void Evaluation::note(Reason::Kind kind, Position at, const CompiledPolicy& policy, const CompiledStatement& statement,
                      const Formula& condition) {
  if (trace_ == nullptr) return;
  const auto number = static_cast<std::uint32_t>(&statement - policy.statements.data());
  trace_->push_back({kind, at.layer, at.level, policy.name, at.index, number, statement.sid, condition});
}

void Evaluation::note_missing(PolicyLayer layer, std::uint32_t level, const Formula& allowed) {
  if (trace_ == nullptr || !allowed.is_never()) return;
  trace_->push_back({Reason::Kind::not_allowed_by, layer, level, {}, 0, 0, {}, {}});
}

int rank(Reason::Kind kind) {
  return kind == Reason::Kind::denied_by ? 0 : kind == Reason::Kind::allowed_by ? 1 : 2;
}

}  // namespace

bool is_trust_action(const ActionName& action) {
  return action.text.starts_with("sts:assumerole") || action.text == "sts:tagsession" ||
         action.text == "sts:setsourceidentity";
}

bool resource_policy_must_allow(const ActionName& action, std::string_view resource) {
  if (is_trust_action(action)) return true;
  return action.service_name() == "kms" && arn_part(resource, 5).starts_with("key/");
}

Formula allowed_when(const Request& request, const PolicySet& policies) {
  if (is_always_allowed(*request.action)) return Formula::always();
  if (is_unchangeable(*request.action, request.resource.arn)) return Formula::never();
  Evaluation evaluation(request, policies, nullptr);
  Formula granted = evaluation.granted();
  if (granted.is_never()) return granted;
  bool denied = false;
  return evaluation.without_denied(std::move(granted), denied);
}

Decision evaluate(const Request& request, const PolicySet& policies) {
  Decision decision;
  if (is_always_allowed(*request.action)) return {Verdict::allow, Formula::always(), {}};
  Evaluation evaluation(request, policies, &decision.reasons);
  Formula granted = evaluation.granted();
  if (is_unchangeable(*request.action, request.resource.arn)) granted = Formula::never();
  const bool grantable = !granted.is_never();
  bool denied = false;
  decision.condition = evaluation.without_denied(std::move(granted), denied);
  std::ranges::stable_sort(decision.reasons, {}, [](const Reason& reason) { return rank(reason.kind); });
  if (decision.condition.is_always()) {
    decision.verdict = Verdict::allow;
  } else if (!decision.condition.is_never()) {
    decision.verdict = Verdict::conditional;
  } else {
    decision.verdict = denied || grantable ? Verdict::explicit_deny : Verdict::implicit_deny;
  }
  return decision;
}

}  // namespace gameday::topology
