#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "scenarios/model/sigma_rule.h"

#include <tl/expected.hpp>

namespace gameday::scenarios {

/// Reads a rule's condition over its searches into postfix order. `not` binds closer than `and`, `and` closer than `or`.
/// `them` leaves out searches whose name begins with an underscore. Source: Sigma specification 2.0, Condition.
///
/// `place` is that of the text's first character. Errors: the first one found, with its column; an aggregation behind `|`
/// is unsupported.
tl::expected<std::vector<SigmaToken>, topology::Problem> parse_condition(std::string_view text,
                                                                         std::span<const SigmaSearch> searches,
                                                                         const topology::Place& place);

}  // namespace gameday::scenarios
