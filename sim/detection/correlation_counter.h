#pragma once

#include <cstdint>
#include <vector>

#include "topology/model/millis.h"

namespace gameday::sim {

/// An event_count correlation: fires when `count` matching records of one group have event times within `timespan`, i.e. in
/// some [t, t + timespan). Records may arrive in any order: their event times count, not their arrival.
///
/// Once per window: the window that fired begins at its earliest record and takes in every later arrival whose event time
/// lies in it; a record belongs to one window at most. Cost: a binary search and a short move an arrival; the state is two
/// flat lists of 16 bytes a record, so a fork copies it in two strokes.
class CorrelationCounter {
 public:
  /// `timespan` > 0, `count` > 0.
  CorrelationCounter(topology::Millis timespan, std::int64_t count) : timespan_(timespan), count_(count) {}

  /// Tells of one match; whether the correlation fires on it. `group` stands for the values of all group-by fields.
  bool add(std::uint64_t group, topology::Millis event);

  /// Forgets everything, and keeps the room.
  void clear();

 private:
  struct Mark {
    std::uint64_t group;
    topology::Millis at;
    auto operator<=>(const Mark&) const = default;
  };

  bool in_fired_window(const Mark& mark) const;

  topology::Millis timespan_;
  std::int64_t count_;
  std::vector<Mark> open_;   // records in no window yet, ascending
  std::vector<Mark> fired_;  // starts of windows that fired, ascending
};

}  // namespace gameday::sim
