#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gameday::tools {

/// "1 account", "2 accounts"; `many` where an s is not enough.
inline std::string counted(std::size_t n, std::string_view one, std::string_view many = {}) {
  std::string text = std::to_string(n) + " ";
  if (n != 1 && !many.empty()) return text.append(many);
  return text.append(one).append(n == 1 ? "" : "s");
}

}  // namespace gameday::tools
