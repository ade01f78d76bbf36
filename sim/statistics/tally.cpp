#include "sim/statistics/tally.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace gameday::sim {
namespace {

constexpr std::int64_t k_largest = std::int64_t{1} << 48;
/// Drops all but the exponent and the seven highest bits of the fraction.
constexpr int k_dropped_bits = 45;
constexpr std::uint64_t k_bin_of_one = 0x3ff0000000000000U >> k_dropped_bits;

/// 0 for 0, then 1 for 1 and 128 more for each doubling.
std::size_t bin_of(std::int64_t value) {
  if (value == 0) return 0;
  return (std::bit_cast<std::uint64_t>(static_cast<double>(value)) >> k_dropped_bits) - k_bin_of_one + 1;
}

/// The smallest number of a bin; for bins narrower than 1 not always a whole one.
double lower_edge(std::size_t bin) {
  return std::bit_cast<double>((bin - 1 + k_bin_of_one) << k_dropped_bits);
}

/// The middle between the smallest and the largest whole number of a bin.
double middle(std::size_t bin) {
  if (bin == 0) return 0.0;
  const double low = lower_edge(bin);
  return low + 0.5 * std::max(0.0, lower_edge(bin + 1) - low - 1.0);
}

}  // namespace

void Tally::add(std::int64_t value) {
  assert(value >= 0);
  const std::int64_t clamped = std::clamp(value, std::int64_t{0}, k_largest);
  moments_.add(clamped);
  add_to_bin(bin_of(clamped), 1);
}

void Tally::add_to_bin(std::size_t bin, std::uint64_t count) {
  if (counts_.empty()) first_bin_ = bin;
  if (bin < first_bin_) {
    counts_.insert(counts_.begin(), first_bin_ - bin, 0);
    first_bin_ = bin;
  }
  if (bin - first_bin_ >= counts_.size()) counts_.resize(bin - first_bin_ + 1, 0);
  counts_[bin - first_bin_] += count;
}

void Tally::merge(const Tally& other) {
  moments_.merge(other.moments_);
  beyond_ += other.beyond_;
  if (other.counts_.empty()) return;
  // The ends first: both are used, so the range stays tight.
  add_to_bin(other.first_bin_, 0);
  add_to_bin(other.first_bin_ + other.counts_.size() - 1, 0);
  const std::size_t shift = other.first_bin_ - first_bin_;
  for (std::size_t i = 0; i < other.counts_.size(); ++i) counts_[shift + i] += other.counts_[i];
}

double Tally::at_rank(std::uint64_t rank) const {
  assert(rank >= 1 && rank <= moments_.n());
  std::uint64_t below = 0;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    below += counts_[i];
    if (below >= rank) return middle(first_bin_ + i);
  }
  return 0.0;
}

std::uint64_t Tally::at_most(std::int64_t value) const {
  if (value < 0) return 0;
  const std::size_t last = bin_of(std::min(value, k_largest));
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < counts_.size() && first_bin_ + i <= last; ++i) count += counts_[i];
  return count;
}

}  // namespace gameday::sim
