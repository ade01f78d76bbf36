#include "reports/html/stacked_bars.h"

#include "reports/html/escape.h"
#include "reports/html/words.h"

#include <fmt/format.h>

namespace gameday::reports {
namespace {

/// Each bar brings its own patterns, since they take its colour.
std::string patterns(const std::string& colour) {
  return fmt::format(
      "<defs><pattern id=\"hatch-{0}\" class=\"{0}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
      "patternTransform=\"rotate(45)\"><rect width=\"2.5\" height=\"6\" fill=\"currentColor\"/></pattern>"
      "<pattern id=\"dots-{0}\" class=\"{0}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
      "<circle cx=\"3\" cy=\"3\" r=\"1.5\" fill=\"currentColor\"/></pattern></defs>",
      colour);
}

std::string fill(std::size_t part, const std::string& colour) {
  switch (part) {
    case 0: return "fill=\"currentColor\"";
    case 1: return "fill=\"currentColor\" fill-opacity=\"0.55\"";
    case 2: return fmt::format("fill=\"url(#hatch-{})\" stroke=\"currentColor\"", colour);
    case 3: return fmt::format("fill=\"url(#dots-{})\" stroke=\"currentColor\"", colour);
    default: return "fill=\"none\" stroke=\"currentColor\" stroke-dasharray=\"3 3\"";
  }
}

std::string swatch(std::size_t part, const std::string& colour) {
  return fmt::format("<svg class=\"swatch {}\" viewBox=\"0 0 14 14\" aria-hidden=\"true\"><rect x=\"1\" y=\"1\" width=\"12\" height=\"12\" {}/></svg>",
                     colour, fill(part, colour));
}

std::string bar(const StackedBars& chart, const StackedBar& bar) {
  const std::string colour = colour_class(bar.series);
  std::string svg = fmt::format("<svg class=\"stack {}\" height=\"32\" role=\"img\" aria-label=\"{}, {}\">{}", colour,
                                escaped(chart.name), escaped(bar.series.name), patterns(colour));
  std::string words = "<ul>";
  double at = 0;
  for (std::size_t part = 0; part < bar.shares.size(); ++part) {
    const double width = bar.shares[part] * 100;
    if (width > 0)
      svg += fmt::format("<rect x=\"{:.2f}%\" y=\"1\" width=\"{:.2f}%\" height=\"30\" {}/>", at, width, fill(part, colour));
    at += width;
    words += fmt::format("<li>{}<b>{}</b> {}</li>", swatch(part, colour), share_words(bar.shares[part]), escaped(chart.parts[part]));
  }
  return fmt::format("<div class=\"who\"><h3 class=\"{}\">{}</h3>{}</svg>{}</ul></div>\n", colour, escaped(bar.series.name), svg, words);
}

}  // namespace

std::string to_html(const StackedBars& chart) {
  std::string html;
  for (const StackedBar& each : chart.bars) html += bar(chart, each);
  return html;
}

}  // namespace gameday::reports
