#pragma once

#include <cstddef>
#include <string>

namespace gameday::reports {

/// What a chart draws in one colour: a control set, or whatever else is compared. `slot` picks the colour, the dash in
/// print and the pattern; the same option has the same slot in every chart.
struct Series {
  std::string name;
  std::size_t slot = 0;
};

/// The class that carries the colour: "s0" to "s5".
inline std::string colour_class(const Series& series) { return "s" + std::to_string(series.slot % 6); }

}  // namespace gameday::reports
