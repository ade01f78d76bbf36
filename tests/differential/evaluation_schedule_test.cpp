#include "sim/detection/evaluation_schedule.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "closed_form.h"
#include "sim/random/distribution.h"

namespace gameday::differential {
namespace {

using scenarios::Spread;
using scenarios::SpreadForm;
using topology::luck_key;
using topology::Millis;

constexpr double k_every = 300e3;
constexpr double k_look_back = 900e3;

/// A delay's law and the integral of its cumulative distribution from 0.
struct Delay {
  Spread spread;
  std::function<double(double)> integral;
};

/// Integral of 1 - exp(-x / m).
Delay exponential_delay(double mean) {
  return {Spread{SpreadForm::exponential, {mean}, 0.0, {}, {}, {}, {}},
          [mean](double y) { return y <= 0.0 ? 0.0 : y + mean * std::expm1(-y / mean); }};
}

double phi(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

/// Integral of Phi((ln x - mu) / sigma) = y Phi(z) - exp(mu + sigma^2 / 2) Phi(z - sigma): the partial expectation of a
/// lognormal (Aitchison and Brown 1957, section 2.4). The quantiles are those of 50 and 95 %.
Delay lognormal_delay(double median, double p95) {
  const double mu = std::log(median);
  const double sigma = (std::log(p95) - mu) / 1.6448536269514722;
  return {Spread{SpreadForm::lognormal, {0.5, median, 0.95, p95}, 0.0, {}, {}, {}, {}}, [mu, sigma](double y) {
            if (y <= 0.0) return 0.0;
            const double z = (std::log(y) - mu) / sigma;
            return y * phi(z) - std::exp(mu + sigma * sigma / 2) * phi(z - sigma);
          }};
}

/// P(seen by t): a run falls uniformly over the period after the delivery, whatever the delay, because the phase is uniform.
/// So the time seen is delay + uniform, and its law the mean of the delay's over one period; nothing is seen from the
/// look-back on.
double seen_by(const Delay& delay, double t) {
  const double until = std::min(t, k_look_back);
  return (delay.integral(until) - delay.integral(until - k_every)) / k_every;
}

struct Seen {
  std::vector<Millis> times;
  std::uint64_t missed = 0;
};

/// Several records of each replication, each with a phase of its own, so that they are independent.
Seen simulate(const Spread& spread, double every) {
  const auto delay = sim::Distribution::of(spread).value();
  const Millis period{static_cast<std::int64_t>(every)};
  Seen out;
  for (std::uint32_t r = 0; r < k_replications; ++r) {
    const sim::Luck luck(sim::Seed{11}, r);
    for (int record = 0; record < 4; ++record) {
      const std::string name = std::to_string(record);
      const auto schedule = sim::EvaluationSchedule::periodic(period, Millis{static_cast<std::int64_t>(k_look_back)},
                                                              sim::draw_phase(luck, luck_key("phase", name), period));
      const Millis event{1'000'003 * record};
      const Millis delivered = event + delay.sample(luck.uniform(luck_key("delivery", name), 0));
      if (const auto seen = schedule.sees(event, delivered)) {
        out.times.push_back(*seen - event);
      } else {
        ++out.missed;
      }
    }
  }
  return out;
}

/// The law of those that are seen: mean and variance by parts from the cumulative distribution, on a grid of 1 s.
ClosedForm law(const Delay& delay) {
  const double share = seen_by(delay, k_look_back);
  ClosedForm out{"delay, then periodic evaluation", 0.0, 0.0, [delay, share](double t) { return seen_by(delay, t) / share; }};
  constexpr double step = 1e3;
  double square = 0.0;
  for (double t = step / 2; t < k_look_back; t += step) {
    const double later = 1.0 - out.cdf(t);
    out.mean += later * step;
    square += 2.0 * t * later * step;
  }
  out.variance = square - out.mean * out.mean;
  return out;
}

std::uint64_t records() { return std::uint64_t{4} * k_replications; }

void holds(const Delay& delay) {
  const Seen seen = simulate(delay.spread, k_every);
  EXPECT_TRUE(agrees(seen.times, law(delay)));
  EXPECT_TRUE(agrees_in_share(seen.missed, records(), 1.0 - seen_by(delay, k_look_back)));
}

TEST(EvaluationSchedule, ExponentialDelayThenPeriodicRunsHasItsExactLaw) { holds(exponential_delay(400e3)); }

TEST(EvaluationSchedule, LognormalDelayThenPeriodicRunsHasItsExactLaw) { holds(lognormal_delay(240e3, 720e3)); }

TEST(EvaluationSchedule, ADelayThatIsALittleOffIsFoundOut) {
  const Delay exact = exponential_delay(400e3);
  const Delay planted = exponential_delay(400e3 * (1.0 + k_planted_error));
  const Seen seen = simulate(planted.spread, k_every);
  const bool times = bool(agrees(seen.times, law(exact)));
  const bool share = bool(agrees_in_share(seen.missed, records(), 1.0 - seen_by(exact, k_look_back)));
  EXPECT_FALSE(times && share);
}

}  // namespace
}  // namespace gameday::differential
