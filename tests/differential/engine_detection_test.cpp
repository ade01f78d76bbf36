#include <cmath>

#include "tests/differential/engine_time.h"

// Act -> delivery -> scheduled rule -> triage, through the shipped engine, against exact laws.
namespace gameday::differential {
namespace {

using sim::HandDefence;
using sim::hand_program;
using sim::HandEdge;
using sim::HandProgram;
using sim::Outcome;
using topology::k_hour;
using topology::Millis;

constexpr double k_delay = 2.4e6;          // mean of delivery: 40 min
constexpr Millis k_every{3'600'000};       // the rule runs every hour
constexpr Millis k_look_back{7'200'000};   // over two

/// One act, an hour in, that writes one record.
HandEdge recorded_act() {
  HandEdge edge{{0}, 1, sim::exactly(3.6e6)};
  edge.log = "trail";
  return edge;
}

HandProgram watched(double delay) {
  return hand_program(2, {recorded_act()}, scenarios::Strategy::exhaustive, [delay](HandDefence defence) {
    defence.log(sim::exponential(delay));
    defence.rule(k_every, k_look_back);
  });
}

/// P(act -> the first run that can read it <= t): an exponential delay D and a wait for the next run that is uniform over a
/// period E whatever D is, so the mean over the wait w of P(D <= t - w).
double seen_within(double t) {
  const auto e = static_cast<double>(k_every.count);
  if (t <= 0.0) return 0.0;
  const double shortest = std::max(0.0, t - e);  // of the delays that count
  return ((t - shortest) - k_delay * (std::exp(-shortest / k_delay) - std::exp(-t / k_delay))) / e;
}

/// The same, given that the run looks back far enough. Moments by Simpson's rule.
ClosedForm seen_given_seen() {
  const auto limit = static_cast<double>(k_look_back.count);
  const auto cdf = [limit](double t) { return t >= limit ? 1.0 : seen_within(t) / seen_within(limit); };
  constexpr int steps = 20'000;
  const double h = limit / steps;
  double mean = 0.0, square = 0.0;
  for (int i = 0; i <= steps; ++i) {
    const double weight = (i == 0 || i == steps ? 1.0 : i % 2 == 1 ? 4.0 : 2.0) * h / 3.0;
    mean += weight * (1.0 - cdf(i * h));
    square += weight * 2.0 * i * h * (1.0 - cdf(i * h));
  }
  return {"delivery and schedule", mean, square - mean * mean, cdf};
}

std::vector<Millis> alert_times(const HandProgram& hand) {
  return engine_times(*hand.program, [](const Outcome& outcome) {
    return outcome.alert == topology::k_never ? topology::k_never : outcome.alert - k_hour;
  });
}

TEST(EngineDetection, DelayAndScheduleHaveTheirExactLawAndShareOfMissedRecords) {
  std::vector<Millis> times = alert_times(watched(k_delay));
  const std::uint64_t missed = remove_never(times);
  EXPECT_TRUE(agrees_in_share(missed, k_replications, 1.0 - seen_within(static_cast<double>(k_look_back.count))));
  EXPECT_TRUE(agrees(times, seen_given_seen()));
}

TEST(EngineDetection, ADelaySlightlyOffShowsInTheMissedShareOrTheTimes) {
  // The delay is only part of these times, so the planted error is five times the usual 2 %.
  std::vector<Millis> times = alert_times(watched(k_delay * (1.0 + 5 * k_planted_error)));
  const std::uint64_t missed = remove_never(times);
  const bool share = static_cast<bool>(
      agrees_in_share(missed, k_replications, 1.0 - seen_within(static_cast<double>(k_look_back.count))));
  EXPECT_FALSE(share && agrees(times, seen_given_seen()));
}

/// A streaming rule whose true alert waits among its own false ones.
HandProgram triaged(int analysts, double judging, double noise_per_day) {
  return hand_program(2, {recorded_act()}, scenarios::Strategy::exhaustive, [=](HandDefence defence) {
    defence.log(sim::exactly(0));
    defence.rule({}, {}, noise_per_day);
    defence.staff(analysts, sim::exponential(judging));
  });
}

std::vector<Millis> judging_times(const HandProgram& hand) {
  return engine_times(*hand.program, [](const Outcome& outcome) { return outcome.detected - outcome.alert; });
}

constexpr double k_judging = 2.4e6;  // mean service: 40 min, 36 a day

/// Time in an M/M/c queue: service, and with Erlang's C also a wait of rate c mu - lambda (Kleinrock, Queueing Systems I,
/// section 3.5). `load` is lambda / mu.
ClosedForm in_system(int servers, double load) {
  double term = 1.0, idle = 0.0;
  for (int k = 0; k < servers; term *= load / ++k) idle += term;
  const double queued = term * servers / (servers - load);
  const double c = queued / (idle + queued);
  const double wait = k_judging / (servers - load);
  const ClosedForm waited = hypoexponential({k_judging, wait});
  const double mean = k_judging + c * wait;
  const double square = (1 - c) * 2 * k_judging * k_judging + c * (waited.variance + waited.mean * waited.mean);
  return {"time in M/M/c", mean, square - mean * mean,
          [=](double t) { return t <= 0 ? 0.0 : -(1 - c) * std::expm1(-t / k_judging) + c * waited.cdf(t); }};
}

TEST(EngineTriage, OneAnalystIsAnMM1Queue) {
  const ClosedForm exact = exponential(k_judging / (1 - 0.5));
  EXPECT_TRUE(agrees(judging_times(triaged(1, k_judging, 18)), exact));
}

TEST(EngineTriage, ThreeAnalystsAreAnMM3Queue) {
  EXPECT_TRUE(agrees(judging_times(triaged(3, k_judging, 36 * 1.8)), in_system(3, 1.8)));
}

TEST(EngineTriage, ASlightlySlowerAnalystTurnsBothRed) {
  const double slower = k_judging * (1 + k_planted_error);
  EXPECT_FALSE(agrees(judging_times(triaged(1, slower, 18)), exponential(2 * k_judging)));
  EXPECT_FALSE(agrees(judging_times(triaged(3, slower, 36 * 1.8)), in_system(3, 1.8)));
}

}  // namespace
}  // namespace gameday::differential
