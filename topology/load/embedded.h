#pragma once

#include <span>
#include <string_view>

namespace gameday::topology {

/// A bundled file of `topology/library`, compiled in. `path` is relative to that folder.
struct EmbeddedFile {
  std::string_view path;
  std::string_view text;
};

/// All of them, by path.
std::span<const EmbeddedFile> embedded_library();

}  // namespace gameday::topology
