#pragma once

#include <array>
#include <map>
#include <string>

#include "scenarios/model/detector.h"
#include "topology/load/toml_reader.h"

namespace gameday::scenarios {

/// `[managed.NAME]`: title, and `[managed.NAME.finding.X]` with rule, chance, latency, repeats. Of each finding's rule only
/// `file` and `place` are filled: the text stands in a file of its own.
ManagedDetector read_managed(const std::string& name, topology::TableReader& in);

/// `[noise.RULEFILE]` and `[noise_level.LEVEL]`: per_day, at_least_per_day, weekend, night.
Noise read_noise(topology::TableReader& in);

inline constexpr std::array<std::string_view, 5> k_level_names{"informational", "low", "medium", "high", "critical"};

}  // namespace gameday::scenarios
