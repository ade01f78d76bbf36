#pragma once

#include "reports/result/exit_status.h"
#include "tools/cli/command_line.h"

namespace gameday::tools {

/// `gameday run`: results on standard output, progress and problems on standard error.
reports::ExitStatus run(const RunOptions& options);

}  // namespace gameday::tools
