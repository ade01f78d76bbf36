#pragma once

#include <string_view>
#include <vector>

#include "topology/model/estate_draft.h"
#include "topology/model/problem.h"

#include <tl/expected.hpp>

namespace gameday::topology {

/// The bundled AWS-managed policies (topology/library/aws_managed): what the most used ones grant in substance, in the short
/// form, for estates that name them without holding their documents. By name. Cost: parses the bundled file, about 1 ms.
/// Errors: none but of the bundled file itself, which a test excludes.
tl::expected<std::vector<PolicyDraft>, Problems> bundled_aws_policies();

/// The one of this name or ARN, or null.
const PolicyDraft* find_policy(const std::vector<PolicyDraft>& policies, std::string_view name_or_arn);

}  // namespace gameday::topology
