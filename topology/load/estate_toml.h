#pragma once

#include <span>
#include <string>
#include <vector>

#include "topology/load/content_hash.h"
#include "topology/load/file_system.h"
#include "topology/model/estate_draft.h"
#include "topology/model/problem.h"

#include <tl/expected.hpp>

namespace gameday::topology {

/// One TOML text of an estate. Names of files in it count from the folder of `name`.
struct EstateText {
  std::string name;
  std::string text;
};

/// Reads the texts of one estate into a draft; their order and that of their tables never matters. `files` serves the
/// policies that they name. `inputs`, where given, gets every file read, by name, once.
///
/// Errors: invalid TOML (one per file), another format version, no `as_of` at all, unknown keys with the nearest one, values
/// of the wrong kind or range, short forms that say nothing. All of them, sorted by place. References are seal's.
tl::expected<EstateDraft, Problems> read_estate(std::span<const EstateText> texts, const FileSystem& files,
                                                std::vector<InputHash>* inputs = nullptr);

}  // namespace gameday::topology
