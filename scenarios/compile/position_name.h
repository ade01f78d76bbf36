#pragma once

#include <string>

#include "scenarios/compile/cell.h"

namespace gameday::scenarios {

/// "a session of role shop/checkout", "reading bucket shop/receipts", "control of account shop": a position in words.
std::string position_name(const Cell& cell, NodeId node);

/// "Read objects of a bucket (bucket shop/receipts)".
std::string step_name(const Cell& cell, EdgeId step);

}  // namespace gameday::scenarios
