#include <benchmark/benchmark.h>

#include <algorithm>
#include <vector>

#include "sim/queue/occurrence_queue.h"
#include "sim/random/distribution.h"
#include "sim/random/luck.h"

namespace gameday::sim {
namespace {

using topology::LuckKey;
using topology::Millis;

constexpr double k_mean = 3.6e6;

/// The hold model (Jones 1986): pop the next, push it again later; the queue keeps its size. Increments are
/// exponential; these are made beforehand.
std::vector<std::int64_t> increments() {
  std::vector<std::int64_t> made;
  for (std::uint32_t i = 0; i < 1U << 16; ++i) {
    made.push_back(static_cast<std::int64_t>(-k_mean * log(Luck(Seed{1}, 0).uniform(LuckKey{1}, i))));
  }
  return made;
}

Occurrence at(std::int64_t time, std::uint64_t key) {
  Occurrence made;
  made.at = Millis{time};
  made.key = LuckKey{key};
  return made;
}

template <typename Queue>
void fill(Queue& queue, std::int64_t size, const std::vector<std::int64_t>& later) {
  for (std::int64_t i = 0; i < size; ++i) {
    queue.push(at(later[static_cast<std::size_t>(i) % later.size()], static_cast<std::uint64_t>(i)));
  }
}

/// Reference: the standard library's binary heap on the same records and order.
class BinaryHeap {
 public:
  void push(const Occurrence& occurrence) {
    heap_.push_back(occurrence);
    std::push_heap(heap_.begin(), heap_.end(), after);
  }
  Occurrence pop() {
    std::pop_heap(heap_.begin(), heap_.end(), after);
    const Occurrence first = heap_.back();
    heap_.pop_back();
    return first;
  }

 private:
  static bool after(const Occurrence& a, const Occurrence& b) { return before(b, a); }
  std::vector<Occurrence> heap_;
};

template <typename Queue>
void hold(benchmark::State& state) {
  const std::vector<std::int64_t> later = increments();
  Queue queue;
  fill(queue, state.range(0), later);
  std::size_t i = 0;
  for (auto _ : state) {
    Occurrence next = queue.pop();
    next.at += Millis{later[i++ & 0xffff]};
    queue.push(next);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}

/// The same as the engine does it: one draw keyed by whose occurrence it is, one exponential.
void hold_with_draw(benchmark::State& state) {
  scenarios::Spread spread;
  spread.form = scenarios::SpreadForm::exponential;
  spread.values = {k_mean};
  const Distribution distribution = Distribution::of(spread).value();
  const Luck luck(Seed{1}, 0);
  OccurrenceQueue queue;
  fill(queue, state.range(0), increments());
  for (auto _ : state) {
    Occurrence next = queue.pop();
    const double u = luck.uniform(next.key, ++next.n);
    next.at += distribution.sample(u);
    queue.push(next);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}

BENCHMARK(hold<OccurrenceQueue>)->Arg(64)->Arg(1024)->Arg(16384);
BENCHMARK(hold<BinaryHeap>)->Arg(64)->Arg(1024)->Arg(16384);
BENCHMARK(hold_with_draw)->Arg(64)->Arg(1024)->Arg(16384);

}  // namespace
}  // namespace gameday::sim
