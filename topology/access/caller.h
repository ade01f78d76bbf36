#pragma once

#include <string>
#include <string_view>

#include "topology/model/policy_document.h"

namespace gameday::topology {

enum class CallerKind {
  user,
  role,          // whose session names are not known: any session of it
  role_session,
  account_root,
  account,       // any of the account's principals, no particular one: what its administrator can become
  service,
  federated,     // someone that an identity provider vouches for, before assuming a role
  anonymous,
};

/// Who asks.
struct Caller {
  CallerKind kind = CallerKind::anonymous;
  std::string account;         // 12 digits; empty for service, federated, anonymous
  std::string arn;             // user, account root, federated user session; empty where there is none
  std::string role_arn;        // role and role session
  std::string session_arn;     // role session: arn:aws:sts::ACCOUNT:assumed-role/NAME/SESSION
  bool path_known = true;      // false: role_arn was made from a session ARN, which does not show the role's path
  std::string service;         // "lambda.amazonaws.com"
  std::string provider;        // federated: the provider's ARN or host
  bool management_account = false;  // SCPs do not bind it
  bool service_linked = false;      // neither SCPs nor RCPs bind it
  bool has_boundary = false;        // a Deny with NotPrincipal then always applies

  bool has_identity_policies() const;
};

/// From an ARN (user, role, role session, federated user session, account root) or a service principal's name.
Caller caller_from(std::string_view written);
Caller anonymous_caller();

/// How a Principal element names a caller. Later ones say more: only `direct` grants by itself past a boundary.
/// Source: IAM user guide, "Policy evaluation logic" and "IAM JSON policy elements: Principal".
enum class PrincipalMatch {
  none,
  account,  // names the caller's account, which leaves the rest to its identity policies
  role,     // names the role of the caller's session
  direct,   // names the user or session itself, or everyone
};

/// What is assumed where a session's name is not known.
enum class Session {
  may_be_named,      // the caller can take the name that the policy gives: for Allow
  escapes_the_name,  // the caller can take another: for Deny
};

/// The strongest way in which the clause names the caller. A negated clause (NotPrincipal) names `direct` all whom
/// it does not list; a session is listed by its account, its role and itself, all three.
PrincipalMatch named_by(const PrincipalClause& clause, const Caller& caller, Session session);

}  // namespace gameday::topology
