#pragma once

#include <span>
#include <string>

#include "scenarios/model/control_set.h"
#include "topology/load/toml_reader.h"

namespace gameday::scenarios {

/// The set that a file extends: what `extends` says, with its place; "nothing" where it does not say.
topology::Name extended_by(topology::TableReader& root);

/// A control set's file: title, `extends`, `[control.NAME]` definitions of its own, and `[use]`, which names controls of
/// `library` (sorted by name) or of the file itself with their parameters: `guardduty = {}`, `triage = { analysts = 2 }`,
/// `guardduty = true`, or `= false` to leave out one that `base` uses. An own control that [use] does not name is used too.
///
/// `base`: the set that is extended; empty for "nothing". Controls come out as: those of `base` in their order, each replaced
/// where it is used again, then the others by name.
ControlSet read_control_set(const std::string& name, topology::TableReader& root, const ControlSet& base,
                            std::span<const Control> library);

}  // namespace gameday::scenarios
