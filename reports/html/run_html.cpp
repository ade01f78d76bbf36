#include "reports/html/run_html.h"

#include <algorithm>

#include "reports/html/embedded.h"
#include "reports/html/escape.h"
#include "reports/html/facts.h"
#include "reports/html/findings.h"
#include "reports/html/run_sections.h"

#include <fmt/format.h>

namespace gameday::reports {
namespace {

std::string_view embedded(std::string_view path) {
  const auto files = embedded_library();
  const auto found = std::ranges::find(files, path, &EmbeddedFile::path);
  return found == files.end() ? std::string_view{} : found->text;
}

std::string head(const RunResult& result) {
  return fmt::format("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"generator\" content=\"Gameday\">\n<title>{} · {} · Gameday</title>\n<style>\n{}</style>\n</head>\n",
                     escaped(result.title), escaped(result.estate_title), embedded("page.css"));
}

std::string top(const RunResult& result) {
  return fmt::format("<header class=\"top\"><p><b>Gameday</b> · {} · {} · {} futures each</p>"
                     "<button id=\"theme\" type=\"button\">Theme: system</button></header>\n",
                     escaped(result.title), escaped(result.estate_title), thousands(result.replications));
}

std::string contents(const std::vector<Section>& sections) {
  std::string html = "<nav aria-label=\"sections\"><ol><li><a href=\"#answer\">Answer</a></li>";
  for (const Section& section : sections)
    html += fmt::format("<li><a href=\"#{}\">{}</a></li>", section.id, escaped(section.topic));
  return html + "</ol></nav>\n";
}

}  // namespace

std::string to_html(const RunPage& page) {
  const RunResult& result = *page.result;
  const RunFacts all = facts(result);
  const std::vector<Section> sections = run_sections(page, all);
  std::string html = head(result) + "<body>\n<a class=\"skip\" href=\"#answer\">Skip to the answer</a>\n<div class=\"page\">\n" + top(result) +
                     contents(sections) + "<main>\n";
  html += fmt::format("<div id=\"answer\"><h1>{}</h1>\n<p class=\"answer\">{}</p>\n{}</div>\n",
                      escaped(result.question.empty() ? result.title : result.question), escaped(answer(all)), first_numbers(all));
  for (const Section& section : sections) html += to_html(section);
  html += "</main>\n</div>\n<script>\n";
  html += embedded("page.js");
  return html + "</script>\n</body>\n</html>\n";
}

}  // namespace gameday::reports
