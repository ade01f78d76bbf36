#include "reports/html/curve_chart.h"

#include <algorithm>
#include <numeric>

#include "reports/html/escape.h"
#include "reports/html/plot.h"

#include <fmt/format.h>

namespace gameday::reports {
namespace {

constexpr int k_height = 340;
constexpr double k_label_gap = 100.0 * 18 / k_height;  // percent that a label's line takes
constexpr double k_label_width = 28;                   // percent that the longest label takes on a wide screen
constexpr double k_above = 2.5;
constexpr double k_below = 5.5;

class Drawing {
 public:
  explicit Drawing(const CurveChart& chart) : chart_(chart) {}

  std::string run() const {
    std::string svg = opened({chart_.name, chart_.y_title, chart_.x_title, k_height}) + grid(chart_.x, chart_.y);
    if (chart_.guide)
      svg += fmt::format("<line class=\"guide\" x1=\"0\" x2=\"100%\" y1=\"{0:.2f}%\" y2=\"{0:.2f}%\"/>\n", y(*chart_.guide) / 10);
    svg += k_paths_open;
    for (const Curve& curve : chart_.curves) svg += band(curve);
    for (const Curve& curve : chart_.curves) svg += line(curve);
    svg += k_paths_close;
    for (const Curve& curve : chart_.curves) svg += marks(curve);
    svg += labels() + closed();
    return svg + fmt::format("<p class=\"axis-title below\">{}</p></div>\n", escaped(chart_.x_title));
  }

 private:
  double x(double value) const { return 10 * chart_.x.percent(value); }
  double y(double value) const { return 10 * (100 - chart_.y.percent(value)); }

  /// A path's points; in steps a value holds until the next.
  void go(std::string& path, double to_x, double to_y, double from_y) const {
    if (chart_.line == Line::steps && !path.empty()) path += fmt::format("L{:.1f} {:.1f}", to_x, from_y);
    path += fmt::format("{}{:.1f} {:.1f}", path.empty() ? "M" : "L", to_x, to_y);
  }

  std::string line(const Curve& curve) const {
    std::string path;
    double before = 0;
    for (const CurvePoint& point : curve.points) {
      go(path, x(point.x), y(point.y), before);
      before = y(point.y);
    }
    return path.empty() ? "" : fmt::format("<path class=\"line {}\" d=\"{}\"/>\n", colour_class(curve.series), path);
  }

  std::string band(const Curve& curve) const {
    std::string upper;
    std::string lower;
    double hi = 0;
    double lo = 0;
    for (const CurvePoint& point : curve.points) {
      if (!point.hi || !point.lo) continue;
      go(upper, x(point.x), y(*point.hi), hi);
      hi = y(*point.hi);
    }
    const std::vector<CurvePoint> back(curve.points.rbegin(), curve.points.rend());
    for (const CurvePoint& point : back) {
      if (!point.hi || !point.lo) continue;
      const double next = y(*point.lo);
      if (chart_.line == Line::steps && !lower.empty()) lower += fmt::format("L{:.1f} {:.1f}", lo, next);
      lower += fmt::format("L{:.1f} {:.1f}", x(point.x), next);
      lo = x(point.x);
    }
    return upper.empty() ? "" : fmt::format("<path class=\"band {}\" d=\"{}{}Z\"/>\n", colour_class(curve.series), upper, lower);
  }

  std::string marks(const Curve& curve) const {
    std::string svg;
    for (const CurveMark& mark : curve.marks) {
      const char* shape = mark.shape == CurveMark::Shape::diamond ? "M0-6.5L6.5 0 0 6.5-6.5 0Z" : "M-5-5H5V5H-5Z";
      svg += fmt::format("<svg x=\"{:.2f}%\" y=\"{:.2f}%\" overflow=\"visible\"><path class=\"mark {}\" d=\"{}\"><title>{}</title></path></svg>\n",
                         x(mark.x) / 10, y(mark.y) / 10, colour_class(curve.series), shape, escaped(mark.name));
    }
    return svg;
  }

  /// Where the label of a curve stands, in percent from the top: above its end, or below where the curve falls through the
  /// label's width and would strike it out.
  double label_at(const Curve& curve) const {
    if (curve.points.empty()) return -k_above;
    const double end = y(curve.points.back().y) / 10;
    double highest = end;
    for (std::size_t i = 0; i + 1 < curve.points.size(); ++i)  // with the point that leads into the label's width
      if (chart_.x.percent(curve.points[i + 1].x) >= 100 - k_label_width) highest = std::min(highest, y(curve.points[i].y) / 10);
    return end - highest > k_above ? end + k_below : end - k_above;
  }

  /// At the right end; pushed up where lines end together, if need be out of the plot at its top.
  std::string labels() const {
    std::vector<std::size_t> order(chart_.curves.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto wanted = [&](std::size_t i) { return label_at(chart_.curves[i]); };
    std::ranges::stable_sort(order, std::ranges::less{}, wanted);
    std::vector<double> at;
    for (const std::size_t i : order) at.push_back(wanted(i));
    double limit = 97.5;
    for (std::size_t i = at.size(); i-- > 0; limit = at[i] - k_label_gap) at[i] = std::min(at[i], limit);
    std::string svg;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const Curve& curve = chart_.curves[order[i]];
      svg += fmt::format("<text class=\"label {}\" x=\"100%\" dx=\"-6\" y=\"{:.2f}%\" text-anchor=\"end\">{}"
                         "<tspan class=\"sub\"> {}</tspan></text>\n",
                         colour_class(curve.series), at[i], escaped(curve.series.name), escaped(curve.label));
    }
    return svg;
  }

  const CurveChart& chart_;
};

}  // namespace

std::string to_svg(const CurveChart& chart) { return Drawing(chart).run(); }

}  // namespace gameday::reports
