#pragma once

#include <optional>

#include "topology/load/toml_reader.h"
#include "topology/model/policy_document.h"

namespace gameday::scenarios {

/// The access policy of a guardrail or boundary: AWS policy JSON in `policy`, or the short form that stands for it:
///   may = [ { do = "*", on = "*" } ]
///   deny = [ { do = ["organizations:LeaveOrganization"], when = { StringNotEquals = { "aws:RequestedRegion" = "eu-west-1" } } } ]
/// `do` or `all_but` (NotAction); `on` ("*" unless said) or `not_on`; `when` holds operators as AWS spells them. Nothing
/// where none of the three stands there.
std::optional<topology::PolicyDocument> read_policy(topology::TableReader& in);

}  // namespace gameday::scenarios
