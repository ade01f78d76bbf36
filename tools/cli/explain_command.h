#pragma once

#include "reports/result/exit_status.h"
#include "tools/cli/command_line.h"

namespace gameday::tools {

/// `gameday explain path|step`.
reports::ExitStatus explain(const ExplainOptions& options);

}  // namespace gameday::tools
