#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gameday::topology {

/// The candidate that `written` was most likely meant to be, or "" when none is within a third of its length (at least 2).
/// Distance: insertions, deletions, substitutions (Levenshtein 1966), letters compared without case; ties go to the first.
std::string nearest(std::string_view written, std::span<const std::string> candidates);

}  // namespace gameday::topology
