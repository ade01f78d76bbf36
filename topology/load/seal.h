#pragma once

#include "topology/model/estate.h"
#include "topology/model/estate_draft.h"
#include "topology/model/problem.h"

#include <tl/expected.hpp>

namespace gameday::topology {

/// Resolves every name, makes what was not said (account ids, ARNs, lineages, the short forms' statements) and indexes the
/// estate. Entities are sorted by (account, name, kind), so ids never depend on the order of files or tables.
///
/// Made: account ids from a hash of the name; FullAWSAccess beside SCPs at each level where none of the attached ones allows
/// anything (a list of denials alone would, in AWS, deny all); AWS-managed policies that are only named, from
/// topology/library/aws_managed. Empty ownership of a principal or resource is its account's, field by field.
///
/// Errors: duplicates (at both places), unknown or ambiguous references with the nearest name, unknown AWS-managed policies,
/// roles that nobody may assume, cycles of units, blocks and ports that make no sense, subnets outside their VPC or overlapping.
/// All of them, sorted by place; no half-made estate.
tl::expected<Estate, Problems> seal(const EstateDraft& draft);

}  // namespace gameday::topology
