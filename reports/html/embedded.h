#pragma once

#include <span>

#include "topology/load/embedded.h"

namespace gameday::reports {

using topology::EmbeddedFile;

/// The page's style and script, compiled in, by path relative to `reports/html/page`.
std::span<const EmbeddedFile> embedded_library();

}  // namespace gameday::reports
