#pragma once

#include <string>
#include <string_view>

namespace gameday::reports {

/// Text as HTML content or as a quoted attribute's value: nothing in it can begin markup or end the quotes. Control
/// characters, which HTML does not allow, become U+FFFD.
std::string escaped(std::string_view text);

/// Text as a JSON string, quotes included, that may stand within a script element: it can't end it.
std::string json_string(std::string_view text);

}  // namespace gameday::reports
