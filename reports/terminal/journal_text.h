#pragma once

#include <cstdint>
#include <string>

#include "sim/journal/journal.h"

namespace gameday::reports {

/// One future, occurrence by occurrence: when by the calendar, who, what, and what caused it. `calendar_start`: instant 0,
/// in milliseconds since 1970, local time.
std::string to_text(const sim::Journal& journal, std::int64_t calendar_start);

}  // namespace gameday::reports
