#include "sim/random/distribution.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/random/pert.h"

namespace gameday::sim {

struct Distribution::Table {
  std::optional<Pert> pert;
  std::vector<double> samples;  // ascending, whole milliseconds, those outside floor and ceiling left out
};

namespace {

using scenarios::Spread;
using scenarios::SpreadForm;
using topology::Millis;
using topology::Problem;

/// Less than this between floor and ceiling is a mistake in the input, and would cost digits.
constexpr double k_least_share = 1e-6;

struct Complaint {
  const char* reason;
  const char* expected;
};

std::optional<Complaint> check_fixed(const std::vector<double>& v) {
  if (v.size() != 1 || v[0] < 0.0)
    return Complaint{"the length of time is negative or missing", "0 ms or more"};
  return std::nullopt;
}

std::optional<Complaint> check_exponential(const std::vector<double>& v) {
  if (v.size() != 1 || v[0] <= 0.0) return Complaint{"the mean is not above zero", "a mean above 0 ms"};
  return std::nullopt;
}

std::optional<Complaint> check_lognormal(const std::vector<double>& v) {
  if (v.size() != 4) return Complaint{"a lognormal needs two quantiles", "for example p50 and p95"};
  if (v[0] <= 0.0 || v[2] <= v[0] || v[2] >= 1.0) {
    return Complaint{"the two quantiles are not at different shares", "shares between 0 and 1, ascending"};
  }
  if (v[1] <= 0.0 || v[3] <= v[1])
    return Complaint{"the quantiles do not ascend", "0 < lower quantile < higher quantile"};
  return std::nullopt;
}

std::optional<Complaint> check_pert(const std::vector<double>& v) {
  if (v.size() != 3) return Complaint{"a PERT needs three values", "low, likely and high"};
  if (v[0] < 0.0 || v[1] < v[0] || v[2] < v[1]) {
    return Complaint{"low, likely and high do not ascend", "0 <= low <= likely <= high"};
  }
  return std::nullopt;
}

std::optional<Complaint> check_samples(const std::vector<double>& v) {
  if (v.empty()) return Complaint{"there are no samples", "at least one length of time"};
  if (*std::min_element(v.begin(), v.end()) < 0.0) return Complaint{"a sample is negative", "0 ms or more"};
  return std::nullopt;
}

std::optional<Complaint> check(const Spread& spread) {
  const bool finite =
      std::all_of(spread.values.begin(), spread.values.end(), [](double v) { return std::isfinite(v); });
  if (!finite) return Complaint{"a length of time is not a finite number", "milliseconds"};
  if (!(spread.never >= 0.0 && spread.never <= 1.0)) return Complaint{"never is not a probability", "0 to 1"};
  if (spread.floor && spread.ceiling && !(*spread.floor <= *spread.ceiling)) {
    return Complaint{"the floor lies above the ceiling", "floor <= ceiling"};
  }
  switch (spread.form) {
    case SpreadForm::fixed:
      return check_fixed(spread.values);
    case SpreadForm::exponential:
      return check_exponential(spread.values);
    case SpreadForm::lognormal:
      return check_lognormal(spread.values);
    case SpreadForm::pert:
      return check_pert(spread.values);
    case SpreadForm::samples:
      return check_samples(spread.values);
  }
  return std::nullopt;
}

double whole(double x) { return std::floor(x + 0.5); }

bool within(const Spread& spread, double x) {
  return (!spread.floor || x >= *spread.floor) && (!spread.ceiling || x <= *spread.ceiling);
}

}  // namespace

tl::expected<Distribution, Problem> Distribution::of(const Spread& spread) {
  if (const auto complaint = check(spread)) {
    return tl::unexpected(Problem{spread.place, complaint->reason, complaint->expected, ""});
  }
  Distribution made(spread);
  if (made.span_ < k_least_share) {
    return tl::unexpected(Problem{spread.place,
                                  "floor and ceiling leave less than a millionth of the distribution",
                                  "limits that it can meet", ""});
  }
  return made;
}

Distribution::Distribution(const Spread& spread) : never_(spread.never) {
  const std::vector<double>& v = spread.values;
  switch (spread.form) {
    case SpreadForm::fixed:
      a_ = v[0];
      break;
    case SpreadForm::exponential:
      form_ = Form::exponential;
      a_ = v[0];
      break;
    case SpreadForm::lognormal: {
      // log X is normal; its mean and deviation solve two linear equations in the quantiles.
      form_ = Form::lognormal;
      const double z = normal_quantile(v[0]);
      b_ = (log(v[3]) - log(v[1])) / (normal_quantile(v[2]) - z);
      a_ = log(v[1]) - z * b_;
      break;
    }
    case SpreadForm::pert:
      a_ = v[0];
      if (v[0] == v[2]) break;  // all three the same: fixed
      form_ = Form::pert;
      table_ = std::make_shared<const Table>(Table{Pert(v[0], v[1], v[2]), {}});
      break;
    case SpreadForm::samples: {
      form_ = Form::samples;
      Table table;
      for (const double sample : v) {
        if (within(spread, sample)) table.samples.push_back(whole(sample));
      }
      std::sort(table.samples.begin(), table.samples.end());
      span_ = table.samples.empty() ? 0.0 : 1.0;
      table_ = std::make_shared<const Table>(std::move(table));
      return;
    }
  }
  truncate(spread);
}

void Distribution::truncate(const Spread& spread) {
  if (form_ == Form::fixed) {
    span_ = within(spread, a_) ? 1.0 : 0.0;
    a_ = whole(a_);
    return;
  }
  low_ = spread.ceiling ? full_survival(*spread.ceiling) : 0.0;
  span_ = (spread.floor ? full_survival(*spread.floor) : 1.0) - low_;
}

double Distribution::table_value_at(double s) const {
  if (form_ == Form::pert) return table_->pert->value_at(s);
  // The smallest sample below or at which lies a share of 1 - s.
  const std::vector<double>& samples = table_->samples;
  const auto count = static_cast<double>(samples.size());
  const double above = std::clamp(std::floor(s * count), 0.0, count - 1.0);
  return samples[samples.size() - 1 - static_cast<std::size_t>(above)];
}

double Distribution::full_survival(double x) const {
  switch (form_) {
    case Form::fixed:
      return a_ > x ? 1.0 : 0.0;
    case Form::exponential:
      return x <= 0.0 ? 1.0 : exp(-x / a_);
    case Form::lognormal:
      return x <= 0.0 ? 1.0 : normal_cdf((a_ - log(x)) / b_);
    case Form::pert:
      return table_->pert->survival(x);
    case Form::samples:
      break;
  }
  const std::vector<double>& samples = table_->samples;
  const auto above = samples.end() - std::upper_bound(samples.begin(), samples.end(), x);
  return static_cast<double>(above) / static_cast<double>(samples.size());
}

double Distribution::survival(Millis t) const {
  if (t >= topology::k_never) return 0.0;
  // Rounded to nearest, T > t means X >= t + 1/2.
  const double x = static_cast<double>(t.count) + 0.5;
  const double happens = std::clamp((full_survival(x) - low_) / span_, 0.0, 1.0);
  return never_ + (1.0 - never_) * happens;
}

double Distribution::cdf(Millis t) const { return 1.0 - survival(t); }

Millis Distribution::remaining(double u, Millis elapsed) const {
  const Millis soonest = elapsed + Millis{1};
  const double later = survival(elapsed);
  if (!(later > 0.0)) return soonest;
  const Millis total = at_survival(later * (1.0 - u));
  if (total > elapsed) return total;
  // Rounding brought a draw from the edge of the condition back over it.
  if (form_ != Form::samples) return soonest;
  const std::vector<double>& samples = table_->samples;
  const auto next = std::upper_bound(samples.begin(), samples.end(), static_cast<double>(elapsed.count));
  return next == samples.end() ? topology::k_never : Millis{static_cast<std::int64_t>(*next)};
}

double Distribution::mean() const {
  const double high = low_ + span_;  // full_survival(floor)
  switch (form_) {
    case Form::fixed:
      return a_;
    case Form::exponential: {
      const double at_ceiling = low_ > 0.0 ? low_ * value_at(low_) : 0.0;
      return a_ + (high * value_at(high) - at_ceiling) / span_;
    }
    case Form::lognormal: {
      // Moments of a truncated lognormal: Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions 1,
      // ch. 14.
      const double above_floor = normal_cdf(b_ + normal_quantile(high));
      const double above_ceiling = normal_cdf(b_ + normal_quantile(low_));
      return exp(a_ + 0.5 * b_ * b_) * (above_floor - above_ceiling) / span_;
    }
    case Form::pert:
      return table_->pert->partial_mean(value_at(high), value_at(low_)) / span_;
    case Form::samples:
      break;
  }
  double sum = 0.0;
  for (const double sample : table_->samples) sum += sample;
  return sum / static_cast<double>(table_->samples.size());
}

}  // namespace gameday::sim
