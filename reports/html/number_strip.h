#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/html/axis.h"
#include "reports/html/series.h"
#include "reports/html/words.h"
#include "sim/statistics/interval.h"

namespace gameday::reports {

/// One number of one control set: its estimate, and of counts the 95th percentile beside it.
struct StripNumber {
  sim::Interval value;
  std::optional<sim::Interval> upper;
  bool any = true;             // false: nothing to say of it, e.g. nobody was detected
};

/// One measure across control sets, on one axis.
struct StripColumn {
  std::string title;
  std::string clock;           // which quantile, from when, on what axis
  Quantity quantity{};
  Axis axis;
  std::vector<StripNumber> numbers;  // by series
};

struct NumberStrip {
  std::vector<Series> series;
  std::vector<StripColumn> columns;
  std::string horizon;
};

/// Each number with its interval as a thin bar: estimate a tick, interval a pale bar, "not reached" an open arrow past the
/// marked end of the axis.
std::string to_html(const NumberStrip& strip);

}  // namespace gameday::reports
