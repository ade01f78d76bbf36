#pragma once

#include <cstdint>
#include <vector>

#include "sim/run/future.h"
#include "tests/differential/closed_form.h"
#include "tests/differential/graph_cell.h"

namespace gameday::differential {

/// One time per replication, read off the outcome of the shipped engine; k_never where it did not happen.
template <typename Read>
std::vector<topology::Millis> engine_times(const sim::Program& program, const Read& read, std::uint64_t seed = 1,
                                           std::uint32_t replications = k_replications) {
  std::vector<topology::Millis> times;
  times.reserve(replications);
  sim::Future future(program, sim::Seed{seed});
  for (std::uint32_t r = 0; r < replications; ++r) {
    future.start(r);
    times.push_back(read(future.run()));
  }
  return times;
}

/// In how many replications of the shipped engine `hit` is true of the outcome.
template <typename Hit>
std::uint64_t hits(const sim::HandProgram& hand, const Hit& hit) {
  std::uint64_t count = 0;
  sim::Future future(*hand.program, sim::Seed{1});
  for (std::uint32_t r = 0; r < k_replications; ++r) {
    future.start(r);
    count += hit(future.run()) ? 1U : 0U;
  }
  return count;
}

/// When position `node` was reached first.
inline topology::Millis reached(const sim::Outcome& outcome, std::uint32_t node) {
  for (const sim::Gain& gain : outcome.gains)
    if (gain.node.index == node) return gain.at;
  return topology::k_never;
}

/// Takes those that did not happen out; returns how many.
inline std::uint64_t remove_never(std::vector<topology::Millis>& times) {
  return std::erase(times, topology::k_never);
}

}  // namespace gameday::differential
