#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reports/html/axis.h"
#include "reports/html/series.h"

namespace gameday::reports {

/// One future. Without `x` it stands in the margin of those that never came to it; y = 0 in the margin of "none".
struct Dot {
  std::uint32_t number = 0;  // keys its place within a margin
  std::optional<double> x;
  double y = 0;
};

/// A median with arms from the 5th to the 95th percentile; what is absent lies in the margin.
struct Cross {
  std::optional<double> x, x_lo, x_hi;
  double y = 0, y_lo = 0, y_hi = 0;
};

struct Cloud {
  Series series;
  std::vector<Dot> dots;
  std::optional<Cross> cross;
};

struct ScatterChart {
  std::string name;
  Axis x, y;
  std::string x_title, y_title;
  std::string margin;         // what the margin at the right is called: "not in 30 d"
  std::vector<Cloud> clouds;
};

std::string to_svg(const ScatterChart& chart);

}  // namespace gameday::reports
