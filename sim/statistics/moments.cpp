#include "sim/statistics/moments.h"

#include <algorithm>
#include <cassert>

namespace gameday::sim {
namespace {

constexpr std::int64_t k_largest = std::int64_t{1} << 48;

}  // namespace

void Moments::add(std::int64_t value, std::uint64_t times) {
  const Sum clamped = std::clamp(value, -k_largest, k_largest);
  n_ += times;
  sum_ += clamped * static_cast<Sum>(times);
  squares_ += static_cast<Squares>(clamped * clamped) * times;
}

void Moments::merge(const Moments& other) {
  n_ += other.n_;
  sum_ += other.sum_;
  squares_ += other.squares_;
}

double Moments::mean() const {
  assert(n_ > 0);
  const Sum whole = sum_ / static_cast<Sum>(n_);
  const Sum rest = sum_ % static_cast<Sum>(n_);
  return static_cast<double>(whole) + static_cast<double>(rest) / static_cast<double>(n_);
}

double Moments::variance() const {
  assert(n_ > 1);
  // About the whole part m of the mean first: sum (x - m)^2 = squares - 2 m sum + n m^2. Each term may wrap
  // around, the result fits. Then about the mean itself.
  const Sum m = sum_ / static_cast<Sum>(n_);
  const auto m_bits = static_cast<Squares>(m);
  const Squares about_m =
      squares_ - 2 * m_bits * static_cast<Squares>(sum_) + static_cast<Squares>(n_) * m_bits * m_bits;
  const auto rest = static_cast<double>(sum_ % static_cast<Sum>(n_));
  const auto n = static_cast<double>(n_);
  return std::max(0.0, static_cast<double>(about_m) - rest * rest / n) / (n - 1.0);
}

}  // namespace gameday::sim
