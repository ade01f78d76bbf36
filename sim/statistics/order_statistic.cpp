#include "sim/statistics/order_statistic.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <vector>

namespace gameday::sim {
namespace {

/// Binomial probabilities from `first` on; those left out on either side are below 1e-20 of the largest.
struct BinomialWindow {
  std::uint64_t first = 0;
  std::vector<double> probability;
};

/// By the ratio of neighbours, from the mode outwards; the sum then gives the scale.
BinomialWindow binomial_window(std::uint64_t n, double p) {
  constexpr double least = 1e-20;
  const double odds = p / (1.0 - p);
  const auto count = static_cast<double>(n);
  const std::uint64_t mode = std::min(n, static_cast<std::uint64_t>((count + 1.0) * p));

  std::vector<double> down;
  double weight = 1.0;
  std::uint64_t k = mode;
  for (; k > 0; --k) {
    const auto x = static_cast<double>(k);
    weight *= x / ((count - x + 1.0) * odds);
    if (weight < least) break;
    down.push_back(weight);
  }
  BinomialWindow window;
  window.first = mode - down.size();
  window.probability.assign(down.rbegin(), down.rend());
  window.probability.push_back(1.0);
  weight = 1.0;
  for (k = mode; k < n; ++k) {
    const auto x = static_cast<double>(k);
    weight *= (count - x) / (x + 1.0) * odds;
    if (weight < least) break;
    window.probability.push_back(weight);
  }
  const double sum = std::accumulate(window.probability.begin(), window.probability.end(), 0.0);
  for (double& probability : window.probability) probability /= sum;
  return window;
}

}  // namespace

Ranks quantile_ranks(std::uint64_t n, double p, double level) {
  assert(p > 0.0 && p < 1.0);
  const double side = 0.5 * (1.0 - level);
  const BinomialWindow window = binomial_window(n, p);
  const std::vector<double>& probability = window.probability;

  Ranks ranks{window.first, window.first + probability.size()};
  double below = 0.0;  // P(B < ranks.lo)
  for (std::size_t i = 0; i < probability.size() && below + probability[i] <= side; ++i) {
    below += probability[i];
    ++ranks.lo;
  }
  double above = 0.0;  // P(B >= ranks.hi)
  for (std::size_t i = probability.size(); i > 0 && above + probability[i - 1] <= side; --i) {
    above += probability[i - 1];
    --ranks.hi;
  }
  return ranks;
}

Interval quantile(const Tally& tally, double p, double level) {
  const std::uint64_t n = tally.n();
  if (n == 0) return {};
  const auto at = [&tally](std::uint64_t rank) -> std::optional<double> {
    if (rank == 0) return 0.0;
    if (rank > tally.moments().n()) return std::nullopt;
    return tally.at_rank(rank);
  };
  // A hair less than p n, lest 0.07 x 100 = 7.000000000000001 ask for the eighth.
  const double wanted = std::ceil(p * static_cast<double>(n) * (1.0 - 1e-12));
  const std::uint64_t rank = std::clamp(static_cast<std::uint64_t>(wanted), std::uint64_t{1}, n);
  const Ranks ranks = quantile_ranks(n, p, level);
  return {at(rank), at(std::min(ranks.lo, rank)), at(std::max(ranks.hi, rank))};
}

}  // namespace gameday::sim
