#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reports/html/axis.h"

namespace gameday::reports {

inline constexpr std::array<std::string_view, 5> k_lanes{"attacker", "records", "detectors", "people", "response"};

/// Something that happened, in one of five lanes, with its cause.
struct LaneMark {
  double at = 0;          // ms since initial access; before it: less than 0
  std::size_t lane = 0;   // index of k_lanes
  std::string what;
  std::string why;        // may be empty
  std::size_t times = 1;
};

/// A line through all lanes.
struct LaneLine {
  double at = 0;
  std::string name;
};

/// One future on one time axis: numbered marks by lane, and below them the list of reasons that they link to.
struct LaneChart {
  std::string id;         // of the elements; unique on the page: letters and digits
  std::string name;
  Axis x;
  std::vector<LaneMark> marks;  // in order of time
  std::vector<LaneLine> lines;
};

std::string to_html(const LaneChart& chart);

}  // namespace gameday::reports
