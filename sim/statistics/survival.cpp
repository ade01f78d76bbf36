#include "sim/statistics/survival.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "sim/random/elementary.h"

namespace gameday::sim {
namespace {

using topology::Millis;

struct Bounds {
  double lo;
  double hi;
};

/// Of one step's survival, strictly between 0 and 1: S to the power exp(-+ z sqrt(greenwood) / log S).
Bounds bounds(const SurvivalStep& step, double z) {
  const double log_survival = log(step.survival);
  const double reach = z * std::sqrt(step.greenwood) / -log_survival;
  return {exp(log_survival * exp(reach)), exp(log_survival * exp(-reach))};
}

double normal_of(double level) { return normal_quantile(0.5 + 0.5 * level); }

/// By time; each time once.
std::vector<Group> grouped(std::vector<Observation> observations) {
  std::ranges::sort(observations, {}, &Observation::at);
  std::vector<Group> groups;
  for (const Observation& observation : observations) {
    if (groups.empty() || groups.back().at < observation.at) groups.push_back({observation.at, 0, 0});
    ++(observation.ending == Ending::happened ? groups.back().happened : groups.back().censored);
  }
  return groups;
}

double length(Millis from, Millis to) { return static_cast<double>((to - from).count); }

}  // namespace

double SurvivalStep::standard_error() const {
  return survival == 0.0 ? 0.0 : survival * std::sqrt(greenwood);
}

SurvivalCurve::SurvivalCurve(std::vector<Observation> observations)
    : SurvivalCurve(of_groups(grouped(std::move(observations)))) {}

SurvivalCurve SurvivalCurve::of_groups(std::span<const Group> groups) {
  std::uint64_t n = 0;
  for (const Group& group : groups) n += group.happened + group.censored;
  SurvivalCurve curve(n, groups.empty() ? Millis{} : groups.back().at);

  SurvivalStep step;
  std::uint64_t gone = 0;
  for (const Group& group : groups) {
    step.at = group.at;
    step.at_risk = curve.n_ - gone;
    step.happened = group.happened;
    gone += group.happened + group.censored;
    if (step.happened == 0) continue;
    const auto left = static_cast<double>(step.at_risk - step.happened);
    const auto at_risk = static_cast<double>(step.at_risk);
    step.survival *= left / at_risk;
    step.greenwood = left == 0.0 ? std::numeric_limits<double>::infinity()
                                 : step.greenwood + static_cast<double>(step.happened) / (at_risk * left);
    curve.steps_.push_back(step);
  }
  return curve;
}

Interval SurvivalCurve::at(Millis t, double level) const {
  if (n_ == 0) return {};
  const auto after = std::upper_bound(steps_.begin(), steps_.end(), t,
                                      [](Millis when, const SurvivalStep& step) { return when < step.at; });
  const double survival = after == steps_.begin() ? 1.0 : std::prev(after)->survival;
  if (t > watched_until_ && survival > 0.0) return {};
  if (after == steps_.begin()) return {1.0, 1.0, 1.0};
  if (survival == 0.0) return {0.0, std::nullopt, std::nullopt};
  const Bounds around = bounds(*std::prev(after), normal_of(level));
  return {survival, around.lo, around.hi};
}

Interval SurvivalCurve::quantile(double p, double level) const {
  // A hair more than 1 - p: products of ratios that ought to equal it may lie above by rounding.
  const double wanted = (1.0 - p) * (1.0 + 1e-12);
  const double z = normal_of(level);
  Interval times;
  for (const SurvivalStep& step : steps_) {
    const auto at = static_cast<double>(step.at.count);
    const bool none_left = step.survival == 0.0;
    const Bounds around = none_left ? Bounds{0.0, 1.0} : bounds(step, z);
    if (!times.lo && around.lo <= wanted) times.lo = at;
    if (!times.value && step.survival <= wanted) times.value = at;
    if (!times.hi && around.hi <= wanted) times.hi = at;
  }
  return times;
}

Interval SurvivalCurve::restricted_mean(Millis horizon, double level) const {
  if (n_ == 0) return {};
  // From the horizon backwards, `area` is what lies under the curve from the current step to the horizon.
  double area = 0.0;
  double variance = 0.0;
  Millis until = horizon;
  for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) {
    if (step->at >= horizon) continue;
    area += step->survival * length(step->at, until);
    until = step->at;
    const auto left = static_cast<double>(step->at_risk - step->happened);
    if (left > 0.0) {
      variance +=
          area * area * static_cast<double>(step->happened) / (static_cast<double>(step->at_risk) * left);
    }
  }
  area += length(Millis{0}, until);
  const double reach = normal_of(level) * std::sqrt(variance);
  return {area, area - reach, area + reach};
}

}  // namespace gameday::sim
