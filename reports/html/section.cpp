#include "reports/html/section.h"

#include "reports/html/escape.h"

#include <fmt/format.h>

namespace gameday::reports {

std::string to_html(const Section& section) {
  return fmt::format("<section id=\"{0}\"{5} aria-labelledby=\"{0}-finding\"><header><p class=\"topic\">{1}</p><h2 id=\"{0}-finding\">{2}</h2></header>\n"
                     "<div class=\"body\">\n{3}</div>\n{4}</section>\n",
                     section.id, escaped(section.topic), escaped(section.finding), section.body,
                     section.note.empty() ? "" : "<aside class=\"note\">" + section.note + "</aside>\n",
                     section.note.empty() ? " class=\"whole\"" : "");
}

}  // namespace gameday::reports
