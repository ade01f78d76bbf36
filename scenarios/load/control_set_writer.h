#pragma once

#include <string>

#include "scenarios/model/control_set.h"

namespace gameday::scenarios {

/// The set as a file that extends nothing: every control with all effects, defaults marked `# default`, and a comment that
/// says where each control comes from (the bundled library, or the file that gave it parameters).
/// load_control_set reads it back to the same effects, places and the wording of selectors aside; the order of controls is
/// then by name, which nothing rests on.
std::string write_control_set(const ControlSet& set);

}  // namespace gameday::scenarios
