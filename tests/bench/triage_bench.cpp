#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "sim/detection/alert_queue.h"

namespace gameday::sim {
namespace {

using scenarios::Level;
using scenarios::Spread;
using scenarios::SpreadForm;
using topology::k_day;
using topology::luck_key;
using topology::Millis;

/// 500 false alerts a day in 25 streams, three analysts by day and an on-call by night.
TriageModel department(SpreadForm form) {
  scenarios::Staff staff;
  staff.analysts = 3;
  staff.hours = "Mon-Fri 08:00-18:00";
  staff.judges = form == SpreadForm::lognormal ? Spread{form, {0.5, 4 * 60e3, 0.95, 12 * 60e3}, 0.0, {}, {}, {}, {}}
                                               : Spread{form, {5 * 60e3}, 0.0, {}, {}, {}, {}};
  staff.on_call = Spread{SpreadForm::lognormal, {0.5, 25 * 60e3, 0.95, 120 * 60e3}, 0.0, {}, {}, {}, {}};
  std::vector<NoiseStream> noise;
  for (int s = 0; s < 25; ++s) noise.push_back({luck_key("noise", std::to_string(s)), static_cast<Level>(s % 5), 20.0, 1.0, 1.0});
  return TriageModel::of(staff, noise, WeekClock{}).value();
}

/// The whole price in one future: the warm-up and 30 days of noise, up to the verdict on a ticket at the end of them.
void thirty_days(benchmark::State& state, SpreadForm form) {
  const TriageModel model = department(form);
  std::uint32_t replication = 0;
  for (auto _ : state) {
    AlertQueue queue(model, Luck(Seed{1}, ++replication));
    queue.submit({luck_key("ticket", ""), 0, Level::medium, k_day * 23});  // after 7 days of warm-up
    benchmark::DoNotOptimize(queue.next_before(topology::k_never));
  }
}
BENCHMARK_CAPTURE(thirty_days, lognormal, SpreadForm::lognormal)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(thirty_days, exponential, SpreadForm::exponential)->Unit(benchmark::kMicrosecond);

/// Only the making of those alerts.
void noise_of_thirty_days(benchmark::State& state) {
  const TriageModel model = department(SpreadForm::exponential);
  NoiseDay day;
  std::uint32_t replication = 0;
  for (auto _ : state) {
    const Luck luck(Seed{1}, ++replication);
    for (std::int64_t d = 0; d < 30; ++d) day.make(model.noise, model.clock, luck, d);
    benchmark::DoNotOptimize(day.size());
  }
}
BENCHMARK(noise_of_thirty_days)->Unit(benchmark::kMicrosecond);

/// The reference: 15,000 keyed draws through the judging time's distribution, and nothing else.
void draws_of_thirty_days(benchmark::State& state) {
  const TriageModel model = department(SpreadForm::lognormal);
  std::uint32_t replication = 0;
  for (auto _ : state) {
    const Luck luck(Seed{1}, ++replication);
    Millis sum{};
    for (std::uint32_t n = 0; n < 15'000; ++n) sum += model.judges.sample(luck.uniform(luck_key("judge", ""), n));
    benchmark::DoNotOptimize(sum);
  }
}
BENCHMARK(draws_of_thirty_days)->Unit(benchmark::kMicrosecond);

void copy(benchmark::State& state) {
  const TriageModel model = department(SpreadForm::lognormal);
  AlertQueue queue(model, Luck(Seed{1}, 1));
  queue.catch_up(k_day * 5);
  for (auto _ : state) {
    AlertQueue other = queue;
    benchmark::DoNotOptimize(other);
  }
}
BENCHMARK(copy);

}  // namespace
}  // namespace gameday::sim
