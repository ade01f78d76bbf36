#pragma once

#include <string>

#include "reports/result/run_result.h"

namespace gameday::reports {

enum class Detail { short_table, with_intervals };

/// The result as a table of at most 100 columns, plain text: one row per control set, then who found it.
std::string to_text(const RunResult& result, Detail detail);

}  // namespace gameday::reports
