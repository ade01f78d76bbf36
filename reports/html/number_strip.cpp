#include "reports/html/number_strip.h"

#include "reports/html/escape.h"

#include <fmt/format.h>

namespace gameday::reports {
namespace {

constexpr double k_end = 88;  // percent of the bar at which an axis of times ends; beyond it, the arrow

class Cell {
 public:
  Cell(const StripColumn& column, const Series& series, const StripNumber& number, const std::string& horizon)
      : column_(column), series_(series), number_(number), horizon_(horizon) {}

  std::string run() const {
    return fmt::format("<div class=\"number\"><span class=\"set {0}\">{1}</span> <b{2}>{3}</b>{4}<small>{5}</small></div>\n",
                       colour_class(series_), escaped(series_.name), missing() ? " class=\"missing\"" : "", value(), bar(),
                       escaped(ends()));
  }

 private:
  bool missing() const { return !number_.any || !number_.value.value; }
  double end() const { return column_.quantity == Quantity::time ? k_end : 100; }
  double at(double value) const { return column_.axis.percent(value) * end() / 100; }

  std::string value() const {
    if (!number_.any) return "nothing to tell";
    std::string text = escaped(words(number_.value.value, column_.quantity));
    if (number_.upper) text += " <span class=\"upper\">/ " + escaped(words(number_.upper->value, column_.quantity)) + "</span>";
    return text;
  }

  std::string ends() const {
    if (!number_.any) return "no future has it";
    if (missing()) return "more than half go past " + horizon_;
    const std::string interval = interval_words(number_.value, column_.quantity, horizon_);
    if (!number_.upper) return interval;
    return "p50 " + interval + " · p95 " + interval_words(*number_.upper, column_.quantity, horizon_);
  }

  std::string span(const sim::Interval& interval) const {
    if (!interval.value) return "";
    const double low = at(interval.lo.value_or(*interval.value));
    const double high = interval.hi ? at(*interval.hi) : end();
    return fmt::format("<line class=\"interval\" x1=\"{:.2f}%\" x2=\"{:.2f}%\" y1=\"11\" y2=\"11\"/>", low, high) +
           fmt::format("<line class=\"tick\" x1=\"{0:.2f}%\" x2=\"{0:.2f}%\" y1=\"3\" y2=\"19\"/>", at(*interval.value));
  }

  std::string bar() const {
    std::string svg = fmt::format("<svg class=\"bar {}\" height=\"22\" aria-hidden=\"true\"><line class=\"base\" x1=\"0\" x2=\"{:.0f}%\" y1=\"11\" y2=\"11\"/>",
                                  colour_class(series_), end());
    if (column_.quantity == Quantity::time)
      svg += fmt::format("<line class=\"base\" x1=\"{0:.0f}%\" x2=\"{0:.0f}%\" y1=\"6\" y2=\"16\"/>", k_end);
    if (number_.any && !number_.value.value)
      svg += "<svg x=\"92%\" y=\"11\" overflow=\"visible\"><path class=\"arrow\" d=\"M0-6L11 0 0 6Z\"/></svg>";
    if (number_.any && number_.value.value && number_.upper && number_.upper->value)
      svg += fmt::format("<line class=\"arm\" x1=\"{:.2f}%\" x2=\"{:.2f}%\" y1=\"11\" y2=\"11\"/>", at(*number_.value.value),
                         at(*number_.upper->value)) + span(*number_.upper);
    if (number_.any) svg += span(number_.value);
    return svg + "</svg>";
  }

  const StripColumn& column_;
  const Series& series_;
  const StripNumber& number_;
  const std::string& horizon_;
};

/// Labels of the axis below a column's last bar; those too close to the one before are left out.
std::string scale(const StripColumn& column) {
  std::string svg = "<svg class=\"scale\" height=\"16\" aria-hidden=\"true\">";
  const double end = column.quantity == Quantity::time ? k_end : 100;
  double before = -30;
  for (std::size_t i = 0; i < column.axis.ticks().size(); ++i) {
    const Tick& tick = column.axis.ticks()[i];
    const double at = tick.at * end / 100;
    const bool last = i + 1 == column.axis.ticks().size();
    if (at - before < 24 || (!last && end - at < 20)) continue;
    before = at;
    svg += fmt::format("<text x=\"{:.2f}%\" y=\"11\" text-anchor=\"{}\">{}</text>", at,
                       at < 4 ? "start" : at > 96 ? "end" : "middle", escaped(tick.label));
  }
  return svg + "</svg>\n";
}

}  // namespace

std::string to_html(const NumberStrip& strip) {
  std::string html = "<div class=\"numbers\">\n";
  for (const StripColumn& column : strip.columns) {
    html += "<div class=\"measure\"><h3>" + escaped(column.title) + "</h3><p class=\"clock\">" + escaped(column.clock) + "</p>\n";
    for (std::size_t i = 0; i < strip.series.size(); ++i)
      html += Cell(column, strip.series[i], column.numbers[i], strip.horizon).run();
    html += scale(column) + "</div>\n";
  }
  return html + "</div>\n";
}

}  // namespace gameday::reports
