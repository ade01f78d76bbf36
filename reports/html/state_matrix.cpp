#include "reports/html/state_matrix.h"

#include <array>

#include "reports/html/escape.h"
#include "reports/html/words.h"

#include <fmt/format.h>

namespace gameday::reports {
namespace {

// Barred disc, triangle, page, dashed ring, dash: told apart by shape alone.
constexpr std::array<std::string_view, 5> k_glyphs{
    "<circle cx=\"8\" cy=\"8\" r=\"6\"/><path d=\"M4 12L12 4\"/>",
    "<path d=\"M8 2L15 14H1Z\" fill=\"currentColor\"/>",
    "<path d=\"M3 1.5H10L13 4.5V14.5H3Z\"/><path d=\"M5.5 7H10.5M5.5 10H10.5\"/>",
    "<circle cx=\"8\" cy=\"8\" r=\"6\" stroke-dasharray=\"2.4 2.4\"/>",
    "<path d=\"M4 8H12\"/>",
};
constexpr std::array<std::string_view, 5> k_words{"prevented", "alerted", "logged only", "invisible", "not tried"};
constexpr std::array<std::string_view, 5> k_meanings{"tried, never succeeded", "share, median time to the alert", "a record, and no alert",
                                                     "no record at all", "in no future"};

std::string glyph(DetectionState state) {
  return fmt::format("<svg class=\"glyph\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">{}</svg>", k_glyphs[static_cast<std::size_t>(state)]);
}

std::string cell(const StateCell& cell, const Series& series) {
  std::string detail;
  if (cell.state != DetectionState::untried && cell.share < 0.995) detail = share_words(cell.share);
  if (cell.state == DetectionState::alerted && cell.until_alert)
    detail += (detail.empty() ? "after " : " · after ") + time_words(*cell.until_alert);
  return fmt::format("<td class=\"{}\" data-set=\"{}\">{}<span>{}</span>{}</td>", cell.state == DetectionState::invisible ? "invisible" : "",
                     escaped(series.name), glyph(cell.state), to_string(cell.state),
                     detail.empty() ? "" : "<small>" + escaped(detail) + "</small>");
}

}  // namespace

std::string_view to_string(DetectionState state) { return k_words[static_cast<std::size_t>(state)]; }

std::string to_html(const StateMatrix& matrix) {
  std::string html = "<ul class=\"legend\">";
  for (std::size_t i = 0; i < k_words.size(); ++i)
    html += fmt::format("<li>{}<b>{}</b> {}</li>", glyph(static_cast<DetectionState>(i)), k_words[i], k_meanings[i]);
  html += "</ul>\n<table class=\"matrix\"><thead><tr><th scope=\"col\">step</th>";
  for (const Series& series : matrix.series)
    html += fmt::format("<th scope=\"col\" class=\"{}\">{}</th>", colour_class(series), escaped(series.name));
  html += "</tr></thead><tbody>\n";
  for (const StateRow& row : matrix.rows) {
    html += fmt::format("<tr><th scope=\"row\">{} <small>{}</small></th>", escaped(row.title), escaped(row.attack));
    for (std::size_t i = 0; i < row.cells.size(); ++i) html += cell(row.cells[i], matrix.series[i]);
    html += "</tr>\n";
  }
  return html + "</tbody></table>\n";
}

}  // namespace gameday::reports
