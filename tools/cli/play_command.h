#pragma once

#include "reports/result/exit_status.h"
#include "tools/cli/command_line.h"

namespace gameday::tools {

/// `gameday play`: a prompt on standard input and output, kept line by line in a record.
reports::ExitStatus play(const PlayOptions& options);

}  // namespace gameday::tools
