#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gameday::topology {

/// An input that a result rests on, and what it contained.
struct InputHash {
  std::string name;  // as the user gave it, or as the bundled library calls it
  std::string hash;  // content_hash of its bytes
  auto operator<=>(const InputHash&) const = default;
};

/// FNV-1a, 64 bits. Source: Fowler, Noll, Vo; draft-eastlake-fnv, section 3. Not for adversaries.
std::uint64_t fnv1a_64(std::string_view bytes);

/// FNV-1a, 128 bits, as "fnv1a-128:" and 32 hexadecimal digits. Tells versions of an input apart; not for adversaries.
std::string content_hash(std::string_view bytes);

}  // namespace gameday::topology
