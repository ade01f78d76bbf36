#pragma once

#include <optional>

#include "sim/random/luck.h"
#include "topology/model/millis.h"

namespace gameday::sim {

/// When a rule sees a record. A streaming rule sees it as it is delivered. A periodic one runs at the instants
/// phase + k * every, over records whose event time lies in (run - look_back, run] and that are delivered by then: what is
/// delivered later than `look_back` after it happened is seen by no run.
class EvaluationSchedule {
 public:
  static EvaluationSchedule streaming() { return {}; }

  /// `every` and `look_back` > 0; only the phase modulo `every` counts.
  static EvaluationSchedule periodic(topology::Millis every, topology::Millis look_back, topology::Millis phase);

  /// The instant at which a record of `event` time that is readable from `delivered` on is first seen; nothing where it
  /// never is. `delivered` >= `event`; k_never means not delivered.
  std::optional<topology::Millis> sees(topology::Millis event, topology::Millis delivered) const;

  /// The first run at or after `instant`; `instant` itself for a streaming rule.
  topology::Millis next_run(topology::Millis instant) const;

 private:
  topology::Millis every_{};      // 0: streaming
  topology::Millis look_back_{};
  topology::Millis phase_{};
};

/// Uniform over whole milliseconds in [0, every): when within its period a detector runs in this replication. Draw 0 of `key`.
topology::Millis draw_phase(const Luck& luck, topology::LuckKey key, topology::Millis every);

}  // namespace gameday::sim
