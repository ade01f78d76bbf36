#pragma once

#include <string>
#include <vector>

#include "topology/model/millis.h"

namespace gameday::reports {

struct Tick {
  double at = 0;  // in percent of the axis
  std::string label;
};

/// One axis of a chart: where values stand, in percent from its beginning, and where it is labelled.
class Axis {
 public:
  /// Logarithmic from one minute to the horizon; what is earlier stands at the left edge: a log axis has no zero.
  static Axis time(topology::Millis horizon);
  /// From 0 to a round number at or above `most`, in steps of 1, 2 or 5 times a power of ten.
  static Axis count(double most);
  /// Logarithmic from 1,000 or, of small numbers, from 1; labelled at powers of ten.
  static Axis log_count(double most);
  /// 0 to 100 %.
  static Axis share();

  double percent(double value) const;
  const std::vector<Tick>& ticks() const { return ticks_; }
  double low() const { return low_; }

 private:
  Axis(double low, double high, bool logarithmic) : low_(low), high_(high), logarithmic_(logarithmic) {}
  void tick(double value, std::string label) { ticks_.push_back({percent(value), std::move(label)}); }

  double low_;
  double high_;
  bool logarithmic_;
  std::vector<Tick> ticks_;
};

}  // namespace gameday::reports
