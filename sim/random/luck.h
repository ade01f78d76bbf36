#pragma once

#include <cstdint>

#include "topology/model/luck_key.h"

namespace gameday::sim {

struct Seed {
  std::uint64_t value = 1;
};

/// The luck of one replication: every draw is a pure function of (seed, replication, future, key, n). No stream state is
/// stored, so resetting, copying and forking cost nothing and adding an entity shifts nobody else's draws.
/// `future` is 0 in a replication that was never forked; a fork re-keys what is drawn after it.
class Luck {
 public:
  Luck(Seed seed, std::uint32_t replication, std::uint32_t future = 0);

  /// 64 uniform bits. Source of the generator: pcg64 (O'Neill 2014), made anew for each draw with key and n mixed into
  /// state and stream.
  std::uint64_t bits(topology::LuckKey key, std::uint32_t n) const;

  /// Uniform in the open interval (0, 1), a multiple of 2^-53 shifted by half a step.
  double uniform(topology::LuckKey key, std::uint32_t n) const;

 private:
  std::uint64_t mixed_;  // of seed, replication and future
};

}  // namespace gameday::sim
