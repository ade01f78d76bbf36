#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "topology/model/millis.h"

#include <tl/expected.hpp>

// Quantities as people write them. Each returns what was wrong in words, e.g. `"90" has no unit; write ms, s, min, h, d,
// w or y`. Spaces between number and unit and `_` or `,`-free digit groups are allowed.
namespace gameday::topology {

/// "90 min", "1.5 h", "3 d", "5 y" (365 days), "1 d 2 h". Not negative.
tl::expected<Millis, std::string> parse_duration(std::string_view text);

/// "95 %" or "0.95", in [0, 1].
tl::expected<double, std::string> parse_share(std::string_view text);

/// "2 M", "310 k", "1_200_000": a whole number of things.
tl::expected<std::int64_t, std::string> parse_count(std::string_view text);

/// "2 M records/h" -> 2,000,000 per hour; units of time as in durations. The thing's name is free. Per millisecond.
tl::expected<double, std::string> parse_rate(std::string_view text);

/// "40 USD/min" -> 40 per minute; "900 USD/month" (30 d). Per minute.
tl::expected<double, std::string> parse_money_rate(std::string_view text);

/// "3 h 10 min", "1 d 2 h", "45 s": at most two units, rounded; "0 s" for nothing.
std::string to_text(Millis duration);

}  // namespace gameday::topology
