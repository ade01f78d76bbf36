#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/html/axis.h"
#include "reports/html/series.h"

namespace gameday::reports {

struct CurvePoint {
  double x = 0;
  double y = 0;
  std::optional<double> lo, hi;  // the band around it
};

/// A point of the curve that has a name: a diamond or a square.
struct CurveMark {
  enum class Shape { diamond, square } shape{};
  double x = 0;
  double y = 0;
  std::string name;
};

struct Curve {
  Series series;
  std::string label;        // beside the name, e.g. "2.7 M"
  std::vector<CurvePoint> points;
  std::vector<CurveMark> marks;
};

enum class Line { straight, steps };

/// Curves over one pair of axes with a band each, labelled at their right end.
struct CurveChart {
  std::string name;         // what a reader who hears it is told first
  Axis x, y;
  std::string x_title, y_title;
  Line line{};
  std::optional<double> guide;  // a y that is marked through the whole plot
  std::vector<Curve> curves;
};

std::string to_svg(const CurveChart& chart);

}  // namespace gameday::reports
