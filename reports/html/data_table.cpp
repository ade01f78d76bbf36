#include "reports/html/data_table.h"

#include "reports/html/escape.h"

namespace gameday::reports {

std::string to_html(const DataTable& table) {
  std::string html = "<details><summary>Data as a table</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" +
                     escaped(table.caption) + "\"><table class=\"data\"><caption>" + escaped(table.caption) +
                     "</caption><thead><tr>";
  for (const std::string& head : table.head) html += "<th scope=\"col\">" + escaped(head) + "</th>";
  html += "</tr></thead><tbody>\n";
  for (const auto& row : table.rows) {
    html += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i)
      html += (i == 0 ? "<th scope=\"row\">" : "<td>") + escaped(row[i]) + (i == 0 ? "</th>" : "</td>");
    html += "</tr>\n";
  }
  return html + "</tbody></table></div></details>\n";
}

}  // namespace gameday::reports
