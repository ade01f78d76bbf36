#include "sim/random/luck.h"

namespace gameday::sim {

Luck::Luck(Seed seed, std::uint32_t replication, std::uint32_t future)
    : mixed_(mix(mix(seed.value + 0x9e3779b97f4a7c15U) ^
                 mix((static_cast<std::uint64_t>(future) << 32 | replication) + 0xd1b54a32d192ed03U))) {}

}  // namespace gameday::sim
