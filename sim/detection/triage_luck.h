#pragma once

#include <cstdint>

#include "sim/detection/noise_stream.h"
#include "sim/random/luck.h"
#include "topology/model/luck_key.h"

namespace gameday::sim {

// The draws of triage, each keyed by the alert it is for, so that no alert's luck depends on who else is in the queue.
// `key` and `n` are a ticket's own; of noise, the stream's key derived by the local day, and the alert's number in it.

inline double miss_draw(const Luck& luck, topology::LuckKey key, std::uint32_t n) {
  return luck.uniform(derived_key(key, 0x6d697373), n);
}

inline double acknowledge_draw(const Luck& luck, topology::LuckKey key, std::uint32_t n) {
  return luck.uniform(derived_key(key, 0x61636b), n);
}

inline double ticket_judging_draw(const Luck& luck, topology::LuckKey key, std::uint32_t n) {
  return luck.uniform(derived_key(key, 0x6a75646765), n);
}

/// Straight from the day's key: this one is drawn for every false alert, and a further mixing would be a tenth of its cost.
inline double noise_judging_draw(const Luck& luck, topology::LuckKey day_key, std::uint32_t n) {
  return luck.uniform(day_key, 2 * n + 1);
}

}  // namespace gameday::sim
