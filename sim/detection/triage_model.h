#pragma once

#include <optional>
#include <vector>

#include "scenarios/model/control_set.h"
#include "sim/detection/noise_stream.h"
#include "sim/detection/shift_calendar.h"
#include "sim/detection/week_clock.h"
#include "sim/random/distribution.h"
#include "topology/model/problem.h"

#include <tl/expected.hpp>

namespace gameday::sim {

/// Who judges alerts, how fast, and among how many false ones. Shared by all replications of a cell; immutable.
struct TriageModel {
  /// Compiles what a control set says of its staff. `noise` may come in any order. Errors, at the judging time's place:
  /// hours that are none, fewer than one analyst, a spread that is none, patience below 1 ms, a chance outside [0, 1].
  static tl::expected<TriageModel, topology::Problems> of(const scenarios::Staff& staff, std::vector<NoiseStream> noise,
                                                          WeekClock clock);

  std::vector<NoiseStream> noise;      // by key
  WeekClock clock;
  ShiftCalendar hours;
  int analysts;                        // while on duty; nobody outside `hours`
  Distribution judges;                 // reading and judging one alert; at least 1 ms; `never` is a mistake
  double misses;                       // chance that a true alert is judged false
  topology::Millis patience;           // an alert not begun by then is closed unread
  std::optional<Distribution> on_call; // outside hours: from a page to someone being at it; none: nobody is woken
  topology::Millis begins{-topology::k_week.count};  // the queue is empty here; long enough before anything of interest
};

}  // namespace gameday::sim
