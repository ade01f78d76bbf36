#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "scenarios/compile/cell.h"
#include "scenarios/compile/cheapest_path.h"

namespace gameday::reports {

/// Ways through an estate, step by step: technique, permissions, time; then the steps without which none of them works.
/// `cost` by EdgeId in milliseconds.
std::string path_text(const scenarios::Cell& cell, const std::string& from, scenarios::NodeId to,
                      std::span<const scenarios::AttackPath> paths, std::span<const scenarios::EdgeId> chokes,
                      std::span<const std::int64_t> cost);

}  // namespace gameday::reports
