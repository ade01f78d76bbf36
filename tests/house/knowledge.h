#pragma once

#include <set>
#include <string>
#include <vector>

#include "tests/house/source_tree.h"

namespace gameday::house {

/// The names that only the attack's side knows: techniques (`[technique.NAME]`) and scenarios (the file's name, where it has
/// an `entry`) of scenarios/library.
std::set<std::string> attack_names(const SourceTree& tree);

/// Where a detector (`[detector.NAME]`, `[managed.NAME]`, its noise) or a Sigma rule (.yml, .yaml) of the library has such a name as a key or a whole
/// value, or a key that asks for the truth. Prose (titles, descriptions) is not looked at: only what a detector could match.
std::vector<std::string> circular_detections(const SourceTree& tree);

/// Where a control (`[control.NAME]`) of the library names a measure of the result or a probability of being detected.
std::vector<std::string> effects_on_measures(const SourceTree& tree);

}  // namespace gameday::house
