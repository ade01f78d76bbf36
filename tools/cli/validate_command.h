#pragma once

#include "reports/result/exit_status.h"
#include "tools/cli/command_line.h"

namespace gameday::tools {

/// `gameday validate`: every problem of every file; with --expand, each file with all defaults filled in.
reports::ExitStatus validate(const ValidateOptions& options);

}  // namespace gameday::tools
