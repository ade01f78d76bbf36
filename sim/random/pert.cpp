#include "sim/random/pert.h"

#include <algorithm>
#include <cmath>

#include "sim/random/elementary.h"

namespace gameday::sim {
namespace {

double power(double base, double exponent) { return exp(exponent * log(base)); }

/// x^-alpha times the integral of y^(alpha-1) (1-y)^(beta-1) over [0, x], by its power series (DLMF 8.17.7).
/// The terms fall like x^k; alpha, beta >= 1, 0 <= x < 1.
double scaled_integral(double alpha, double beta, double x) {
  double coefficient = 1.0;
  double sum = 1.0 / alpha;
  for (int k = 1; k < 4000; ++k) {
    coefficient *= (k - beta) / k * x;
    const double term = coefficient / (alpha + k);
    sum += term;
    if (std::abs(term) < 1e-18 * sum) break;
  }
  return sum;
}

double integral(double alpha, double beta, double x) {
  return x <= 0.0 ? 0.0 : power(x, alpha) * scaled_integral(alpha, beta, x);
}

double complete_integral(double alpha, double beta) {
  return integral(alpha, beta, 0.5) + integral(beta, alpha, 0.5);
}

/// Share of the beta distribution above x, from whichever end is nearer.
double share_above(double alpha, double beta, double whole, double x) {
  if (x <= 0.0) return 1.0;
  if (x >= 1.0) return 0.0;
  if (x <= 0.5) return 1.0 - integral(alpha, beta, x) / whole;
  return integral(beta, alpha, 1.0 - x) / whole;
}

}  // namespace

Pert::Half Pert::make_half(double alpha, double beta, double whole) {
  Half half;
  half.exponent = 1.0 / alpha;
  const double v_of_median = power(0.5, half.exponent);
  const double step = v_of_median / k_cells;
  half.cells_per_unit = 1.0 / step;

  double x = 0.0;
  for (std::size_t i = 0; i <= k_cells; ++i) {
    const double v = step * static_cast<double>(i);
    double dv_dx = 0.0;
    // Newton's method from the last node's x and slope; v is a smooth increasing function of x.
    for (int round = 0; round < 60; ++round) {
      const double scaled = scaled_integral(alpha, beta, x);
      const double per_x = power(scaled / whole, half.exponent);  // v / x
      dv_dx = per_x * power(1.0 - x, beta - 1.0) / (alpha * scaled);
      const double next = std::clamp(x + (v - x * per_x) / dv_dx, 0.0, 0.5 * (1.0 + x));
      const bool settled = std::abs(next - x) <= 1e-15;
      x = next;
      if (settled) break;
    }
    half.nodes[i] = {x, step / dv_dx};
    x = std::min(x + step / dv_dx, 0.5 * (1.0 + x));
  }
  return half;
}

double Pert::Half::at(double tail) const {
  const double position = power(tail, exponent) * cells_per_unit;
  const auto cell = std::min(static_cast<std::size_t>(position), k_cells - 1);
  const double t = position - static_cast<double>(cell);
  const Node& a = nodes[cell];
  const Node& b = nodes[cell + 1];
  const double rise = b.x - a.x;
  // Cubic with the nodes' values and slopes (Hermite).
  return a.x +
         t * (a.slope + t * ((3.0 * rise - 2.0 * a.slope - b.slope) + t * (a.slope + b.slope - 2.0 * rise)));
}

Pert::Pert(double low, double likely, double high)
    : low_(low),
      range_(high - low),
      alpha_(1.0 + 4.0 * (likely - low) / range_),
      beta_(1.0 + 4.0 * (high - likely) / range_),
      whole_(complete_integral(alpha_, beta_)),
      lower_(make_half(alpha_, beta_, whole_)),
      upper_(make_half(beta_, alpha_, whole_)) {}

double Pert::value_at(double s) const {
  if (s <= 0.0) return low_ + range_;
  if (s >= 1.0) return low_;
  return s < 0.5 ? low_ + range_ * (1.0 - upper_.at(s)) : low_ + range_ * lower_.at(1.0 - s);
}

double Pert::survival(double x) const { return share_above(alpha_, beta_, whole_, (x - low_) / range_); }

double Pert::partial_mean(double from, double to) const {
  // x times the density of Beta(alpha, beta) is alpha / (alpha + beta) times that of Beta(alpha + 1, beta).
  const double share = alpha_ / (alpha_ + beta_);
  const double whole = whole_ * share;
  const double above = share_above(alpha_ + 1.0, beta_, whole, (from - low_) / range_) -
                       share_above(alpha_ + 1.0, beta_, whole, (to - low_) / range_);
  return low_ * (survival(from) - survival(to)) + range_ * share * above;
}

}  // namespace gameday::sim
