#include "sim/random/elementary.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "sim/random/double_double.h"

namespace gameday::sim {
namespace {

constexpr double k_infinity = std::numeric_limits<double>::infinity();
constexpr double k_not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr DoubleDouble k_log_2 = log_of_ratio(2.0, 1.0);

/// Rounds to a multiple of `unit`, a power of two; |x| < 2^50 units.
constexpr double round_to(double x, double unit) {
  const double shift = unit * 0x1.8p52;
  return (x + shift) - shift;
}

// --- log: x = 2^k m, m near c = i / 128, log x = k log 2 + log c + log(1 + (m - c) / c).

constexpr std::size_t k_first_cell = 90;  // below 128 sqrt(1/2)
constexpr std::size_t k_last_cell = 182;  // above 128 sqrt(2)
/// High parts are multiples of this, so that k times one plus another is exact.
constexpr double k_high_unit = 0x1.0p-42;

struct LogCell {
  double inverse;  // 1 / c
  double high;     // log c, a multiple of k_high_unit
  double low;      // the rest of log c
};

constexpr double k_log_2_high = round_to(k_log_2.high, k_high_unit);
constexpr double k_log_2_low = (k_log_2.high - k_log_2_high) + k_log_2.low;

constexpr std::array<LogCell, k_last_cell - k_first_cell + 1> make_log_cells() {
  std::array<LogCell, k_last_cell - k_first_cell + 1> cells{};
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto c = static_cast<double>(i + k_first_cell);
    const DoubleDouble log_c = log_of_ratio(c, 128.0);
    const double high = round_to(log_c.high, k_high_unit);
    cells[i] = {128.0 / c, high, (log_c.high - high) + log_c.low};
  }
  return cells;
}
constexpr auto k_log_cells = make_log_cells();

// --- exp: x = (64 k + i) log 2 / 64 + r, exp x = 2^k 2^(i/64) exp r.

/// Few enough bits that a multiple by any number of 64ths up to 2^17 is exact.
constexpr double k_64th_high = round_to(k_log_2.high / 64.0, 0x1.0p-39);
constexpr double k_64th_low = (k_log_2.high / 64.0 - k_64th_high) + k_log_2.low / 64.0;
constexpr double k_64ths_per_unit = 64.0 / k_log_2.high;

constexpr std::array<DoubleDouble, 64> make_powers() {
  std::array<DoubleDouble, 64> powers{};
  for (std::size_t i = 0; i < 64; ++i) {
    powers[i] = exp_series(k_log_2 * DoubleDouble{static_cast<double>(i) / 64.0});
  }
  return powers;
}
constexpr auto k_powers = make_powers();

/// 2^k for -1022 <= k <= 1023.
double power_of_two(std::int64_t k) { return std::bit_cast<double>((k + 1023) << 52); }

// --- The normal distribution.

/// Value of a polynomial whose coefficients start with the highest power.
template <std::size_t N>
double polynomial(const std::array<double, N>& coefficients, double x) {
  double value = coefficients[0];
  for (std::size_t i = 1; i < N; ++i) value = value * x + coefficients[i];
  return value;
}

/// Cody (1969), tables II to IV as the double-precision fits: erf(y) / y in y^2; exp(y^2) erfc(y) in y; the
/// asymptotic part in 1 / y^2.
constexpr std::array k_erf_top{1.85777706184603153e-1, 3.16112374387056560e0, 1.13864154151050156e2,
                               3.77485237685302021e2, 3.20937758913846947e3};
constexpr std::array k_erf_bottom{1.0, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3,
                                  2.84423683343917062e3};
constexpr std::array k_middle_top{2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594e0,
                                  6.61191906371416295e1,  2.98635138197400131e2,  8.81952221241769090e2,
                                  1.71204761263407058e3,  2.05107837782607147e3,  1.23033935479799725e3};
constexpr std::array k_middle_bottom{1.0,
                                     1.57449261107098347e1,
                                     1.17693950891312499e2,
                                     5.37181101862009858e2,
                                     1.62138957456669019e3,
                                     3.29079923573345963e3,
                                     4.36261909014324716e3,
                                     3.43936767414372164e3,
                                     1.23033935480374942e3};
constexpr std::array k_far_top{1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1,
                               1.25781726111229246e-1, 1.60837851487422766e-2, 6.58749161529837803e-4};
constexpr std::array k_far_bottom{1.0,
                                  2.56852019228982242e0,
                                  1.87295284992346047e0,
                                  5.27905102951428412e-1,
                                  6.05183413124413191e-2,
                                  2.33520497626869185e-3};
constexpr double k_inverse_root_pi = 0.56418958354775628695;
constexpr double k_inverse_root_2 = 0.70710678118654752440;

/// P(Z > x) for x > 0. The exponential is taken of x rather than of the rounded x / sqrt(2), in two factors,
/// since an error in its argument would be multiplied by x^2.
double upper_tail(double x) {
  const double y = x * k_inverse_root_2;
  if (y <= 0.46875) return 0.5 - 0.5 * y * (polynomial(k_erf_top, y * y) / polynomial(k_erf_bottom, y * y));
  double scaled = 0.0;  // exp(y^2) erfc(y)
  if (y <= 4.0) {
    scaled = polynomial(k_middle_top, y) / polynomial(k_middle_bottom, y);
  } else {
    const double z = 1.0 / (y * y);
    scaled = (k_inverse_root_pi - z * polynomial(k_far_top, z) / polynomial(k_far_bottom, z)) / y;
  }
  const double coarse = round_to(x, 0.0625);
  const double rest = (x - coarse) * (x + coarse);
  return 0.5 * scaled * exp(-0.5 * coarse * coarse) * exp(-0.5 * rest);
}

/// Wichura (1988), PPND16: the centre in 0.425^2 - (p - 1/2)^2, the tails in sqrt(-log(tail)).
constexpr std::array k_centre_top{
    2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
    1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0};
constexpr std::array k_centre_bottom{
    5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
    5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0};
constexpr std::array k_tail_top{7.74545014278341407640e-4, 2.27238449892691845833e-2,
                                2.41780725177450611770e-1, 1.27045825245236838258e+0,
                                3.64784832476320460504e+0, 5.76949722146069140550e+0,
                                4.63033784615654529590e+0, 1.42343711074968357734e+0};
constexpr std::array k_tail_bottom{1.05075007164441684324e-9, 5.47593808499534494600e-4,
                                   1.51986665636164571966e-2, 1.48103976427480074590e-1,
                                   6.89767334985100004550e-1, 1.67638483018380384940e+0,
                                   2.05319162663775882187e+0, 1.0};
constexpr std::array k_end_top{2.01033439929228813265e-7, 2.71155556874348757815e-5,
                               1.24266094738807843860e-3, 2.65321895265761230930e-2,
                               2.96560571828504891230e-1, 1.78482653991729133580e+0,
                               5.46378491116411436990e+0, 6.65790464350110377720e+0};
constexpr std::array k_end_bottom{2.04426310338993978564e-15, 1.42151175831644588870e-7,
                                  1.84631831751005468180e-5,  7.86869131145613259100e-4,
                                  1.48753612908506148525e-2,  1.36929880922735805310e-1,
                                  5.99832206555887937690e-1,  1.0};

}  // namespace

