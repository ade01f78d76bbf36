#pragma once

#include <vector>

#include "scenarios/model/log_record.h"
#include "topology/load/toml_reader.h"

namespace gameday::scenarios {

/// The nested table under `key`, flattened to dotted fields in the order of their paths. Members of a list share the
/// list's path. Problems: a slot in braces that does not exist (with the nearest).
std::vector<RecordField> read_event(topology::TableReader& in, std::string_view key);

/// `log = "…"`, `on = ["success", "denied"]` (both unless said), `event = { … }`.
RecordTemplate read_record(topology::TableReader& in);

}  // namespace gameday::scenarios
