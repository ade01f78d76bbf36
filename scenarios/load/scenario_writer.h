#pragma once

#include <string>

#include "scenarios/model/scenario.h"

namespace gameday::scenarios {

/// The scenario as a file with every default filled in and marked `# default`, whether or not its author wrote it.
/// load_scenario reads it back to the same, places and the wording of selectors aside.
std::string write_scenario(const Scenario& scenario);

}  // namespace gameday::scenarios
