#pragma once

#include <span>

#include "topology/load/embedded.h"

namespace gameday::scenarios {

using topology::EmbeddedFile;

/// The bundled files of `scenarios/library`, compiled in, by path relative to that folder.
std::span<const EmbeddedFile> embedded_library();

}  // namespace gameday::scenarios
