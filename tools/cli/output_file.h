#pragma once

#include <string>

namespace gameday::tools {

/// Replaces the file as a whole or not at all; "-" is standard output, a device or pipe is written to. False, having said why, where it can't be written.
bool write_output(const std::string& path, const std::string& text);

}  // namespace gameday::tools
