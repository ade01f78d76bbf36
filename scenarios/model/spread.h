#pragma once

#include <optional>
#include <string>
#include <vector>

#include "topology/model/problem.h"

namespace gameday::scenarios {

enum class SpreadForm { fixed, exponential, lognormal, pert, samples };

/// Where a number comes from. The bundled library must say one of the two; reports list what they rest on.
struct Provenance {
  std::string source;
  std::string assumed;
};

/// An uncertain length of time as people write it (formats.md: exactly, mean, two quantiles, low/likely/high, samples).
/// All values in milliseconds; meaning of `values` by form:
///   fixed {t} · exponential {mean} · lognormal {p_a, t_a, p_b, t_b} with 0 < p_a < p_b < 1 and 0 < t_a < t_b
///   · pert {low, likely, high} · samples {t…}, each equally likely.
struct Spread {
  SpreadForm form = SpreadForm::fixed;
  std::vector<double> values{0.0};
  double never = 0.0;              // probability that it does not happen at all
  std::optional<double> floor;     // truncated to [floor, ceiling] and renormalised, not clamped
  std::optional<double> ceiling;
  Provenance provenance;
  topology::Place place;
};

}  // namespace gameday::scenarios
