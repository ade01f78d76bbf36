#pragma once

#include "reports/result/exit_status.h"
#include "tools/cli/command_line.h"

namespace gameday::tools {

/// `gameday library list|show`.
reports::ExitStatus library(const LibraryOptions& options);

}  // namespace gameday::tools
