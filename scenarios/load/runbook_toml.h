#pragma once

#include "scenarios/model/runbook.h"
#include "topology/load/toml_reader.h"

namespace gameday::scenarios {

/// `[runbook.NAME]`: title, cuts, takes, automated (as `takes` unless said), fails, undrilled, harm (service time lost).
Runbook read_runbook(const std::string& name, topology::TableReader& in);

}  // namespace gameday::scenarios
