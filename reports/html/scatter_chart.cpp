#include "reports/html/scatter_chart.h"

#include "reports/html/escape.h"
#include "reports/html/plot.h"

#include <fmt/format.h>

namespace gameday::reports {
namespace {

constexpr double k_margin_x = 86;  // percent at which the margin of "not reached" begins
constexpr double k_margin_y = 9;   // percent that the margin of "none" takes at the foot

/// In [0, 1): spreads what would lie on one line. The same future gets the same place every time.
double spread(std::uint32_t number, std::uint32_t purpose) {
  std::uint64_t h = (static_cast<std::uint64_t>(number) << 8 | purpose) * 0x9e3779b97f4a7c15U;
  h ^= h >> 29;
  return static_cast<double>((h * 0xbf58476d1ce4e5b9U) >> 40) / 16777216.0;
}

class Drawing {
 public:
  explicit Drawing(const ScatterChart& chart) : chart_(chart) {}

  std::string run() const {
    std::string svg = opened({chart_.name, chart_.y_title, chart_.x_title, 360});
    svg += fmt::format("<rect class=\"zone\" x=\"{0:.0f}%\" y=\"0\" width=\"{1:.0f}%\" height=\"100%\"/>"
                       "<rect class=\"zone\" x=\"0\" y=\"{2:.0f}%\" width=\"100%\" height=\"{3:.0f}%\"/>\n",
                       k_margin_x + 1, 99 - k_margin_x, 100 - k_margin_y + 1, k_margin_y - 1);
    svg += grid(chart_.x, chart_.y, k_margin_x, k_margin_y);
    svg += fmt::format("<text x=\"-8\" y=\"{:.0f}%\" dy=\"4\" text-anchor=\"end\">none</text>"
                       "<text class=\"margin\" x=\"100%\" y=\"-6\" text-anchor=\"end\">{}</text>\n",
                       100 - k_margin_y / 2 + 1, escaped(chart_.margin));
    for (const Cloud& cloud : chart_.clouds) svg += dots(cloud);
    for (const Cloud& cloud : chart_.clouds) svg += cross(cloud);
    return svg + closed() + fmt::format("<p class=\"axis-title below\">{}</p></div>\n", escaped(chart_.x_title));
  }

 private:
  double x(std::optional<double> value, double within = 0.5) const {
    return value ? chart_.x.percent(*value) * k_margin_x / 100 : k_margin_x + 2 + within * (97 - k_margin_x);
  }
  double y(double value, double within = 0.5) const {
    if (value <= 0) return 100 - k_margin_y + 2 + within * (k_margin_y - 3);
    return (100 - k_margin_y) * (1 - chart_.y.percent(value) / 100);
  }

  std::string dots(const Cloud& cloud) const {
    std::string svg = fmt::format("<g class=\"dots {}\">", colour_class(cloud.series));
    for (const Dot& dot : cloud.dots)
      svg += fmt::format("<circle cx=\"{:.1f}%\" cy=\"{:.1f}%\" r=\"2.4\"/>", x(dot.x, spread(dot.number, 1)),
                         y(dot.y, spread(dot.number, 2)));
    return svg + "</g>\n";
  }

  std::string cross(const Cloud& cloud) const {
    if (!cloud.cross) return "";
    const Cross& c = *cloud.cross;
    const double at_x = x(c.x);
    const double at_y = y(c.y);
    const bool right = at_x > 60;  // the name stands where there is room for it
    return fmt::format(
        "<g class=\"cross {0}\"><line x1=\"{1:.2f}%\" x2=\"{2:.2f}%\" y1=\"{3:.2f}%\" y2=\"{3:.2f}%\"/>"
        "<line x1=\"{4:.2f}%\" x2=\"{4:.2f}%\" y1=\"{5:.2f}%\" y2=\"{6:.2f}%\"/><circle cx=\"{4:.2f}%\" cy=\"{3:.2f}%\" r=\"5\"/></g>"
        "<text class=\"label {0}\" x=\"{4:.2f}%\" dx=\"{7}\" y=\"{3:.2f}%\" dy=\"{8}\" text-anchor=\"{9}\">{10}</text>\n",
        colour_class(cloud.series), x(c.x_lo), x(c.x_hi), at_y, at_x, y(c.y_lo), y(c.y_hi), right ? -10 : 10,
        at_y < 8 ? 20 + 16 * static_cast<int>(cloud.series.slot % 6) : -8, right ? "end" : "start", escaped(cloud.series.name));
  }

  const ScatterChart& chart_;
};

}  // namespace

std::string to_svg(const ScatterChart& chart) { return Drawing(chart).run(); }

}  // namespace gameday::reports
