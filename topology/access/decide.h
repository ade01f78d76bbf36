#pragma once

#include <string_view>

#include "topology/access/access_target.h"
#include "topology/access/decision.h"
#include "topology/access/estate_callers.h"

namespace gameday::topology {

class AtomTable;

/// The plain way: compiles just the documents that have a say and evaluates them, without classes or indexes. For
/// explaining, and for checking AccessModel, whose answer is the same: with a copy of its atoms as `atoms`, to the id.
/// Cost: linear in those documents.
Decision decide(const Estate& estate, PrincipalId principal, std::string_view action, const AccessTarget& target,
                const Context& extra, AtomTable& atoms);

}  // namespace gameday::topology
