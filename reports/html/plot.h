#pragma once

#include <string>
#include <string_view>

#include "reports/html/axis.h"

namespace gameday::reports {

/// The frame that charts share. The plot stretches with its column, text never does: text and marks stand in percent,
/// paths in a nested box of 1000 x 1000 whose strokes don't scale.
struct Plot {
  std::string name;   // for readers who hear it
  std::string y_title, x_title;
  int height = 340;   // px
};

std::string opened(const Plot& plot);
/// Grid lines and labels. `end` is where a plot's axis ends, in percent: what is beyond belongs to a margin.
std::string grid(const Axis& x, const Axis& y, double x_end = 100, double y_begin = 0);
std::string closed();

/// Around the paths of a plot.
inline constexpr std::string_view k_paths_open =
    "<svg viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\" width=\"100%\" height=\"100%\" overflow=\"visible\">";
inline constexpr std::string_view k_paths_close = "</svg>\n";

}  // namespace gameday::reports
