#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "tests/slow_build.h"
#include "topology/model/millis.h"

namespace gameday::differential {

/// A law known exactly, to hold simulated times against. Milliseconds and their squares.
struct ClosedForm {
  std::string name;
  double mean = 0.0;
  double variance = 0.0;
  std::function<double(double)> cdf;
};

/// Enough that a rate 2 % off is found with power 0.99 even where a time is one exponential: its mean then
/// lies 0.0196 x 400 = 7.8 standard errors off, 2.8 beyond the 5.03 at which the test turns red. Fewer under
/// sanitizers.
inline constexpr std::uint32_t k_replications = k_slow_build ? 1'000 : 160'000;
inline constexpr double k_planted_error = k_slow_build ? 0.30 : 0.02;  // as many standard errors off among so few

/// Two-sided normal and Kolmogorov limits, each crossed by chance 5 times in 10^7: 10^-6 for both together.
inline constexpr double k_mean_limit = 5.03;        // 2 (1 - Phi(5.03)) = 4.9e-7
inline constexpr double k_kolmogorov_limit = 2.76;  // 2 exp(-2 x 2.76^2) = 4.8e-7

/// Standard errors between the samples' mean and the exact one.
inline double mean_deviation(const std::vector<topology::Millis>& samples, const ClosedForm& exact) {
  double sum = 0.0;
  for (const topology::Millis t : samples) sum += static_cast<double>(t.count) - exact.mean;
  return sum / std::sqrt(exact.variance * static_cast<double>(samples.size()));
}

/// Kolmogorov's distance times sqrt(n). Samples are whole milliseconds rounded to nearest, so the exact law
/// is read half a millisecond above each sample and above the one before it could have been.
inline double kolmogorov_deviation(std::vector<topology::Millis> samples, const ClosedForm& exact) {
  std::sort(samples.begin(), samples.end());
  const auto n = static_cast<double>(samples.size());
  double worst = 0.0;
  for (std::size_t i = 0; i < samples.size();) {
    const auto t = static_cast<double>(samples[i].count);
    const double before = static_cast<double>(i) / n;
    while (i < samples.size() && static_cast<double>(samples[i].count) == t) ++i;
    worst = std::max(worst, std::abs(before - exact.cdf(t - 0.5)));
    worst = std::max(worst, std::abs(static_cast<double>(i) / n - exact.cdf(t + 0.5)));
  }
  return worst * std::sqrt(n);
}

/// Passes for samples of the law but for one set in 10^6. `k_never` among them belongs in `agrees_in_share`,
/// not here.
inline testing::AssertionResult agrees(const std::vector<topology::Millis>& samples,
                                       const ClosedForm& exact) {
  const double mean = mean_deviation(samples, exact);
  const double kolmogorov = kolmogorov_deviation(samples, exact);
  const bool good = std::abs(mean) <= k_mean_limit && kolmogorov <= k_kolmogorov_limit;
  return (good ? testing::AssertionSuccess() : testing::AssertionFailure())
         << exact.name << ", " << samples.size() << " samples: mean " << mean
         << " standard errors off (limit " << k_mean_limit << "), Kolmogorov " << kolmogorov << " (limit "
         << k_kolmogorov_limit << ")";
}

/// Passes for `hits` of `n` that happen with probability `share` but for 5 in 10^7; n share (1 - share) >
/// 100.
inline testing::AssertionResult agrees_in_share(std::uint64_t hits, std::uint64_t n, double share) {
  const auto count = static_cast<double>(n);
  const double off = (static_cast<double>(hits) - count * share) / std::sqrt(count * share * (1.0 - share));
  const bool good = std::abs(off) <= k_mean_limit;
  return (good ? testing::AssertionSuccess() : testing::AssertionFailure())
         << hits << " of " << n << " lie " << off << " standard errors off a share of " << share;
}

/// One exponential.
inline ClosedForm exponential(double mean) {
  return {"exponential", mean, mean * mean,
          [mean](double t) { return t <= 0.0 ? 0.0 : -std::expm1(-t / mean); }};
}

/// Sum of `stages` exponentials of one mean: Erlang.
inline ClosedForm erlang(int stages, double mean) {
  const auto cdf = [stages, mean](double t) {
    if (t <= 0.0) return 0.0;
    double term = std::exp(-t / mean);
    double later = 0.0;
    for (int k = 0; k < stages; term *= t / mean / ++k) later += term;
    return 1.0 - later;
  };
  return {"Erlang", stages * mean, stages * mean * mean, cdf};
}

/// Sum of exponentials with means that all differ: hypoexponential, P(T > t) = sum of c_i exp(-t / m_i) with
/// c_i the product of m_i / (m_i - m_j) over j (Ross, Introduction to Probability Models, section 5.2.4).
inline ClosedForm hypoexponential(const std::vector<double>& means) {
  const auto cdf = [means](double t) {
    if (t <= 0.0) return 0.0;
    double later = 0.0;
    for (const double mean : means) {
      double c = std::exp(-t / mean);
      for (const double other : means) c *= other == mean ? 1.0 : mean / (mean - other);
      later += c;
    }
    return 1.0 - later;
  };
  ClosedForm form{"hypoexponential", 0.0, 0.0, cdf};
  for (const double mean : means) {
    form.mean += mean;
    form.variance += mean * mean;
  }
  return form;
}

/// The first of several exponentials: exponential with the sum of their rates.
inline ClosedForm first_of(const std::vector<double>& means) {
  double rate = 0.0;
  for (const double mean : means) rate += 1.0 / mean;
  ClosedForm form = exponential(1.0 / rate);
  form.name = "first of several exponentials";
  return form;
}

}  // namespace gameday::differential
