#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "closed_form.h"
#include "sim/detection/alert_queue.h"

namespace gameday::differential {
namespace {

using scenarios::Level;
using scenarios::Spread;
using scenarios::SpreadForm;
using topology::k_day;
using topology::k_minute;
using topology::luck_key;
using topology::Millis;

/// Half as many as for a single exponential: a wait answers to a rate more than twice as strongly.
constexpr std::uint32_t k_enough = std::max(k_replications / 2, std::uint32_t{1'000});

/// A department always there, exponential judging, false alerts at a constant rate by level. All per millisecond.
struct Department {
  int analysts = 1;
  double judging = 0.0;  // mean
  double low = 0.0;      // rate of false alerts
  double high = 0.0;
};

/// Empty at the beginning of a day, asked near its end: many relaxation times later (below), and no more noise than needed.
sim::TriageModel model(const Department& department) {
  scenarios::Staff staff;
  staff.analysts = department.analysts;
  staff.judges = Spread{SpreadForm::exponential, {department.judging}, 0.0, {}, {}, {}, {}};
  staff.patience = k_day * 3'000;
  const auto per_day = [](double rate) { return rate * static_cast<double>(k_day.count); };
  auto out = sim::TriageModel::of(staff,
                                  {{luck_key("noise", "low"), Level::low, per_day(department.low), 1.0, 1.0},
                                   {luck_key("noise", "high"), Level::high, per_day(department.high), 1.0, 1.0}},
                                  sim::WeekClock{})
                 .value();
  out.begins = Millis{};
  return out;
}

/// Waiting times of a probe ticket at a fixed instant, one a replication. It finds the queue as a Poisson arrival does
/// (PASTA, Wolff 1982), because the false alerts are Poisson and its own arrival disturbs nothing before it.
std::vector<Millis> waits(const Department& department, Level probe, std::uint32_t replications = k_enough) {
  const sim::TriageModel triage = model(department);
  const Millis at = k_day - k_minute;
  std::vector<Millis> out;
  out.reserve(replications);
  for (std::uint32_t r = 0; r < replications; ++r) {
    sim::AlertQueue queue(triage, sim::Luck(sim::Seed{5}, r));
    queue.submit({luck_key("probe", ""), 0, probe, at});
    out.push_back(queue.next_before(topology::k_never)->started - at);
  }
  return out;
}

/// Chance to wait at all, M/M/c at load a = lambda / mu: Erlang C (Erlang 1917), by the recursion of Erlang B.
double erlang_c(int servers, double a) {
  double b = 1.0;
  for (int k = 1; k <= servers; ++k) b = a * b / (k + a * b);
  const double share = a / servers;
  return b / (1.0 - share * (1.0 - b));
}

/// Waiting time: 0 with 1 - C, else exponential with rate c mu - lambda: P(W > t) = C exp(-(c mu - lambda) t).
ClosedForm waiting(const Department& department) {
  const double c = erlang_c(department.analysts, department.low * department.judging);
  const double rate = department.analysts / department.judging - department.low;
  return {"wait in M/M/" + std::to_string(department.analysts), c / rate, (2.0 * c - c * c) / (rate * rate),
          [c, rate](double t) { return t < 0.0 ? 0.0 : 1.0 - c * std::exp(-rate * t); }};
}

void holds(const Department& department) {
  const auto samples = waits(department, Level::low);
  const ClosedForm exact = waiting(department);
  EXPECT_TRUE(agrees(samples, exact));
  const double rate = department.analysts / department.judging - department.low;
  for (const double t : {0.0, 1.0 / rate, 2.0 / rate}) {
    const auto longer = std::count_if(samples.begin(), samples.end(), [t](Millis w) { return static_cast<double>(w.count) > t; });
    EXPECT_TRUE(agrees_in_share(static_cast<std::uint64_t>(longer), samples.size(), 1.0 - exact.cdf(t))) << "longer than " << t;
  }
}

// Relaxation times 1 / (c mu (1 - sqrt(rho))^2) (Cohen 1982, The Single Server Queue, II.2): 20 judging times for one
// analyst at 0.6, 12.5 for three at 0.7. A day is 300 and 140 of them long: what is left of the empty start is below 1e-5.
constexpr double k_day_ms = 86'400e3;
constexpr Department k_one{1, k_day_ms / 300, 0.6 * 300 / k_day_ms, 0.0};
constexpr Department k_three{3, k_day_ms / 140, 3 * 0.7 * 140 / k_day_ms, 0.0};

TEST(Triage, OneAnalystWaitsAsInMM1) { holds(k_one); }

TEST(Triage, ThreeAnalystsWaitAsErlangCSays) { holds(k_three); }

/// 2 % in a rate moves the mean wait by 5 % or more, over 9 standard errors, where 5.03 are the limit and 2.4 more give a
/// power of 0.99.
TEST(Triage, ANoiseRateThatIsALittleOffIsFoundOut) {
  for (Department planted : {k_one, k_three}) {
    const ClosedForm exact = waiting(planted);
    planted.low *= 1.0 + k_planted_error;
    EXPECT_GT(std::abs(mean_deviation(waits(planted, Level::low), exact)), k_mean_limit + 2.4);
  }
}

TEST(Triage, AJudgingTimeThatIsALittleOffIsFoundOut) {
  for (Department planted : {k_one, k_three}) {
    const ClosedForm exact = waiting(planted);
    planted.judging *= 1.0 + k_planted_error;
    EXPECT_GT(std::abs(mean_deviation(waits(planted, Level::low), exact)), k_mean_limit + 2.4);
  }
}

/// Standard errors between the mean of samples and `exact`, with the samples' own variance.
double deviation(const std::vector<Millis>& samples, double exact) {
  double sum = 0.0;
  double squares = 0.0;
  for (const Millis t : samples) {
    const double x = static_cast<double>(t.count) - exact;
    sum += x;
    squares += x * x;
  }
  const auto n = static_cast<double>(samples.size());
  return (sum / n) / std::sqrt((squares / n - sum / n * (sum / n)) / n);
}

/// Mean waits with priorities that do not interrupt (Cobham 1954): W0 / (1 - rho_high) and
/// W0 / ((1 - rho_high) (1 - rho)), with W0 = lambda E[S^2] / 2 = rho times the mean of exponential judging.
struct Cobham {
  double high;
  double low;
};

Cobham cobham(const Department& department) {
  const double rho_high = department.high * department.judging;
  const double rho = rho_high + department.low * department.judging;
  const double high = rho * department.judging / (1.0 - rho_high);
  return {high, high / (1.0 - rho)};
}

constexpr Department k_mixed{1, k_day_ms / 300, 0.3 * 300 / k_day_ms, 0.3 * 300 / k_day_ms};

TEST(Triage, HighAlertsOvertakeLowOnesAsCobhamSays) {
  EXPECT_LT(std::abs(deviation(waits(k_mixed, Level::high), cobham(k_mixed).high)), k_mean_limit);
  EXPECT_LT(std::abs(deviation(waits(k_mixed, Level::low), cobham(k_mixed).low)), k_mean_limit);
}

TEST(Triage, APrioritisedJudgingTimeThatIsALittleOffIsFoundOut) {
  Department planted = k_mixed;
  planted.judging *= 1.0 + k_planted_error;
  EXPECT_GT(std::abs(deviation(waits(planted, Level::high), cobham(k_mixed).high)), k_mean_limit + 2.4);
}

}  // namespace
}  // namespace gameday::differential
