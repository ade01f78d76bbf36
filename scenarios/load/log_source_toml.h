#pragma once

#include "scenarios/model/log_record.h"
#include "topology/load/toml_reader.h"

namespace gameday::scenarios {

/// `[log.NAME]`: title, product, service, delivers, and the `event` fields that every record of the source has.
LogSource read_log_source(const std::string& name, topology::TableReader& in);

}  // namespace gameday::scenarios
