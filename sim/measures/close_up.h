#pragma once

#include <cstdint>
#include <vector>

#include "sim/measures/exposure_curve.h"
#include "sim/measures/future_sample.h"
#include "sim/measures/reach_shares.h"
#include "sim/measures/step_states.h"
#include "sim/measures/time_grid.h"

namespace gameday::sim {

/// What a report draws of a cell beyond its measures. Memory depends on the estate and the library, not on how many futures
/// were added; merged in any order it is the same but for the sample, which wants blocks in the order of replications.
class CloseUp {
 public:
  /// `cell` must outlive it. A block that is past the sample need not keep room for one.
  CloseUp(const scenarios::Cell& cell, bool samples);

  void add(std::uint32_t replication, const Outcome& outcome);
  void merge(const CloseUp& other);

  std::uint64_t accessed() const { return accessed_; }  // futures with access; all but the sample is of these
  const TimeGrid& grid() const { return grid_; }
  const ExposureCurve& exposure() const { return exposure_; }
  const StepStates& steps() const { return steps_; }
  const ReachShares& reach() const { return reach_; }
  const std::vector<SampledFuture>& sample() const { return sample_; }

 private:
  TimeGrid grid_;
  std::uint64_t accessed_ = 0;
  ExposureCurve exposure_;
  StepStates steps_;
  ReachShares reach_;
  std::vector<SampledFuture> sample_;  // by replication
};

}  // namespace gameday::sim
