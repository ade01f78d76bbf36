#include "reports/html/estate_boxes.h"

#include <algorithm>

#include "reports/html/escape.h"
#include "reports/html/words.h"

#include <fmt/format.h>

namespace gameday::reports {
namespace {

/// Hollow for never, then five steps.
int level(double share) { return share <= 0 ? 0 : share < 0.05 ? 1 : share < 0.25 ? 2 : share < 0.5 ? 3 : share < 0.75 ? 4 : 5; }

class Drawing {
 public:
  explicit Drawing(const EstateBoxes& boxes) : boxes_(boxes), map_(*boxes.map) {
    for (const MapAccount& account : map_.accounts) shown_.push_back(shown(account));
  }

  std::string run() const {
    std::string html = "<div class=\"maps\">\n";
    for (const MapShading& shading : boxes_.shadings) html += map(shading);
    html += "</div>\n<div class=\"panel\" id=\"cell-detail\" aria-live=\"polite\"><p>Choose a cell for when and how often it is reached: "
            "click it, or press the arrow keys within a map.</p></div>\n";
    return html + key() + data();
  }

 private:
  /// The cells of an account that are drawn, in the order of the map.
  std::vector<std::uint32_t> shown(const MapAccount& account) const {
    std::vector<std::uint32_t> cells = account.cells;
    if (cells.size() <= k_cells_per_account) return cells;
    const auto most = [&](std::uint32_t cell) {
      double share = 0;
      for (const MapShading& shading : boxes_.shadings) share = std::max(share, shading.shares[cell]);
      return share;
    };
    std::ranges::stable_sort(cells, std::ranges::greater{}, most);
    cells.resize(k_cells_per_account);
    std::ranges::sort(cells);
    return cells;
  }

  std::string account(std::uint32_t index, const MapShading& shading) const {
    const MapAccount& account = map_.accounts[index];
    std::string html = "<div class=\"account\"><p>" + escaped(account.name) + "</p><div class=\"cells\">";
    for (const std::uint32_t cell : shown_[index]) {
      const MapCell& what = map_.cells[cell];
      html += fmt::format("<i class=\"l{}{}{}{}\" data-cell=\"{}\"></i>", level(shading.shares[cell]), what.principal ? " round" : "",
                          what.records > 0 ? " double" : "", what.entry ? " entry" : "", cell);
    }
    html += "</div>";
    if (shown_[index].size() < account.cells.size())
      html += fmt::format("<p class=\"more\">and {} more, reached less</p>", thousands(account.cells.size() - shown_[index].size()));
    return html + "</div>";
  }

  std::string unit(std::size_t index, const MapShading& shading) const {
    const MapUnit& unit = map_.units[index];
    std::string inside;
    for (const std::uint32_t each : unit.accounts) inside += account(each, shading);
    std::string below;
    for (std::size_t child = index + 1; child < map_.units.size(); ++child)
      if (map_.units[child].parent == index) below += this->unit(child, shading);
    if (inside.empty() && below.empty()) return "";
    return fmt::format("<div class=\"unit\"><p>{}</p><div class=\"inside\">{}{}</div></div>\n", escaped(unit.name), inside, below);
  }

  std::string map(const MapShading& shading) const {
    std::string inside;
    for (std::size_t i = 0; i < map_.units.size(); ++i)
      if (!map_.units[i].parent) inside += unit(i, shading);
    return fmt::format("<figure class=\"map {0}\"><figcaption><b>{1}</b> {2}</figcaption><div class=\"boxes\" role=\"group\" "
                       "aria-label=\"map of the estate under {1}\">{3}</div></figure>\n",
                       colour_class(shading.series), escaped(shading.series.name), escaped(shading.caption), inside);
  }

  static std::string key() {
    std::string html = "<ul class=\"key\" aria-label=\"key of the maps\">";
    const char* steps[] = {"never", "under 5 %", "5–25 %", "25–50 %", "50–75 %", "over 75 % of futures"};
    for (int i = 0; i < 6; ++i) html += fmt::format("<li><i class=\"l{}\"></i>{}</li>", i, steps[i]);
    return html + "<li><i class=\"l3 round\"></i>principal</li><li><i class=\"l3\"></i>resource</li><li><i class=\"l3 double\"></i>holds data records</li>"
                  "<li><i class=\"l3 entry\"></i>where the attacker may begin</li></ul>\n";
  }

  /// What the script tells of a cell; the table below holds the same.
  std::string data() const {
    std::string json = "<script type=\"application/json\" id=\"cells\">{\"sets\":[";
    for (std::size_t s = 0; s < boxes_.shadings.size(); ++s)
      json += fmt::format("{}[{},{}]", s > 0 ? "," : "", json_string(boxes_.shadings[s].series.name),
                          json_string(colour_class(boxes_.shadings[s].series)));
    json += "],\"cells\":[";
    for (std::size_t c = 0; c < map_.cells.size(); ++c) {
      const MapCell& cell = map_.cells[c];
      json += fmt::format("{}[{},{}", c > 0 ? ",\n" : "\n", json_string(cell.name), json_string(about(cell)));
      for (const MapShading& shading : boxes_.shadings)
        json += fmt::format(",{}", json_string(shading.shares[c] > 0 ? share_words(shading.shares[c]) + " of futures, in the median of these after " +
                                                                           shading.when[c]
                                                                     : "never reached"));
      json += "]";
    }
    return json + "]}</script>\n";
  }

  std::string about(const MapCell& cell) const {
    std::string text = cell.kind + " in account " + map_.accounts[cell.account].name;
    if (cell.records > 0)
      text += ", " + count_words(static_cast<double>(cell.records)) + " data records" +
              (cell.data_class.empty() ? "" : " (" + cell.data_class + ")");
    return text;
  }

  const EstateBoxes& boxes_;
  const EstateMap& map_;
  std::vector<std::vector<std::uint32_t>> shown_;  // by account
};

}  // namespace

std::string to_html(const EstateBoxes& boxes) { return Drawing(boxes).run(); }

}  // namespace gameday::reports
