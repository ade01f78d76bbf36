#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Patterns of access policies: '*' stands for any run of characters (also '/' and ':'), '?' for exactly one. Both
// compare with case; where case does not matter (action names), lower both sides first.
namespace gameday::topology {

/// What "${*}" and "${?}" become inside a pattern: the plain character, not the wildcard.
inline constexpr char k_plain_star = '\x01';
inline constexpr char k_plain_mark = '\x02';

/// ASCII only, so that no locale can change a decision.
char lower(char c);
std::string lowered(std::string_view text);

bool has_wildcard(std::string_view text);

/// Does all of `text` fit `pattern`? '*' and '?' in `text` are ordinary characters.
/// Cost: linear for patterns with one '*', at worst length times length, no memory.
bool wildcard_match(std::string_view pattern, std::string_view text);

/// Is there any text that fits both patterns? Cost: length times length where both hold a '*' before they differ.
bool wildcard_overlap(std::string_view a, std::string_view b);

/// The same where the first `shared` characters of both are known to be literal.
bool wildcard_overlap(std::string_view a, std::string_view b, std::size_t shared);

/// ArnLike: each of the six parts between colons is matched on its own, so '*' does not cross the first five colons.
bool arn_match(std::string_view pattern, std::string_view arn);

/// Characters before the first wildcard.
std::size_t literal_prefix(std::string_view pattern);

}  // namespace gameday::topology
