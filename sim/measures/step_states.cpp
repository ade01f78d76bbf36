#include "sim/measures/step_states.h"

#include <algorithm>

namespace gameday::sim {

void StepState::merge(const StepState& other) {
  tried += other.tried;
  prevented += other.prevented;
  alerted += other.alerted;
  logged += other.logged;
  invisible += other.invisible;
  alerted_anyway += other.alerted_anyway;
  until_alert.merge(other.until_alert);
  begun.merge(other.begun);
}

StepStates::StepStates(const scenarios::Cell& cell)
    : graph_(&cell.graph), states_(cell.library->techniques.size()), seen_(cell.library->techniques.size()) {}

void StepStates::add(const Outcome& outcome) {
  for (const Act& act : outcome.acts) {
    const std::uint32_t technique = graph_->at(act.step).technique;
    Seen& seen = seen_[technique];
    if (!seen.tried) {
      seen = {true, false, false, act.at, topology::k_never};
      touched_.push_back(technique);
    }
    seen.succeeded = seen.succeeded || act.succeeded;
    seen.logged = seen.logged || act.readable < topology::k_never;
  }
  for (const ActAlert& alert : outcome.alerts) {
    Seen& seen = seen_[graph_->at(outcome.acts[alert.act].step).technique];
    seen.alerted = std::min(seen.alerted, alert.at);
  }
  for (const std::uint32_t technique : touched_) {
    StepState& state = states_[technique];
    Seen& seen = seen_[technique];
    const bool alerted = seen.alerted < topology::k_never;
    ++state.tried;
    if (!seen.succeeded) {
      ++state.prevented;
      if (alerted) ++state.alerted_anyway;
    } else if (alerted) ++state.alerted;
    else if (seen.logged) ++state.logged;
    else ++state.invisible;
    if (alerted) state.until_alert.add((seen.alerted - seen.begun).count);
    state.begun.add(std::max<std::int64_t>(0, (seen.begun - std::min(seen.begun, outcome.access)).count));
    seen.tried = false;
  }
  touched_.clear();
}

void StepStates::merge(const StepStates& other) {
  for (std::size_t i = 0; i < states_.size(); ++i) states_[i].merge(other.states_[i]);
}

}  // namespace gameday::sim
