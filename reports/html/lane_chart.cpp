#include "reports/html/lane_chart.h"

#include <algorithm>

#include "reports/html/escape.h"
#include "reports/html/words.h"

#include <fmt/format.h>

namespace gameday::reports {
namespace {

constexpr int k_row = 22;    // px between marks that would cover each other
constexpr int k_rows = 3;    // of one lane
constexpr int k_lane = k_row * k_rows + 14;
constexpr double k_apart = 2.6;  // percent

// One shape per lane: circle, page, triangle, square, diamond.
constexpr std::array<std::string_view, 5> k_shapes{
    "<circle r=\"10\"/>", "<path d=\"M-9-10H5L9-6V10H-9Z\"/>", "<path d=\"M0-12L12 9H-12Z\"/>", "<path d=\"M-10-10H10V10H-10Z\"/>",
    "<path d=\"M0-12L12 0 0 12-12 0Z\"/>"};

std::string when(double at) { return at < 0 ? time_words(-at) + " before" : time_words(at); }

std::string lanes(const LaneChart& chart) {
  std::string svg;
  for (std::size_t lane = 0; lane < k_lanes.size(); ++lane) {
    const int top = static_cast<int>(lane) * k_lane;
    svg += fmt::format("<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"{0}\" y2=\"{0}\"/><text class=\"lane\" x=\"-16\" y=\"{1}\" "
                       "text-anchor=\"end\">{2}</text>\n",
                       top + k_lane, top + 22, k_lanes[lane]);
  }
  const int height = static_cast<int>(k_lanes.size()) * k_lane;
  for (std::size_t i = 0; i < chart.x.ticks().size(); ++i) {
    const Tick& tick = chart.x.ticks()[i];
    svg += fmt::format("<line class=\"grid\" x1=\"{0:.2f}%\" x2=\"{0:.2f}%\" y1=\"0\" y2=\"{1}\"/><text x=\"{0:.2f}%\" y=\"{2}\" "
                       "text-anchor=\"{3}\">{4}</text>\n",
                       tick.at, height, height + 18, i == 0 ? "start" : tick.at > 99 ? "end" : "middle", escaped(tick.label));
  }
  return svg;
}

std::string lines(const LaneChart& chart) {
  std::string svg;
  for (std::size_t i = 0; i < chart.lines.size(); ++i) {
    const double at = chart.x.percent(chart.lines[i].at);
    svg += fmt::format("<line class=\"through\" x1=\"{0:.2f}%\" x2=\"{0:.2f}%\" y1=\"{1}\" y2=\"{2}\"/>"
                       "<text class=\"through\" x=\"{0:.2f}%\" y=\"{1}\" dy=\"-3\" text-anchor=\"{3}\">{4}</text>\n",
                       at, -4 - 14 * static_cast<int>(i), static_cast<int>(k_lanes.size()) * k_lane, at < 50 ? "start" : "end",
                       escaped(chart.lines[i].name));
  }
  return svg;
}

/// Marks that would cover each other go to the next row of their lane.
std::string marks(const LaneChart& chart) {
  std::string svg;
  std::array<std::array<double, k_rows>, k_lanes.size()> last;
  for (auto& rows : last) rows.fill(-100);
  for (std::size_t i = 0; i < chart.marks.size(); ++i) {
    const LaneMark& mark = chart.marks[i];
    const double at = chart.x.percent(mark.at);
    auto& rows = last[mark.lane];
    auto row = std::ranges::find_if(rows, [at](double before) { return at - before >= k_apart; });
    if (row == rows.end()) row = std::ranges::min_element(rows);
    *row = std::max(at, *row + k_apart);  // a crowd spreads to the right, each still to be seen
    const int y = static_cast<int>(mark.lane) * k_lane + 18 + k_row * static_cast<int>(row - rows.begin());
    svg += fmt::format("<a href=\"#{0}-{1}\"><svg x=\"{2:.2f}%\" y=\"{3}\" overflow=\"visible\"><g class=\"numbered\">{4}<text y=\"4\" "
                       "text-anchor=\"middle\">{1}</text><title>{5}: {6}</title></g></svg></a>\n",
                       chart.id, i + 1, std::min(*row, 99.0), y, k_shapes[mark.lane], escaped(when(mark.at)), escaped(mark.what));
  }
  return svg;
}

std::string reasons(const LaneChart& chart) {
  std::string html = "<ol class=\"reasons\">\n";
  for (std::size_t i = 0; i < chart.marks.size(); ++i) {
    const LaneMark& mark = chart.marks[i];
    html += fmt::format("<li id=\"{}-{}\"><span class=\"when\">{} <small>{}</small></span> <span><b>{}</b>{}{}</span></li>\n", chart.id, i + 1,
                        escaped(when(mark.at)), k_lanes[mark.lane], escaped(mark.what),
                        mark.times > 1 ? fmt::format(" ({} times)", mark.times) : "",
                        mark.why.empty() ? "" : " <span class=\"why\">" + escaped(mark.why) + "</span>");
  }
  return html + "</ol>\n";
}

}  // namespace

std::string to_html(const LaneChart& chart) {
  return fmt::format("<div class=\"lanes\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><div class=\"plot wide\"><svg class=\"chart\" height=\"{}\">\n",
                     escaped(chart.name), static_cast<int>(k_lanes.size()) * k_lane) +
         lanes(chart) + lines(chart) + marks(chart) +
         "</svg><p class=\"axis-title below\">time since initial access, log axis; what came before stands at the left edge</p></div></div>\n" +
         reasons(chart);
}

}  // namespace gameday::reports
