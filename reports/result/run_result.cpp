#include "reports/result/run_result.h"

#include <algorithm>
#include <limits>

#include "sim/statistics/mean.h"
#include "sim/statistics/order_statistic.h"
#include "sim/statistics/proportion.h"

namespace gameday::reports {
namespace {

sim::Interval scaled(sim::Interval interval, double by) {
  for (auto* end : {&interval.value, &interval.lo, &interval.hi})
    if (*end) **end *= by;
  return interval;
}

/// A normal interval of few futures can reach where no time or count can be.
sim::Interval within(sim::Interval interval, double low, double high) {
  for (auto* end : {&interval.lo, &interval.hi})
    if (*end) *end = std::clamp(**end, low, high);
  return interval;
}

}  // namespace

Statistics statistics(const sim::MeasureResult& measure, topology::Millis horizon) {
  Statistics stats;
  stats.n = measure.tally.n();
  stats.censored = measure.tally.beyond();
  if (measure.def.unit == sim::Unit::share) {
    stats.mean = sim::proportion(static_cast<std::uint64_t>(measure.tally.moments().sum()), stats.n);
    return stats;
  }
  const bool time = measure.def.unit == sim::Unit::ms;
  const double by = measure.def.unit == sim::Unit::min ? 0.001 : 1.0;  // minutes are tallied in thousandths
  stats.mean = time ? within(sim::restricted_mean(measure.tally, horizon), 0, static_cast<double>(horizon.count))
                    : within(sim::mean(measure.tally.moments()), 0, std::numeric_limits<double>::infinity());
  stats.mean = scaled(stats.mean, by);
  stats.p05 = scaled(sim::quantile(measure.tally, 0.05), by);
  stats.p50 = scaled(sim::quantile(measure.tally, 0.50), by);
  stats.p95 = scaled(sim::quantile(measure.tally, 0.95), by);
  return stats;
}

const sim::MeasureResult* find_measure(const sim::CellResult& cell, std::string_view id) {
  const auto at = std::ranges::find_if(cell.measures, [&](const auto& measure) { return measure.def.id == id; });
  return at == cell.measures.end() ? nullptr : &*at;
}

}  // namespace gameday::reports
