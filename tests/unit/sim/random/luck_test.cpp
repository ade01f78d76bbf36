#include "sim/random/luck.h"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>
#include <functional>
#include <pcg_random.hpp>
#include <vector>

namespace gameday::sim {
namespace {

using topology::luck_key;
using topology::LuckKey;

constexpr std::uint32_t k_draws = 1U << 18;
/// Exceeded once in 10^8 each, so that the 81 statistics of this file together raise a false alarm once in
/// 10^6: upper quantile of chi-squared with 255 degrees of freedom, two-sided quantile of the normal
/// (Boost.Math 1.74).
constexpr double k_chi_squared_255 = 404.0;
constexpr double k_normal = 5.731;

/// Walks one direction of the draws: the i-th draw along it.
struct Walk {
  const char* name;
  std::function<std::uint64_t(std::uint32_t)> draw;
};

std::vector<Walk> walks() {
  const LuckKey key = luck_key("attempt", "shop/prod/role/deployer");
  return {
      {"along n", [key](std::uint32_t i) { return Luck(Seed{1}, 0).bits(key, i); }},
      {"along replications", [key](std::uint32_t i) { return Luck(Seed{1}, i).bits(key, 0); }},
      {"along futures", [key](std::uint32_t i) { return Luck(Seed{1}, 3, i).bits(key, 0); }},
      {"along seeds", [key](std::uint32_t i) { return Luck(Seed{i}, 0).bits(key, 0); }},
      {"along keys one apart", [](std::uint32_t i) { return Luck(Seed{1}, 0).bits(LuckKey{i}, 0); }},
      {"along keys one bit apart",
       [](std::uint32_t i) { return Luck(Seed{1}, i / 64).bits(LuckKey{std::uint64_t{1} << (i % 64)}, 0); }},
      {"along key and replication together",
       [](std::uint32_t i) { return Luck(Seed{1}, i).bits(LuckKey{i}, 0); }},
      {"along replication and n together", [key](std::uint32_t i) { return Luck(Seed{1}, i).bits(key, i); }},
  };
}

double chi_squared(const std::array<std::uint32_t, 256>& counts, double expected) {
  double sum = 0.0;
  for (const std::uint32_t count : counts) sum += (count - expected) * (count - expected) / expected;
  return sum;
}

TEST(Luck, EachByteOfADrawIsUniformInEveryDirection) {
  for (const Walk& walk : walks()) {
    std::array<std::array<std::uint32_t, 256>, 8> counts{};
    for (std::uint32_t i = 0; i < k_draws; ++i) {
      const std::uint64_t bits = walk.draw(i);
      for (unsigned byte = 0; byte < 8; ++byte) ++counts[byte][bits >> (8 * byte) & 255];
    }
    for (const auto& count : counts)
      EXPECT_LT(chi_squared(count, k_draws / 256.0), k_chi_squared_255) << walk.name;
  }
}

/// Serial test: top four bits of a draw against those of its neighbour, 256 cells, disjoint pairs.
TEST(Luck, NeighboursAreIndependentInEveryDirection) {
  for (const Walk& walk : walks()) {
    std::array<std::uint32_t, 256> counts{};
    for (std::uint32_t i = 0; i < k_draws; i += 2) {
      const std::uint64_t first = walk.draw(i);
      const std::uint64_t second = walk.draw(i + 1);
      ++counts[first >> 60 << 4 | second >> 60];
    }
    EXPECT_LT(chi_squared(counts, k_draws / 2 / 256.0), k_chi_squared_255) << walk.name;
  }
}

TEST(Luck, NeighboursDifferInHalfOfTheirBits) {
  for (const Walk& walk : walks()) {
    double flipped = 0.0;
    for (std::uint32_t i = 0; i < k_draws; i += 2) {
      const std::uint64_t first = walk.draw(i);
      flipped += std::popcount(first ^ walk.draw(i + 1));
    }
    const double bits = 64.0 * k_draws / 2;
    EXPECT_LT(std::abs(flipped - bits / 2) / std::sqrt(bits / 4), k_normal) << walk.name;
  }
}

/// Correlation of draws with one key and those of another over replications.
TEST(Luck, OneEntitysLuckSaysNothingAboutAnothers) {
  double sum = 0.0;
  for (std::uint32_t i = 0; i < k_draws; ++i) {
    const Luck luck(Seed{1}, i);
    const double a = luck.uniform(luck_key("attempt", "role/a"), 0);
    sum += (a - 0.5) * (luck.uniform(luck_key("attempt", "role/b"), 0) - 0.5);
  }
  EXPECT_LT(std::abs(sum) / std::sqrt(k_draws / 144.0), k_normal);
}

TEST(Luck, DrawIsOneStepOfAPcg64MadeOfTheMixedWords) {
  // Replication 0 of seed 1, key 0: the words that the class mixes, followed step by step.
  const auto mix = [](std::uint64_t h) {
    h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9U;
    h = (h ^ (h >> 27)) * 0x94d049bb133111ebU;
    return h ^ (h >> 31);
  };
  const std::uint64_t mixed = mix(mix(1 + 0x9e3779b97f4a7c15U) ^ mix(0xd1b54a32d192ed03U));
  for (std::uint32_t n = 0; n < 100; ++n) {
    const std::uint64_t a = mix(mixed);
    const std::uint64_t b = mix(a + 0x9e3779b97f4a7c15U * (n + 1ULL));
    const std::uint64_t increment = mixed | 1;
    // The library's constructor adds the increment and takes a step; both are undone.
    pcg64 generator((static_cast<pcg_extras::pcg128_t>(a) << 64 | b) - increment, increment >> 1);
    generator.backstep(1);
    EXPECT_EQ(Luck(Seed{1}, 0).bits(LuckKey{0}, n), generator());
  }
}

TEST(UnitInterval, IsOpenAndSymmetricEvenForTheExtremeBits) {
  EXPECT_EQ(unit_interval(0), 0x1.0p-53);
  EXPECT_EQ(unit_interval(~std::uint64_t{0}), 1.0 - 0x1.0p-53);
  EXPECT_LT(unit_interval(~std::uint64_t{0}), 1.0);
}

/// Stability: rests on nothing but integer arithmetic. A change here changes every result ever published.
TEST(Luck, DrawsNeverChange) {
  const LuckKey key = luck_key("attempt", "shop/prod/role/deployer");
  EXPECT_EQ(key.value, 187042539150917722U);
  EXPECT_EQ(Luck(Seed{1}, 0).bits(key, 0), 431611419813751262U);
  EXPECT_EQ(Luck(Seed{1}, 0).bits(key, 1), 9015268464499855396U);
  EXPECT_EQ(Luck(Seed{1}, 1).bits(key, 0), 5671829482139845728U);
  EXPECT_EQ(Luck(Seed{1}, 0, 1).bits(key, 0), 17712903777398767974U);
  EXPECT_EQ(Luck(Seed{2}, 0).bits(key, 0), 10637709399818707571U);
  EXPECT_EQ(Luck(Seed{1}, 0).uniform(key, 0), 0x1.7f59132bc00a0p-6);
}

}  // namespace
}  // namespace gameday::sim
