#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "scenarios/model/sigma_rule.h"

namespace gameday::scenarios {

/// A Sigma value with its modifier, compiled. Letters A-Z compare without case, other bytes as they are. `*` is any run of
/// characters, `?` one character (of UTF-8), `\*`, `\?`, `\\` the character itself; a backslash before anything else is a
/// backslash. Source: Sigma specification 2.0, Wildcards and Escaping.
class ValuePattern {
 public:
  ValuePattern(ValueMatch match, std::string_view text);

  /// Cost: at worst the product of both lengths.
  bool fits(std::string_view text) const;

  /// Whether every text fits.
  bool is_any() const;

 private:
  std::vector<std::uint16_t> symbols_;  // a byte in lower case, or one of the two wildcards above them
};

}  // namespace gameday::scenarios
