#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gameday::scenarios {

/// What is wrong with hours of duty as people write them, or nothing: "always", or ranges of days and times separated by
/// commas, "Mon-Fri 08:00-18:00, Sat 09:00-13:00". A range of times may cross midnight.
std::optional<std::string> duty_hours_problem(std::string_view text);

}  // namespace gameday::scenarios
