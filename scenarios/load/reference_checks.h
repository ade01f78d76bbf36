#pragma once

#include "scenarios/model/library.h"
#include "topology/model/problem.h"

namespace gameday::scenarios {

// Whether what is named is in the library. Problems have the place of what names it, and the nearest name.

topology::Problems check_references(const Library& library);  // all that is in it
topology::Problems check_references(const ControlSet& set, const Library& library);
topology::Problems check_references(const Scenario& scenario, const Library& library);

}  // namespace gameday::scenarios
