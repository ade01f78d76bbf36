#pragma once

#include <optional>
#include <string>

#include "sim/run/program.h"

namespace gameday::reports {

/// What a technique needs, takes and leaves in this cell, against which targets it can be used, and which detectors see
/// its records. `target`: only that one.
std::string step_text(const sim::Program& program, const std::string& technique, std::optional<topology::EntityRef> target);

}  // namespace gameday::reports
