#pragma once

#include <string>
#include <string_view>

#include "topology/model/policy_document.h"

namespace gameday::topology {

enum class JsonLayout { pretty, one_line };

/// A policy document as AWS policy JSON, which parse_policy reads back to the same. One value stands without its list, as
/// people write it. Conditions of one operator share an object.
std::string policy_text(const PolicyDocument& document, JsonLayout layout);

/// `text` in JSON quotes.
std::string json_quoted(std::string_view text);

}  // namespace gameday::topology
