#pragma once

#include <string>

#include "scenarios/model/selector.h"
#include "scenarios/model/spread.h"

// Uncertain times and selectors as TOML values that read_spread and read_selector read back to the same.
namespace gameday::scenarios {

/// `"5 min"`, or a table: `{ p50 = "4 min", p95 = "12 min", never = 0.3, assumed = "…" }`.
std::string toml_spread(const Spread& spread);

/// `{ kind = "user", has = "access-key" }`; an ARN as itself.
std::string toml_selector(const Selector& selector);

/// Whether it restricts nothing, so that there is nothing to write.
bool is_empty(const Selector& selector);

/// A number that is a TOML float whatever its value: "1.0", "0.35". The shortest that reads back.
std::string toml_float(double value);

}  // namespace gameday::scenarios
