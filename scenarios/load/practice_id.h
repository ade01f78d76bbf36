#pragma once

#include <string>
#include <vector>

#include "topology/load/toml_reader.h"

namespace gameday::scenarios {

/// `practices = ["2024-06:SEC04-BP01"]`: edition of the AWS Security Pillar and best practice. The edition is demanded because
/// practices were renumbered between editions.
std::vector<std::string> read_practices(topology::TableReader& in);

}  // namespace gameday::scenarios
