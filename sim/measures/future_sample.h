#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sim/measures/outcome.h"
#include "sim/measures/reach.h"

namespace gameday::sim {

/// How many futures of a cell are kept one by one: the first, which their luck makes as good a sample as any.
inline constexpr std::uint32_t k_sampled_futures = 256;

/// One future in a few numbers. Of those without access only its number is meant.
struct SampledFuture {
  std::uint32_t replication = 0;
  bool accessed = false;
  std::int64_t records = 0;              // data records out at the end
  Reach reach;
  Millis detected = topology::k_never;   // after access
  Millis contained = topology::k_never;  // after detection
};

SampledFuture sampled(std::uint32_t replication, const Outcome& outcome, const Reach& reach);

/// Which of those with access stands at share `p` of the way from the mildest to the worst: by data records, then
/// resources and principals reached, then how long it went on. Nothing where none had access.
std::optional<SampledFuture> future_at(std::span<const SampledFuture> sample, double p);

}  // namespace gameday::sim
