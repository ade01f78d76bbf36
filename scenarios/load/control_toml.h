#pragma once

#include "scenarios/model/control_set.h"
#include "topology/load/toml_reader.h"

namespace gameday::scenarios {

/// `[control.NAME]`: title, practices, cost ("900 USD/month"), source or assumed, and `[[control.NAME.effect]]`.
Control read_control(const std::string& name, topology::TableReader& in);

/// The control with the fields of its effects that `parameters` gives replaced. A parameter that no effect has is an unknown
/// key with the nearest.
Control with_parameters(Control control, topology::TableReader& parameters);

}  // namespace gameday::scenarios
