#include "sim/statistics/proportion.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "sim/random/elementary.h"

namespace gameday::sim {

Interval proportion(std::uint64_t hits, std::uint64_t n, double level) {
  assert(hits <= n);
  if (n == 0) return {};
  const auto count = static_cast<double>(n);
  const double share = static_cast<double>(hits) / count;
  const double z = normal_quantile(0.5 + 0.5 * level);
  const double z2 = z * z / count;
  const double centre = (share + 0.5 * z2) / (1.0 + z2);
  const double reach = z * std::sqrt((share * (1.0 - share) + 0.25 * z2) / count) / (1.0 + z2);
  // At the ends the bound is the share itself; rounding may miss it.
  return {share, std::clamp(centre - reach, 0.0, share), std::clamp(centre + reach, share, 1.0)};
}

}  // namespace gameday::sim
