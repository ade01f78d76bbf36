#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "topology/access/caller.h"
#include "topology/access/compiled_policy.h"
#include "topology/access/context.h"
#include "topology/access/decision.h"

namespace gameday::topology {

using PolicyRefs = std::vector<const CompiledPolicy*>;

/// What is asked. Refers to the caller and context that it is made from.
struct Request {
  const Caller* caller = nullptr;
  const ActionName* action = nullptr;
  ResourceName resource;
  std::string_view resource_account;  // 12 digits
  bool is_key = false;                // the resource is a KMS key, also where its ARN does not look like one
  LayeredContext context;
};

/// Every policy that has a say.
struct PolicySet {
  std::span<const CompiledPolicy* const> identity;
  std::span<const CompiledPolicy* const> groups;
  std::span<const CompiledPolicy* const> boundaries;  // none: nothing is bounded; several: any of them may allow
  const CompiledPolicy* session = nullptr;
  const CompiledPolicy* resource = nullptr;           // resource, trust or key policy
  std::span<const CompiledPolicy* const> endpoints;   // none: not through an endpoint
  std::span<const PolicyRefs> scps;                   // from the root to the account; none: no organization
  std::span<const PolicyRefs> rcps;                   // likewise, of the resource's account; "allow all" is implied
};

/// Trust policies and key policies must allow even within the account. Trust: sts:AssumeRole…, sts:TagSession,
/// sts:SetSourceIdentity. Key: kms:… on a key.
bool resource_policy_must_allow(const ActionName& action, std::string_view resource);
bool is_trust_action(const ActionName& action);

/// Whether AWS allows the request, by "Policy evaluation logic" of its IAM user guide:
/// - a Deny anywhere wins; each SCP level, the endpoint and the session policy must allow. The boundary must allow
///   what identity policies grant, or a resource policy that names the role; not what one grants that names the
///   user, the session or everyone;
/// - within the account, identity or resource policy suffices; one that names only the account grants nothing by
///   itself. Trust and key policies must allow, by naming the caller or, together with an identity policy, the
///   account. Across accounts both must allow;
/// - SCPs bind neither the management account nor service-linked roles; RCPs bind no service-linked roles and only
///   some services;
/// - sts:GetCallerIdentity is always allowed; AWS's own policies and aliases, reserved and service-linked roles
///   can't be changed.
/// A session policy also binds what a resource policy grants to the session itself: so known cases have it, stricter
/// than the guide.
Decision evaluate(const Request& request, const PolicySet& policies);

/// Only the condition, without the reasons: equal to `evaluate(…).condition`.
Formula allowed_when(const Request& request, const PolicySet& policies);

}  // namespace gameday::topology
