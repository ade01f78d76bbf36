#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/detection/week_clock.h"
#include "topology/model/millis.h"

#include <tl/expected.hpp>

namespace gameday::sim {

/// Weekly hours on duty, the same every week. Immutable.
class ShiftCalendar {
 public:
  /// "always", or ranges such as "Mon-Fri 08:00-18:00, Sat 22:00-06:00"; without days every day; a range that ends at or
  /// before its start ends on the next day; "24:00" is the day's end. Overlaps count once.
  /// Errors, in words: a day or time that is none, an empty range or text.
  static tl::expected<ShiftCalendar, std::string> parse(std::string_view text);

  static ShiftCalendar always();

  bool on_duty(topology::Millis instant, const WeekClock& clock) const;

  /// How many of `analysts` are on duty.
  int on_duty_of(int analysts, topology::Millis instant, const WeekClock& clock) const {
    return on_duty(instant, clock) ? analysts : 0;
  }

  /// The first instant after `instant` at which duty begins or ends; k_never where it never does.
  topology::Millis next_change(topology::Millis instant, const WeekClock& clock) const;

 private:
  /// Instants of the week, ascending, in [0, 1 week), at which duty changes; empty where it never does.
  std::vector<topology::Millis> changes_;
  bool at_week_start_ = true;  // on duty at the week's first instant, before a change at that very instant
};

}  // namespace gameday::sim
