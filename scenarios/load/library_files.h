#pragma once

#include <span>
#include <string>

#include "scenarios/model/library.h"
#include "topology/model/problem.h"

#include <tl/expected.hpp>

namespace gameday::scenarios {

/// A file of a library. What it holds is told by its path: `…/rules/X.yml` a Sigma rule (`rules/findings/X.yml` that of a
/// finding), `…/control_sets/X.toml` a control set, `…/scenarios/X.toml` a scenario; any other TOML file holds `[log.*]`,
/// `[technique.*]`, `[runbook.*]`, `[control.*]`, `[managed.*]`, `[noise.*]` and `[noise_level.*]` tables in any mixture.
struct LibraryFile {
  std::string path;
  std::string text;
};

/// The bundled library (scenarios/load/embedded.h), with whatever `extra` files define added or, where a bundled entry has
/// that name, put in its place.
///
/// Errors: every problem of every file at once, sorted by place; the same name twice among the bundled or among the extra
/// files; references that lead nowhere; control sets that extend each other in a circle.
tl::expected<Library, topology::Problems> load_library(std::span<const LibraryFile> extra = {});

/// The same from `files` alone, without the bundled ones.
tl::expected<Library, topology::Problems> library_of(std::span<const LibraryFile> files);

/// A control set outside the library: checked against it. `name`: what reports call it.
tl::expected<ControlSet, topology::Problems> load_control_set(std::string_view text, const std::string& file,
                                                              const std::string& name, const Library& library);

}  // namespace gameday::scenarios
