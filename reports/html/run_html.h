#pragma once

#include <string>

#include "reports/result/run_page.h"

namespace gameday::reports {

/// One self-contained page: loads nothing, reads without script, same bytes for the same result.
std::string to_html(const RunPage& page);

}  // namespace gameday::reports
