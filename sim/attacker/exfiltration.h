#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/attacker/holdings.h"

namespace gameday::sim {

/// Data on its way out: one store after another in the order they were reached, at the objective's rate, for as long as
/// each can be read. What has left stays lost; an interrupted store keeps what was taken of it.
class Exfiltration {
 public:
  struct Load {
    NodeId data;
    double per_ms = 0;
    std::int64_t records = 0;
    std::int64_t taken = 0;
    bool readable = true;
  };

  /// Data records out so far, at an instant at which that was settled. Between two of them they leave at one rate.
  struct Mark {
    Millis at{};
    std::int64_t taken = 0;
  };

  void reset();

  void begin(NodeId data, std::int64_t records, double per_ms, Millis now);
  void lose(NodeId data, Millis now);

  /// When the store that is being read will be empty; nothing when none is. Changes with begin, lose and finish.
  std::optional<Millis> ends() const;
  /// Counts what has left until `now` and moves on to the next store where one is finished.
  void settle(Millis now);

  bool any() const { return !loads_.empty(); }
  bool idle() const { return !current_; }
  Millis first() const { return first_; }
  const std::vector<Load>& loads() const { return loads_; }
  /// In order of time, from the first store's beginning to the last `settle`.
  const std::vector<Mark>& marks() const { return marks_; }
  /// Of load `i` at `now`, without changing anything.
  std::int64_t taken(std::size_t i, Millis now) const;

 private:
  void next(Millis now);
  void mark(Millis now);

  std::vector<Load> loads_;             // in the order reached
  std::vector<Mark> marks_;
  std::optional<std::size_t> current_;
  Millis since_{};                      // of the current load's present stretch
  Millis first_ = topology::k_never;
};

}  // namespace gameday::sim
