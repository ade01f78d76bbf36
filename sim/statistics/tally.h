#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/statistics/moments.h"

namespace gameday::sim {

/// What many replications say of one measure (a time in milliseconds or a count, 0 or more), in integers
/// only: merging in any order gives the same bytes, and memory does not grow with replications.
///
/// Shape: counts in bins of equal ratio, 128 to a power of two (the top bits of the number as a double), kept
/// from the smallest to the largest bin in use: at most 6,200 of 8 bytes, mostly fewer than 2,000. Zero and
/// each number below 256 have a bin of their own; above, a bin's middle is within 0.4 % of everything in it.
/// Those beyond the horizon are counted apart.
class Tally {
 public:
  /// Largest relative distance of a quantile from the number it stands for.
  static constexpr double k_relative_error = 1.0 / 256;

  /// `value` >= 0; beyond 2^48 it counts as that.
  void add(std::int64_t value);

  /// One that was not reached within the horizon: censored there.
  void add_beyond() { ++beyond_; }

  void merge(const Tally& other);

  /// All, those beyond the horizon included.
  std::uint64_t n() const { return moments_.n() + beyond_; }
  std::uint64_t beyond() const { return beyond_; }

  /// Of those within the horizon.
  const Moments& moments() const { return moments_; }

  /// The middle of the bin of the `rank`-th smallest within the horizon, 1 <= rank <= moments().n(). Cost:
  /// one pass over the bins.
  double at_rank(std::uint64_t rank) const;

  /// How many lie in `value`'s bin or below it: exact below 256, else of all up to `value` and 0.8 % more. Cost: a pass.
  std::uint64_t at_most(std::int64_t value) const;

  bool operator==(const Tally&) const = default;

 private:
  void add_to_bin(std::size_t bin, std::uint64_t count);

  Moments moments_;
  std::uint64_t beyond_ = 0;
  std::size_t first_bin_ = 0;
  std::vector<std::uint64_t> counts_;  // of bin first_bin_ + i; neither the first nor the last is 0
};

}  // namespace gameday::sim
