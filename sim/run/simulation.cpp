#include "sim/run/simulation.h"

#include <algorithm>
#include <numeric>

#include "scenarios/compile/potential_reach.h"
#include "sim/run/blocks.h"
#include "sim/run/future.h"

namespace gameday::sim {
namespace {

struct Sums {
  std::vector<Tally> tallies;
  std::uint64_t unseed = 0;
  std::uint64_t occurrences = 0;
  std::uint64_t bytes_touched = 0;
  std::optional<CloseUp> close_up;
};

void merge_into(Sums& left, Sums&& right) {
  for (std::size_t i = 0; i < left.tallies.size(); ++i) left.tallies[i].merge(right.tallies[i]);
  left.unseed += right.unseed;  // a sum: the same whatever the order
  left.occurrences += right.occurrences;
  left.bytes_touched += right.bytes_touched;
  if (left.close_up) left.close_up->merge(*right.close_up);
}

/// One thread's worker: its own future and marks, reused for every replication that it runs.
class Worker {
 public:
  Worker(const Program& program, const SimulationInput& input, const std::vector<Potential>& potentials,
         std::size_t measures)
      : input_(input),
        cell_(*program.cell),
        potentials_(potentials),
        measures_(measures),
        future_(program, input.seed),
        counter_(cell_) {}

  Sums operator()(const Block& block) {
    Sums sums;
    sums.tallies.resize(measures_);
    if (input_.close_up) sums.close_up.emplace(cell_, block.first < k_sampled_futures);
    for (std::uint64_t r = block.first; r < block.first + block.count; ++r) {
      future_.start(static_cast<std::uint32_t>(r));
      const Outcome& outcome = future_.run();
      sample_measures(outcome, potentials_[outcome.entry], counter_, samples_);
      for (std::size_t m = 0; m < measures_; ++m) {
        if (!samples_[m].applies) continue;
        if (samples_[m].beyond) sums.tallies[m].add_beyond();
        else sums.tallies[m].add(samples_[m].value);
      }
      if (sums.close_up) sums.close_up->add(static_cast<std::uint32_t>(r), outcome);
      sums.unseed += outcome.unseed;
      sums.occurrences += outcome.occurrences;
      sums.bytes_touched += outcome.bytes_touched;
    }
    if (input_.progress) input_.progress(static_cast<std::uint32_t>(block.count));
    return sums;
  }

 private:
  const SimulationInput& input_;
  const scenarios::Cell& cell_;
  const std::vector<Potential>& potentials_;
  std::size_t measures_;
  Future future_;
  ReachCounter counter_;
  std::vector<Sample> samples_;
};

/// By entry; one alone where the attacker begins from the internet.
std::vector<Potential> potentials(const scenarios::Cell& cell, ReachCounter& counter) {
  std::vector<Potential> all;
  const std::size_t different = cell.risks.empty() ? std::max<std::size_t>(1, cell.entries.size()) : 1;
  for (std::uint32_t e = 0; e < different; ++e) {
    const auto reach = scenarios::potential_reach(cell.graph, beginnings(cell, e));
    all.push_back({counter.potential(reach.held), counter.potential_records(reach.held)});
  }
  all.resize(std::max(all.size(), cell.entries.size()), all.front());
  return all;
}

}  // namespace

CellResult simulate(const Program& program, const SimulationInput& input) {
  const scenarios::Cell& cell = *program.cell;
  ReachCounter counter(cell);
  const std::vector<MeasureDef> defs = measure_defs(counter.classes(), program.vulnerability ? Vulnerable::yes : Vulnerable::no);
  const std::vector<Potential> potential = potentials(cell, counter);
  auto run = run_blocks(
      0, input.replications, input.jobs, [&] { return Worker(program, input, potential, defs.size()); }, merge_into);

  CellResult result;
  result.replications = input.replications;
  if (run.total) {
    result.unseed = run.total->unseed;
    result.occurrences = run.total->occurrences;
    result.bytes_touched = run.total->bytes_touched;
    result.close_up = std::move(run.total->close_up);
  }
  for (std::size_t m = 0; m < defs.size(); ++m)
    result.measures.push_back({defs[m], run.total ? std::move(run.total->tallies[m]) : Tally{}});
  result.estate = {static_cast<std::int64_t>(cell.estate.accounts.size()),
                   static_cast<std::int64_t>(cell.estate.principals.size()),
                   static_cast<std::int64_t>(cell.estate.resources.size())};
  return result;
}

}  // namespace gameday::sim
