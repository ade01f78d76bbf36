#pragma once

#include <compare>
#include <optional>

namespace gameday::topology {

/// A number in [0, 1]. Made by `Probability::of`, so one that exists is valid.
class Probability {
 public:
  constexpr Probability() = default;

  /// Nothing when `value` is outside [0, 1] or not a number.
  static constexpr std::optional<Probability> of(double value) {
    if (!(value >= 0.0 && value <= 1.0)) return std::nullopt;
    return Probability(value);
  }
  static constexpr Probability never() { return Probability(0.0); }
  static constexpr Probability always() { return Probability(1.0); }

  constexpr double value() const { return value_; }
  auto operator<=>(const Probability&) const = default;

 private:
  explicit constexpr Probability(double value) : value_(value) {}
  double value_ = 0.0;
};

}  // namespace gameday::topology
