#pragma once

#include "scenarios/model/control_set.h"
#include "scenarios/model/scenario.h"
#include "topology/model/estate.h"

namespace gameday::scenarios {

/// What of a scenario cannot happen in this estate: an entry or a playbook line that names what is not there (with the
/// nearest), an entry that nothing satisfies (saying which of its conditions fails), an entry of the wrong kind.
topology::Problems check_against(const Scenario& scenario, const topology::Estate& estate);

/// What of a scenario is left out in this estate, and why: objectives and playbook lines that nothing satisfies. Not errors,
/// because scenarios bind to any estate; to be told with the result.
topology::Problems notes_against(const Scenario& scenario, const topology::Estate& estate);

/// Selectors of a control set that name what is not in the estate, with the nearest.
topology::Problems check_against(const ControlSet& set, const topology::Estate& estate);

}  // namespace gameday::scenarios
