#pragma once

#include <string>
#include <vector>

#include "reports/html/series.h"

namespace gameday::reports {

/// One bar of parts that add up to 1, in the order of `StackedBars::parts`.
struct StackedBar {
  Series series;
  std::vector<double> shares;
};

/// Parts differ by pattern, never by colour: solid, lighter, hatched, dotted, and empty for the last.
struct StackedBars {
  std::string name;
  std::vector<std::string> parts;  // at most five
  std::vector<StackedBar> bars;
};

std::string to_html(const StackedBars& chart);

}  // namespace gameday::reports
