#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace gameday::topology {

/// Names one source of luck: a hash of its purpose ("attempt", "delivery", …) and of the lineage of whose luck it is.
/// Two topologies that share a lineage share its luck. Collisions within one compile are refused by whoever makes them.
struct LuckKey {
  std::uint64_t value = 0;
  auto operator<=>(const LuckKey&) const = default;
};

/// FNV-1a over both texts and a separator, then the finaliser of SplitMix64 (Steele, Lea, Flood 2014) to spread it.
constexpr LuckKey luck_key(std::string_view purpose, std::string_view lineage) {
  std::uint64_t h = 0xcbf29ce484222325U;
  const auto eat = [&h](char c) { h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3U; };
  for (const char c : purpose) eat(c);
  eat('\x1f');
  for (const char c : lineage) eat(c);
  h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9U;
  h = (h ^ (h >> 27)) * 0x94d049bb133111ebU;
  return {h ^ (h >> 31)};
}

}  // namespace gameday::topology
