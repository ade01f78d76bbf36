#pragma once

#include <span>
#include <string_view>

namespace gameday::topology {

/// A file that is compiled in. `path` is relative to the folder that its layer bundles.
struct EmbeddedFile {
  std::string_view path;
  std::string_view text;
};

/// The bundled files of `topology/library`, by path.
std::span<const EmbeddedFile> embedded_library();

}  // namespace gameday::topology
