#pragma once

#include "sim/statistics/interval.h"
#include "sim/statistics/moments.h"
#include "sim/statistics/tally.h"
#include "topology/model/millis.h"

namespace gameday::sim {

/// Mean with Student's t interval. Absent of nothing; no interval of a single number.
Interval mean(const Moments& moments, double level = k_level);

/// Mean of the smaller of the time and `horizon`: those beyond it count as the horizon, here and nowhere
/// else.
Interval restricted_mean(const Tally& times, topology::Millis horizon, double level = k_level);

}  // namespace gameday::sim
