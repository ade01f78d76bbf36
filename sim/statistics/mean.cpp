#include "sim/statistics/mean.h"

#include <cmath>

#include "sim/statistics/student.h"

namespace gameday::sim {

Interval mean(const Moments& moments, double level) {
  if (moments.n() == 0) return {};
  const double value = moments.mean();
  if (moments.n() == 1) return {value, std::nullopt, std::nullopt};
  const double error = std::sqrt(moments.variance() / static_cast<double>(moments.n()));
  const double reach = student_quantile(0.5 + 0.5 * level, moments.n() - 1) * error;
  return {value, value - reach, value + reach};
}

Interval restricted_mean(const Tally& times, topology::Millis horizon, double level) {
  Moments restricted = times.moments();
  restricted.add(horizon.count, times.beyond());
  return mean(restricted, level);
}

}  // namespace gameday::sim
