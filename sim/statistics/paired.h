#pragma once

#include <cstdint>

#include "sim/statistics/interval.h"
#include "sim/statistics/mean.h"
#include "sim/statistics/moments.h"

namespace gameday::sim {

/// Differences between two arms that met the same futures. Integers only: merging in any order gives the same
/// bytes. Times beyond the horizon are the caller's to restrict or to leave out, in both arms alike.
class PairedDifference {
 public:
  /// The same future in both arms; the difference is `treated` - `reference`.
  void add(std::int64_t treated, std::int64_t reference) { differences_.add(treated - reference); }
  void merge(const PairedDifference& other) { differences_.merge(other.differences_); }

  std::uint64_t pairs() const { return differences_.n(); }

  /// Mean difference with Student's t interval over pairs. Absent of no pairs; no interval of one.
  Interval interval(double level = k_level) const { return mean(differences_, level); }

  bool operator==(const PairedDifference&) const = default;

 private:
  Moments differences_;
};

}  // namespace gameday::sim
