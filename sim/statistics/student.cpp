#include "sim/statistics/student.h"

#include <cassert>
#include <cmath>

#include "sim/random/elementary.h"

namespace gameday::sim {
namespace {

constexpr double k_pi = 3.14159265358979323846;
constexpr std::uint64_t k_largest_exact = 200;

/// arctan x for x >= 0: the argument is halved in angle four times, then the series.
double arc_tangent(double x) {
  if (x > 1.0) return 0.5 * k_pi - arc_tangent(1.0 / x);
  for (int i = 0; i < 4; ++i) x /= 1.0 + std::sqrt(1.0 + x * x);
  const double square = x * x;  // <= 0.0025
  double series = 0.0;
  for (int k = 15; k >= 3; k -= 2) series = square * (1.0 / k - series);
  return 16.0 * (x - x * series);
}

/// P(|T| <= t), t >= 0, as a sum over the powers of cos theta, tan theta = t / sqrt(freedom).
double central_share(double t, std::uint64_t freedom) {
  const double nu = static_cast<double>(freedom);
  const double cos_square = nu / (nu + t * t);
  const double sin = t / std::sqrt(nu + t * t);
  double term = freedom % 2 == 0 ? 1.0 : std::sqrt(cos_square);
  double sum = freedom == 1 ? 0.0 : term;
  for (std::uint64_t k = freedom % 2 == 0 ? 2 : 3; k + 2 <= freedom; k += 2) {
    term *= cos_square * static_cast<double>(k - 1) / static_cast<double>(k);
    sum += term;
  }
  if (freedom % 2 == 0) return sin * sum;
  return 2.0 / k_pi * (arc_tangent(t / std::sqrt(nu)) + sin * sum);
}

double by_bisection(double share, std::uint64_t freedom) {
  double low = 0.0;
  double high = 1.0;
  while (central_share(high, freedom) < share && high < 1e15) high *= 2.0;
  for (int i = 0; i < 200; ++i) {
    const double middle = 0.5 * (low + high);
    if (middle == low || middle == high) break;
    (central_share(middle, freedom) < share ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

double by_expansion(double p, std::uint64_t freedom) {
  const double nu = static_cast<double>(freedom);
  const double x = normal_quantile(p);
  const double s = x * x;
  const double g1 = x * (s + 1.0) / 4.0;
  const double g2 = x * ((5.0 * s + 16.0) * s + 3.0) / 96.0;
  const double g3 = x * (((3.0 * s + 19.0) * s + 17.0) * s - 15.0) / 384.0;
  const double g4 = x * ((((79.0 * s + 776.0) * s + 1482.0) * s - 1920.0) * s - 945.0) / 92160.0;
  return x + (g1 + (g2 + (g3 + g4 / nu) / nu) / nu) / nu;
}

}  // namespace

double student_quantile(double p, std::uint64_t freedom) {
  assert(freedom >= 1 && p > 0.0 && p < 1.0);
  if (freedom > k_largest_exact) return by_expansion(p, freedom);
  return p < 0.5 ? -by_bisection(1.0 - 2.0 * p, freedom) : by_bisection(2.0 * p - 1.0, freedom);
}

}  // namespace gameday::sim
