#pragma once

#include <cstdint>

namespace gameday::sim {

/// Count, sum and sum of squares of whole numbers, exactly: merging in any order gives the same bytes.
/// Numbers beyond
/// +-2^48 (9,000 years in milliseconds) count as that, so that 2^31 of them cannot overflow.
class Moments {
 public:
  __extension__ typedef __int128 Sum;
  __extension__ typedef unsigned __int128 Squares;

  void add(std::int64_t value) { add(value, 1); }
  void add(std::int64_t value, std::uint64_t times);
  void merge(const Moments& other);

  std::uint64_t n() const { return n_; }
  Sum sum() const { return sum_; }
  Squares sum_of_squares() const { return squares_; }

  /// Of n > 0.
  double mean() const;

  /// Unbiased sample variance, of n > 1. Deviations are taken exactly, so numbers close together far from
  /// zero lose nothing.
  double variance() const;

  bool operator==(const Moments&) const = default;

 private:
  std::uint64_t n_ = 0;
  Sum sum_ = 0;
  Squares squares_ = 0;
};

}  // namespace gameday::sim
