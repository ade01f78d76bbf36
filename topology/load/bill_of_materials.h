#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "topology/model/problem.h"

#include <tl/expected.hpp>

namespace gameday::topology {

/// Names of the packages in a bill of materials, sorted, each once. Formats: CycloneDX JSON (`bomFormat`, `components`, nested
/// ones too) and SPDX JSON (`spdxVersion`, `packages`). Versions are not read: which of them is affected is for whoever
/// writes the bill to say, by what they list.
/// Errors, with their place in `file`: not JSON, neither of the two formats, a component without a name.
tl::expected<std::vector<std::string>, Problems> read_bill_of_materials(std::string_view text, const std::string& file);

}  // namespace gameday::topology
