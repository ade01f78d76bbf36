#pragma once

#include <string>

#include "scenarios/load/yaml_tree.h"
#include "scenarios/model/sigma_rule.h"

namespace gameday::scenarios {

/// Reads one named search of a rule's `detection`: a map of tests, or a list of such maps of which one must hold.
/// Problems are added to `problems`; what could be read is returned all the same, so that the condition finds its name.
SigmaSearch read_search(const std::string& name, const YamlNode& node, topology::Problems& problems);

}  // namespace gameday::scenarios
