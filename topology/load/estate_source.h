#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "topology/load/content_hash.h"
#include "topology/load/file_system.h"
#include "topology/model/estate_draft.h"
#include "topology/model/problem.h"

#include <tl/expected.hpp>

namespace gameday::topology {

/// An estate before its seal (controls may still change it), and the inputs it came from, by name.
struct LoadedEstate {
  EstateDraft draft;
  std::vector<InputHash> inputs;
};

/// Loads a TOML file, a folder of them, or a bundled estate by its name ("corner-shop"). Something on disk comes before a
/// bundled name; a name is a word without '/' or '.'.
/// Errors: those of read_estate; nothing there (with the nearest bundled name), unreadable, a folder without TOML.
tl::expected<LoadedEstate, Problems> load_estate(std::string_view path_or_name, const FileSystem& files);

/// Names of the bundled estates, sorted.
std::vector<std::string> bundled_estates();

/// The bundled library as files, by their path in it.
MemoryFiles bundled_files();

}  // namespace gameday::topology
