#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/statistics/interval.h"
#include "topology/model/millis.h"

namespace gameday::sim {

enum class Ending { happened, censored };

/// How long one was watched, and whether it then happened or watching ended.
struct Observation {
  topology::Millis at;
  Ending ending = Ending::happened;
};

/// How many things happened at one time, or stopped being watched then.
struct Group {
  topology::Millis at;
  std::uint64_t happened = 0;
  std::uint64_t censored = 0;
};

/// One step of a survival curve, at a time where something happened. At equal times happenings precede
/// censorings.
struct SurvivalStep {
  topology::Millis at;
  std::uint64_t at_risk = 0;  // watched until just before
  std::uint64_t happened = 0;
  double survival = 1.0;          // from `at` on
  double greenwood = 0.0;         // sum of d / (r (r - d)) so far; infinite once survival is 0
  double standard_error() const;  // of survival
};

/// Kaplan-Meier's estimate of P(T > t) under general right censoring. Sources: Kaplan and Meier, J. Am. Stat.
/// Assoc. 53 (1958); Greenwood (1926) for its variance; the interval on the scale of log(-log S), Kalbfleisch
/// and Prentice, The Statistical Analysis of Failure Time Data, section 1.4.
class SurvivalCurve {
 public:
  /// Order of `observations` does not matter. Cost: a sort.
  explicit SurvivalCurve(std::vector<Observation> observations);

  /// The same of counts by ascending times, for which memory need not grow with the number of observations.
  static SurvivalCurve of_groups(std::span<const Group> groups);

  std::uint64_t n() const { return n_; }
  std::span<const SurvivalStep> steps() const { return steps_; }

  /// P(T > t) with its interval. Before the first step 1 without width; the interval is absent where the
  /// estimate is 0, and all is absent after the last observation if that was censored, or of nothing.
  Interval at(topology::Millis t, double level = k_level) const;

  /// The first time at which at most 1 - p survive, with the times at which the interval's ends do so
  /// (Brookmeyer and Crowley, Biometrics 38, 1982). Each may be absent: not reached.
  Interval quantile(double p, double level = k_level) const;

  /// Mean of the smaller of T and `horizon`: the area under the curve, with a normal interval from
  /// Greenwood's formula (Klein and Moeschberger, Survival Analysis, section 4.5). The curve stays where the
  /// last observation leaves it.
  Interval restricted_mean(topology::Millis horizon, double level = k_level) const;

 private:
  SurvivalCurve(std::uint64_t n, topology::Millis watched_until) : n_(n), watched_until_(watched_until) {}

  std::uint64_t n_ = 0;
  topology::Millis watched_until_;   // the last observation
  std::vector<SurvivalStep> steps_;  // by time
};

}  // namespace gameday::sim
