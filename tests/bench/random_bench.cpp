#include <benchmark/benchmark.h>

#include <cmath>
#include <pcg_random.hpp>

#include "sim/random/distribution.h"
#include "sim/random/luck.h"

namespace gameday::sim {
namespace {

using scenarios::SpreadForm;

/// Reference: the next number of one generator that keeps its state.
void sequential_pcg64(benchmark::State& state) {
  pcg64 generator(1);
  for (auto _ : state) benchmark::DoNotOptimize(generator());
}

void keyed_draw(benchmark::State& state) {
  const Luck luck(Seed{1}, 0);
  std::uint32_t n = 0;
  for (auto _ : state) benchmark::DoNotOptimize(luck.bits(topology::LuckKey{n * 77ULL}, ++n));
}

/// Reference: the C library's logarithm of the same draws.
void library_exponential(benchmark::State& state) {
  const Luck luck(Seed{1}, 0);
  std::uint32_t n = 0;
  for (auto _ : state) benchmark::DoNotOptimize(-3.6e6 * std::log(luck.uniform(topology::LuckKey{5}, ++n)));
}

void sample(benchmark::State& state, SpreadForm form, std::vector<double> values) {
  scenarios::Spread spread;
  spread.form = form;
  spread.values = std::move(values);
  const Distribution distribution = Distribution::of(spread).value();
  const Luck luck(Seed{1}, 0);
  std::uint32_t n = 0;
  for (auto _ : state) {
    const double u = luck.uniform(topology::LuckKey{5}, ++n);
    benchmark::DoNotOptimize(distribution.sample(u));
  }
}

BENCHMARK(sequential_pcg64);
BENCHMARK(keyed_draw);
BENCHMARK(library_exponential);
BENCHMARK_CAPTURE(sample, draw_and_fixed, SpreadForm::fixed, {1e6});
BENCHMARK_CAPTURE(sample, draw_and_exponential, SpreadForm::exponential, {1e6});
BENCHMARK_CAPTURE(sample, draw_and_lognormal, SpreadForm::lognormal, {0.5, 1e6, 0.95, 3e6});
BENCHMARK_CAPTURE(sample, draw_and_pert, SpreadForm::pert, {1e6, 2e6, 8e6});
BENCHMARK_CAPTURE(sample, draw_and_samples, SpreadForm::samples, {1e6, 2e6, 8e6});

}  // namespace
}  // namespace gameday::sim
