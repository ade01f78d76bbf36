#include "topology/load/content_hash.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

__extension__ using Word = unsigned __int128;

constexpr Word wide(std::uint64_t high, std::uint64_t low) { return (static_cast<Word>(high) << 64U) | low; }

}  // namespace

std::uint64_t fnv1a_64(std::string_view bytes) {
  std::uint64_t h = 0xcbf29ce484222325U;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return h;
}

std::string content_hash(std::string_view bytes) {
  Word h = wide(0x6c62272e07bb0142U, 0x62b821756295c58dU);
  constexpr Word prime = wide(0x0000000001000000U, 0x000000000000013bU);
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * prime;
  return fmt::format("fnv1a-128:{:016x}{:016x}", static_cast<std::uint64_t>(h >> 64U), static_cast<std::uint64_t>(h));
}

}  // namespace gameday::topology
