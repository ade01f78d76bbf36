#pragma once

#include <string_view>

namespace gameday::topology {

/// Part 0 to 5 of "arn:partition:service:region:account:resource"; the last keeps the colons within it. "" where
/// absent.
constexpr std::string_view arn_part(std::string_view arn, int part) {
  for (int skipped = 0; skipped < part; ++skipped) {
    const auto colon = arn.find(':');
    if (colon == std::string_view::npos) return {};
    arn.remove_prefix(colon + 1);
  }
  return part == 5 ? arn : arn.substr(0, arn.find(':'));
}

/// What follows the last '/': the name of a user or role without its path.
constexpr std::string_view arn_name(std::string_view arn) {
  const auto slash = arn.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : arn.substr(slash + 1);
}

}  // namespace gameday::topology
