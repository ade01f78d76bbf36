#pragma once

#include <string_view>

#include "topology/model/estate.h"

namespace gameday::topology {

/// Whether the role's trust policy lets this service ("lambda.amazonaws.com") assume it. Conditions of the statement are
/// taken as met by the service; a Deny that names the service wins.
bool trusts_service(const Estate& estate, PrincipalId role, std::string_view service);

}  // namespace gameday::topology
