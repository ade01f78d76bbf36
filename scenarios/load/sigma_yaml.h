#pragma once

#include <string>
#include <string_view>

#include "scenarios/model/sigma_rule.h"

#include <tl/expected.hpp>

namespace gameday::scenarios {

/// Reads a Sigma rule or an event_count correlation. `file` names it in messages; the rule's own `file` is what follows the
/// last "rules/" of it (else its last part), without .yml or .yaml.
///
/// Source of the meaning: Sigma specification 2.0 (rules, modifiers, correlations). Understood: selection maps, lists of
/// maps, lists of values; `contains`, `startswith`, `endswith`, `all`; null; wildcards; conditions with and, or, not,
/// parentheses, `1 of x*`, `all of x*`, `1 of them`, `all of them`; correlation of type event_count with gte or gt.
///
/// Errors: every problem with its place. Whatever Sigma has beyond these is a problem that begins with "unsupported:",
/// never a guess: a rule that is half understood would be silent where its author thinks it watches.
tl::expected<SigmaRule, topology::Problems> parse_sigma(std::string_view text, const std::string& file);

}  // namespace gameday::scenarios
