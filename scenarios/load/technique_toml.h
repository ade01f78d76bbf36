#pragma once

#include "scenarios/model/technique.h"
#include "topology/load/toml_reader.h"

namespace gameday::scenarios {

/// `[technique.NAME]`: title, attack, from, targets, needs, yields, takes, works, visible and `[[technique.NAME.record]]`.
///
/// Errors: unknown keys and words with the nearest; a need or yield that says nothing or two things; a permission without
/// a credential to hold it; an ATT&CK id that is none; a chance outside 0 to 1.
Technique read_technique(const std::string& name, topology::TableReader& in);

}  // namespace gameday::scenarios
