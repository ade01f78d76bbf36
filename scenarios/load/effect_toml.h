#pragma once

#include <optional>

#include "scenarios/model/control_set.h"
#include "topology/load/toml_reader.h"

namespace gameday::scenarios {

/// One effect, told apart by its first key: attach, set, style, lifetime, log, rules, managed, decoy, staff, people, lag or
/// runbook. `provenance`: what its numbers rest on unless the table says so itself; receives what the table says.
/// Nothing, and a problem, where the table is none of them.
std::optional<Effect> read_effect(topology::TableReader& in, Provenance& provenance);

/// Reads over `effect` whatever fields of its kind stand in `in`, and leaves the others: the parameters that a control set
/// gives to a control. Does not report what is left over; several effects may share one table of parameters.
void read_fields(topology::TableReader& in, Effect& effect, const Provenance& provenance);

}  // namespace gameday::scenarios
