#pragma once

#include <cstddef>
#include <vector>

#include "topology/model/millis.h"

namespace gameday::sim {

/// Instants after initial access at which curves are read: 0, then of equal ratio from one minute to the horizon.
class TimeGrid {
 public:
  static constexpr std::size_t k_instants = 72;

  explicit TimeGrid(topology::Millis horizon);

  const std::vector<topology::Millis>& instants() const { return instants_; }

  /// Index of the first instant at or after `t`; the last for what lies beyond the horizon.
  std::size_t at_or_after(topology::Millis t) const;

 private:
  std::vector<topology::Millis> instants_;  // ascending, each once
};

}  // namespace gameday::sim
