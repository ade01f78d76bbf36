#include "reports/html/plot.h"

#include "reports/html/escape.h"

#include <fmt/format.h>

namespace gameday::reports {

std::string opened(const Plot& plot) {
  return fmt::format("<div class=\"plot\"><p class=\"axis-title\">{}</p><svg class=\"chart\" height=\"{}\" role=\"img\" "
                     "aria-label=\"{}\">\n",
                     escaped(plot.y_title), plot.height, escaped(plot.name));
}

std::string grid(const Axis& x, const Axis& y, double x_end, double y_begin) {
  std::string svg;
  for (const Tick& tick : y.ticks()) {
    const double at = (100 - y_begin) * (1 - tick.at / 100);
    svg += fmt::format("<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"{0:.2f}%\" y2=\"{0:.2f}%\"/>"
                       "<text x=\"-8\" y=\"{0:.2f}%\" dy=\"4\" text-anchor=\"end\">{1}</text>\n",
                       at, escaped(tick.label));
  }
  for (std::size_t i = 0; i < x.ticks().size(); ++i) {
    const Tick& tick = x.ticks()[i];
    const double at = tick.at * x_end / 100;
    const char* anchor = i == 0 ? "start" : at > 99 ? "end" : "middle";
    const bool tight = i + 2 == x.ticks().size() && x.ticks().back().at - tick.at < 16;  // no room on a narrow screen
    svg += fmt::format("<line class=\"grid\" x1=\"{0:.2f}%\" x2=\"{0:.2f}%\" y1=\"0\" y2=\"100%\"/>"
                       "<text{3} x=\"{0:.2f}%\" y=\"100%\" dy=\"18\" text-anchor=\"{1}\">{2}</text>\n",
                       at, anchor, escaped(tick.label), tight ? " class=\"tight\"" : "");
  }
  return svg;
}

std::string closed() { return "</svg>"; }

}  // namespace gameday::reports
