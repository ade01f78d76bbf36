#pragma once

#include <vector>

#include "topology/access/caller.h"
#include "topology/access/context.h"
#include "topology/model/estate.h"

// What the estate says of who asks, and of whose policies bind whom.
namespace gameday::topology {

Caller caller_of(const Estate& estate, PrincipalId principal);

/// Nobody in particular within the account: what someone with all of its rights can become.
Caller administrator_of(const Estate& estate, AccountId account);

/// Open-world facts: aws:PrincipalAccount, aws:PrincipalArn, aws:PrincipalOrgID, aws:PrincipalTag/*, aws:PrincipalType,
/// aws:username, kms:CallerAccount, aws:PrincipalIsAWSService (false), aws:SecureTransport (true).
Context context_of(const Estate& estate, PrincipalId principal);
Context administrator_context(const Estate& estate, AccountId account);

/// Facts of a caller from outside the estate: a service, an anonymous caller, someone whom a provider vouches for.
Context outsider_context(const Caller& caller);

/// aws:ResourceAccount and aws:ResourceOrgID of what the account owns.
Context owner_context(const Estate& estate, AccountId account);

/// SCPs from the organization's root to the account, a level each. A level where nothing is attached is left out:
/// AWS attaches FullAWSAccess to each, so there is none that says nothing. Where something is attached, it must allow.
std::vector<std::vector<PolicyId>> scp_levels(const Estate& estate, AccountId account);

/// RCPs likewise. None for the management account, whose resources they do not reach.
std::vector<std::vector<PolicyId>> rcp_levels(const Estate& estate, AccountId account);

}  // namespace gameday::topology
