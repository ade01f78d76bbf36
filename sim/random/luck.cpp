#include "sim/random/luck.h"

#include <pcg_random.hpp>

namespace gameday::sim {
namespace {

/// Finaliser of SplitMix64 (Steele, Lea, Flood 2014).
constexpr std::uint64_t mix(std::uint64_t h) {
  h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9U;
  h = (h ^ (h >> 27)) * 0x94d049bb133111ebU;
  return h ^ (h >> 31);
}

}  // namespace

Luck::Luck(Seed seed, std::uint32_t replication, std::uint32_t future)
    : mixed_(mix(mix(seed.value + 0x9e3779b97f4a7c15U) ^
                 mix((static_cast<std::uint64_t>(future) << 32 | replication) + 0xd1b54a32d192ed03U))) {}

std::uint64_t Luck::bits(topology::LuckKey key, std::uint32_t n) const {
  const std::uint64_t a = mix(key.value ^ mixed_);
  const std::uint64_t b = mix(a + 0x9e3779b97f4a7c15U * (n + 1ULL));
  pcg64 generator(static_cast<pcg_extras::pcg128_t>(b) << 64 | a, mixed_ ^ b);
  return generator();
}

double Luck::uniform(topology::LuckKey key, std::uint32_t n) const {
  return (static_cast<double>(bits(key, n) >> 11) + 0.5) * 0x1.0p-53;
}

}  // namespace gameday::sim
