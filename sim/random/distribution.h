#pragma once

#include <cstdint>
#include <memory>
#include <tl/expected.hpp>

#include "scenarios/model/spread.h"
#include "sim/random/elementary.h"
#include "topology/model/millis.h"
#include "topology/model/problem.h"

namespace gameday::sim {

/// A compiled `scenarios::Spread`: a random length of time X in milliseconds, truncated to [floor, ceiling]
/// and renormalised, that with probability `never` does not happen. What callers see is T, X rounded to the
/// nearest whole millisecond (halves up), or `topology::k_never`; X of 2^60 ms and more counts as 2^60.
///
/// Draws are inversions: one uniform a draw, non-decreasing in it, so that two arms of a comparison with the
/// same luck and slower distributions are never faster. The largest uniforms mean never. Size: 64 bytes;
/// tables are shared between copies. Immutable.
class Distribution {
 public:
  /// Errors, at the spread's place: wrong number of values; values out of order or range as `Spread` states
  /// them; `never` outside [0, 1]; floor above ceiling, or both together leaving less than a millionth of the
  /// probability.
  static tl::expected<Distribution, topology::Problem> of(const scenarios::Spread& spread);

  /// Always zero.
  static Distribution at_once() { return Distribution(scenarios::Spread{}); }

  /// T at one uniform draw 0 < u < 1.
  topology::Millis sample(double u) const { return at_survival(1.0 - u); }

  /// T at a uniform draw, given T > elapsed: the total, not what is left. Has exactly the conditional
  /// distribution of `sample`. Where T > elapsed cannot be, `elapsed` and one millisecond: it happens at
  /// once.
  topology::Millis remaining(double u, topology::Millis elapsed) const;

  /// P(T <= t), rounding and never included; 1 from k_never on.
  double cdf(topology::Millis t) const;

  /// P(T > t), exact to about 1e-13 of itself far out where cdf is nearly 1.
  double survival(topology::Millis t) const;

  /// The smallest t with cdf(t) >= p, to within one millisecond; k_never where p > 1 - never.
  topology::Millis quantile(double p) const { return at_survival(1.0 - p); }

  /// E[X] of those that happen, in milliseconds: `never` left out, rounding not included.
  double mean() const;

  double never() const { return never_; }

 private:
  struct Table;
  enum class Form : std::uint8_t { fixed, exponential, lognormal, pert, samples };

  explicit Distribution(const scenarios::Spread& spread);
  topology::Millis at_survival(double g) const;
  double value_at(double s) const;        // the x with full_survival(x) = s
  double table_value_at(double s) const;  // the same for pert and samples
  double full_survival(double x) const;   // P(X > x) before truncation
  void truncate(const scenarios::Spread& spread);

  Form form_ = Form::fixed;
  double never_ = 0.0;
  double a_ = 0.0;     // fixed: t; exponential: mean; lognormal: mu
  double b_ = 0.0;     // lognormal: sigma
  double low_ = 0.0;   // full_survival(ceiling)
  double span_ = 1.0;  // full_survival(floor) - full_survival(ceiling)
  std::shared_ptr<const Table> table_;
};

static_assert(sizeof(Distribution) <= 64);

inline double Distribution::value_at(double s) const {
  switch (form_) {
    case Form::fixed:
      return a_;
    case Form::exponential:
      return -a_ * log(s);
    case Form::lognormal:
      return exp(a_ - b_ * normal_quantile(s));
    default:
      return table_value_at(s);
  }
}

/// `g` is P(T > t) of the t asked for, never included.
inline topology::Millis Distribution::at_survival(double g) const {
  constexpr double largest = 0x1.0p60;
  if (g <= never_ && never_ > 0.0) return topology::k_never;
  const double happens = never_ > 0.0 ? (g - never_) / (1.0 - never_) : g;
  const double x = value_at(low_ + span_ * happens);
  return {x < largest ? static_cast<std::int64_t>(x + 0.5) : std::int64_t{1} << 60};
}

}  // namespace gameday::sim
