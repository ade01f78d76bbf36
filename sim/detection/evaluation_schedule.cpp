#include "sim/detection/evaluation_schedule.h"

namespace gameday::sim {

using topology::Millis;

EvaluationSchedule EvaluationSchedule::periodic(Millis every, Millis look_back, Millis phase) {
  EvaluationSchedule out;
  out.every_ = every;
  out.look_back_ = look_back;
  out.phase_ = {phase.count % every.count};
  return out;
}

Millis EvaluationSchedule::next_run(Millis instant) const {
  if (every_ == Millis{}) return instant;
  const std::int64_t behind = (instant - phase_).count % every_.count;  // since the last run; negative before the phase
  if (behind == 0) return instant;
  return instant + Millis{(behind < 0 ? 0 : every_.count) - behind};
}

std::optional<Millis> EvaluationSchedule::sees(Millis event, Millis delivered) const {
  if (delivered >= topology::k_never) return std::nullopt;
  const Millis run = next_run(delivered);
  if (every_ > Millis{} && event <= run - look_back_) return std::nullopt;  // later runs look back less far
  return run;
}

Millis draw_phase(const Luck& luck, topology::LuckKey key, Millis every) {
  const double u = luck.uniform(key, 0);
  return {static_cast<std::int64_t>(u * static_cast<double>(every.count))};
}

}  // namespace gameday::sim
