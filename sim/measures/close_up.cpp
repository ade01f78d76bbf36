#include "sim/measures/close_up.h"

namespace gameday::sim {

CloseUp::CloseUp(const scenarios::Cell& cell, bool samples)
    : grid_(cell.scenario.horizon), exposure_(grid_.instants().size()), steps_(cell), reach_(cell) {
  if (samples) sample_.reserve(k_sampled_futures);
}

void CloseUp::add(std::uint32_t replication, const Outcome& outcome) {
  const bool accessed = outcome.access < topology::k_never;
  const Reach reach = accessed ? reach_.add(outcome, grid_) : Reach{};
  if (replication < k_sampled_futures) sample_.push_back(sampled(replication, outcome, reach));
  if (!accessed) return;
  ++accessed_;
  exposure_.add(outcome, grid_);
  steps_.add(outcome);
}

void CloseUp::merge(const CloseUp& other) {
  accessed_ += other.accessed_;
  exposure_.merge(other.exposure_);
  steps_.merge(other.steps_);
  reach_.merge(other.reach_);
  sample_.insert(sample_.end(), other.sample_.begin(), other.sample_.end());
}

}  // namespace gameday::sim
