#include "reports/html/axis.h"

#include <algorithm>
#include <array>
#include <utility>

#include "reports/html/words.h"
#include "sim/random/elementary.h"
#include "topology/load/quantity.h"

namespace gameday::reports {
namespace {

using topology::Millis;

const std::array k_times{
    std::pair{topology::k_minute, "1 min"}, std::pair{Millis{10 * topology::k_minute.count}, "10 min"},
    std::pair{topology::k_hour, "1 h"},     std::pair{Millis{6 * topology::k_hour.count}, "6 h"},
    std::pair{topology::k_day, "1 d"},      std::pair{topology::k_week, "1 wk"},
};

}  // namespace

double Axis::percent(double value) const {
  const double inside = std::clamp(value, low_, high_);
  if (high_ <= low_) return 0;
  if (!logarithmic_) return 100 * (inside - low_) / (high_ - low_);
  return 100 * sim::log(inside / low_) / sim::log(high_ / low_);
}

Axis Axis::time(Millis horizon) {
  const auto end = static_cast<double>(std::max(horizon.count, 2 * topology::k_minute.count));
  Axis axis(static_cast<double>(topology::k_minute.count), end, true);
  for (const auto& [at, label] : k_times) {
    const double percent = axis.percent(static_cast<double>(at.count));
    if (static_cast<double>(at.count) < end && percent < 92) axis.tick(static_cast<double>(at.count), label);
  }
  axis.tick(end, topology::to_text(Millis{static_cast<std::int64_t>(end)}));
  return axis;
}

Axis Axis::count(double most) {
  double step = 1;
  const std::array factors{2.0, 2.5, 2.0};  // 1, 2, 5, 10, …
  for (std::size_t i = 0; most > 6 * step; ++i) step *= factors[i % factors.size()];
  double high = step;
  while (high < most) high += step;
  Axis axis(0, high, false);
  for (double at = 0; at <= high; at += step) axis.tick(at, count_words(at));
  return axis;
}

Axis Axis::log_count(double most) {
  const double low = most > 20'000 ? 1000 : 1;
  double high = low * 10;
  while (high < most) high *= 10;
  // The axis ends at what there is, not at the next power of ten.
  Axis axis(low, std::max(most * 1.15, low * 10), true);
  for (double at = low; at <= high; at *= 10)
    if (at <= most * 1.15) axis.tick(at, count_words(at));
  return axis;
}

Axis Axis::share() {
  Axis axis(0, 1, false);
  for (const double at : {0.0, 0.25, 0.5, 0.75, 1.0}) axis.tick(at, share_words(at));
  return axis;
}

}  // namespace gameday::reports
