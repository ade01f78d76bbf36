#pragma once

#include <string_view>

#include "topology/access/pattern.h"

namespace gameday::topology {

/// Things of AWS's own that no customer's policy can give the right to change: policies under arn:aws:iam::aws:,
/// aliases alias/aws/…, roles under aws-reserved/ (single sign-on) and the policies of service-linked roles.
bool is_unchangeable(const ActionName& action, std::string_view resource);

/// sts:GetCallerIdentity: no policy can deny it.
bool is_always_allowed(const ActionName& action);

/// Do resource control policies reach this service? Source: AWS Organizations user guide, "List of AWS services that
/// support RCPs", as of 2025.
bool rcp_covers(const ActionName& action);

}  // namespace gameday::topology
