#pragma once

#include <vector>

#include "topology/load/toml_reader.h"
#include "topology/model/policy_document.h"

namespace gameday::topology {

/// `when = { … }`: AWS's own Condition block as a TOML table (`Bool = { "aws:MultiFactorAuthPresent" = true }`), and two words
/// for what is written most: `mfa = true`, `from = "203.0.113.0/24"` (address or list).
/// Sorted by `sort_conditions`. Errors: unknown operator with the nearest, values that are no text, number or boolean.
std::vector<ConditionTest> read_conditions(TableReader& reader, std::string_view key);

/// By operator, qualifier and key: all must hold, so their order means nothing, and two ways of writing them read alike.
void sort_conditions(std::vector<ConditionTest>& tests);

}  // namespace gameday::topology
