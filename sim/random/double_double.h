#pragma once

namespace gameday::sim {

/// An unevaluated sum of two doubles, about 106 bits: only for tables that the compiler computes. Exact
/// transformations of Dekker (1971) and Knuth (TAOCP 2, 4.2.2); no fused operations, so that any compiler
/// gives the same table.
struct DoubleDouble {
  double high = 0.0;
  double low = 0.0;
};

constexpr DoubleDouble two_sum(double a, double b) {
  const double sum = a + b;
  const double b_part = sum - a;
  return {sum, (a - (sum - b_part)) + (b - b_part)};
}

constexpr DoubleDouble two_product(double a, double b) {
  constexpr double split = 134217729.0;  // 2^27 + 1
  const double a_scaled = split * a;
  const double a_high = a_scaled - (a_scaled - a);
  const double a_low = a - a_high;
  const double b_scaled = split * b;
  const double b_high = b_scaled - (b_scaled - b);
  const double b_low = b - b_high;
  const double product = a * b;
  return {product, ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low};
}

constexpr DoubleDouble operator+(DoubleDouble a, DoubleDouble b) {
  const DoubleDouble sum = two_sum(a.high, b.high);
  return two_sum(sum.high, sum.low + a.low + b.low);
}

constexpr DoubleDouble operator-(DoubleDouble a) { return {-a.high, -a.low}; }

constexpr DoubleDouble operator*(DoubleDouble a, DoubleDouble b) {
  const DoubleDouble product = two_product(a.high, b.high);
  return two_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

/// Two steps of long division and a correction.
constexpr DoubleDouble operator/(DoubleDouble a, DoubleDouble b) {
  const double first = a.high / b.high;
  const DoubleDouble rest = a + -(b * DoubleDouble{first});
  const double second = rest.high / b.high;
  const DoubleDouble last = rest + -(b * DoubleDouble{second});
  return DoubleDouble{first} + DoubleDouble{second} + DoubleDouble{last.high / b.high};
}

/// log(a / b) for whole numbers by 2 artanh((a - b) / (a + b)); |a - b| / (a + b) <= 1/3, error below 1e-30.
constexpr DoubleDouble log_of_ratio(double a, double b) {
  const DoubleDouble s = DoubleDouble{a - b} / DoubleDouble{a + b};
  const DoubleDouble square = s * s;
  DoubleDouble power = s;
  DoubleDouble sum = s;
  for (int k = 3; k < 75; k += 2) {
    power = power * square;
    sum = sum + power / DoubleDouble{static_cast<double>(k)};
  }
  return sum + sum;
}

/// e to the x by its series; |x| <= 1, error below 1e-30.
constexpr DoubleDouble exp_series(DoubleDouble x) {
  DoubleDouble term{1.0};
  DoubleDouble sum{1.0};
  for (int k = 1; k < 35; ++k) {
    term = term * x / DoubleDouble{static_cast<double>(k)};
    sum = sum + term;
  }
  return sum;
}

}  // namespace gameday::sim
