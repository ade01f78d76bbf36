#pragma once

#include <string>
#include <vector>

#include "scenarios/compile/cell.h"

namespace gameday::reports {

/// Adds the assumptions (numbers without a source) that a cell rests on: of the techniques that its graph has steps of, of
/// its controls, logs, runbooks and scenario. Sorted, each once.
void add_assumptions(const scenarios::Cell& cell, std::vector<std::string>& assumptions);

}  // namespace gameday::reports
