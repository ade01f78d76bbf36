#pragma once

#include <span>
#include <string_view>

namespace gameday::reports {

/// The page's style or script, compiled in. `path` is relative to `reports/html/page`.
struct EmbeddedFile {
  std::string_view path;
  std::string_view text;
};

/// All of them, by path.
std::span<const EmbeddedFile> embedded_library();

}  // namespace gameday::reports
