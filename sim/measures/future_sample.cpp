#include "sim/measures/future_sample.h"

#include <algorithm>
#include <tuple>

namespace gameday::sim {
namespace {

auto badness(const SampledFuture& future) {
  return std::tuple(future.records, future.reach.resources, future.reach.principals, future.detected, future.contained, future.replication);
}

}  // namespace

SampledFuture sampled(std::uint32_t replication, const Outcome& outcome, const Reach& reach) {
  SampledFuture future;
  future.replication = replication;
  future.accessed = outcome.access < topology::k_never;
  if (!future.accessed) return future;
  for (const Exfiltration::Load& load : outcome.taken) future.records += load.taken;
  future.reach = reach;
  if (outcome.detected < topology::k_never) {
    future.detected = Millis{std::max<std::int64_t>(0, (outcome.detected - outcome.access).count)};
    if (outcome.contained < topology::k_never) future.contained = outcome.contained - outcome.detected;
  }
  return future;
}

std::optional<SampledFuture> future_at(std::span<const SampledFuture> sample, double p) {
  std::vector<SampledFuture> accessed;
  for (const SampledFuture& future : sample)
    if (future.accessed) accessed.push_back(future);
  if (accessed.empty()) return std::nullopt;
  std::ranges::sort(accessed, {}, badness);
  const auto rank = static_cast<std::size_t>(p * static_cast<double>(accessed.size()));
  return accessed[std::min(rank, accessed.size() - 1)];
}

}  // namespace gameday::sim