double log(double x) {
  constexpr std::uint64_t root_half = 0x3fe6a09e667f3bcdU;  // bits of sqrt(1/2)
  std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
  double shift = 0.0;
  if (bits - 0x0010000000000000U >= 0x7fe0000000000000U) {  // not a positive normal number
    if (x == 0.0) return -k_infinity;
    if (!(x > 0.0)) return k_not_a_number;
    if (x == k_infinity) return x;
    bits = std::bit_cast<std::uint64_t>(x * 0x1.0p54);
    shift = -54.0;
  }
  const std::int64_t exponent = static_cast<std::int64_t>(bits - root_half) >> 52;
  const double m = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(exponent) << 52));
  const auto cell = static_cast<std::int32_t>(m * 128.0 + 0.5);
  const LogCell& c = k_log_cells[static_cast<std::size_t>(cell) - k_first_cell];
  const double r =
      (m - static_cast<double>(cell) * 0x1.0p-7) * c.inverse;  // the difference is exact; |r| < 0.0056
  const double r2 = r * r;
  const double tail =
      r2 * ((-1.0 / 2 + r * (1.0 / 3)) + r2 * ((-1.0 / 4 + r * (1.0 / 5)) + r2 * (-1.0 / 6 + r * (1.0 / 7))));
  const double k = static_cast<double>(exponent) + shift;
  return (k * k_log_2_high + c.high) + (r + (tail + (k * k_log_2_low + c.low)));
}

double exp(double x) {
  if (!(x > -745.2)) return x != x ? x : 0.0;
  if (x > 709.79) return k_infinity;
  const double steps = round_to(x * k_64ths_per_unit, 1.0);
  const double r = (x - steps * k_64th_high) - steps * k_64th_low;  // |r| < 0.0055
  const double grown = r + r * r * ((1.0 / 2 + r * (1.0 / 6)) + r * r * (1.0 / 24 + r * (1.0 / 120)));
  const auto step = static_cast<std::int64_t>(steps);
  const DoubleDouble& power = k_powers[static_cast<std::size_t>(step & 63)];
  const double mantissa = power.high + (power.low + power.high * grown);
  const std::int64_t k = step >> 6;
  if (k >= -1022 && k <= 1023) return mantissa * power_of_two(k);
  if (k > 0) return mantissa * 0x1.0p1023 * 2.0;
  return mantissa * power_of_two(k + 64) * 0x1.0p-64;
}

double normal_cdf(double x) {
  if (x != x) return x;
  if (x < 0.0) return x < -39.0 ? 0.0 : upper_tail(-x);
  return x > 39.0 ? 1.0 : 1.0 - upper_tail(x);
}

double normal_quantile(double p) {
  const double q = p - 0.5;
  if (std::abs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * (polynomial(k_centre_top, r) / polynomial(k_centre_bottom, r));
  }
  const double tail = q < 0.0 ? p : 1.0 - p;
  if (tail == 0.0) return q < 0.0 ? -k_infinity : k_infinity;
  if (!(tail > 0.0)) return k_not_a_number;
  double r = std::sqrt(-log(tail));
  if (r <= 5.0) {
    r -= 1.6;
    r = polynomial(k_tail_top, r) / polynomial(k_tail_bottom, r);
  } else {
    r -= 5.0;
    r = polynomial(k_end_top, r) / polynomial(k_end_bottom, r);
  }
  return q < 0.0 ? -r : r;
}

}  // namespace gameday::sim
