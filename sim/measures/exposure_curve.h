#pragma once

#include <span>
#include <vector>

#include "sim/measures/outcome.h"
#include "sim/measures/time_grid.h"
#include "sim/statistics/tally.h"

namespace gameday::sim {

/// Data records outside at `t`, of marks in order of time: nothing before the first, on a straight line between two.
std::int64_t exposed_at(std::span<const Exfiltration::Mark> marks, Millis t);

/// How many data records were outside at each instant of a grid: a tally over futures with access for each.
class ExposureCurve {
 public:
  explicit ExposureCurve(std::size_t instants) : at_(instants) {}

  void add(const Outcome& outcome, const TimeGrid& grid);
  void merge(const ExposureCurve& other);

  const std::vector<Tally>& at() const { return at_; }  // by instant

  bool operator==(const ExposureCurve&) const = default;

 private:
  std::vector<Tally> at_;
};

}  // namespace gameday::sim
