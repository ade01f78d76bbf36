#pragma once

#include <string>
#include <string_view>

#include "scenarios/model/scenario.h"
#include "topology/load/toml_reader.h"

#include <tl/expected.hpp>

namespace gameday::scenarios {

/// A scenario's file. `name`: what reports call it. Nothing is looked up: techniques and entities are checked by
/// `check_references` and `check_against` (scenario_checks.h).
Scenario read_scenario(const std::string& name, topology::TableReader& root);

/// The same from a text. Every problem at once, sorted by place.
tl::expected<Scenario, topology::Problems> load_scenario(std::string_view text, const std::string& file,
                                                         const std::string& name);

}  // namespace gameday::scenarios
