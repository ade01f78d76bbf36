#pragma once

#include "reports/result/exit_status.h"
#include "tools/cli/command_line.h"

namespace gameday::tools {

/// `gameday import aws`: writes a folder of TOML, whole or not at all, and says what was not understood.
reports::ExitStatus import_aws(const ImportOptions& options);

}  // namespace gameday::tools
