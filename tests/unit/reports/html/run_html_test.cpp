#include "reports/html/run_html.h"

#include <gtest/gtest.h>

#include "reports/html/run_sections.h"
#include "tests/differential/graph_cell.h"

namespace gameday::reports {
namespace {

using topology::k_hour;

/// A hand-made cell, played; its names are as hostile as an estate's may be.
struct Played {
  sim::HandProgram hand;  // owns the library that the programs read
  std::vector<std::unique_ptr<const sim::Program>> programs;
  RunResult result;
};

Played played(std::uint32_t futures) {
  Played made;
  sim::HandProgram hand = sim::hand_program(
      3, {{{0}, 1, sim::exponential(3'600'000)}, {{1}, 2, sim::exponential(3'600'000)}}, scenarios::Strategy::exhaustive,
      [](sim::HandDefence defence) {
        defence.outsider("customer", "access", sim::exponential(7'200'000));
        defence.cell.scenario.horizon = k_hour * 5;
      });
  made.result.title = "<script>alert(1)</script>";
  made.result.question = "\"><img src=x onerror=alert(1)>";
  made.result.estate_title = "</title><script>alert(2)</script>";
  made.result.horizon = k_hour * 5;
  made.result.replications = futures;
  made.result.inputs = {{"</dl><script>", "0"}};
  made.result.assumptions = {"technique <b>: because & so"};
  sim::SimulationInput input;
  input.replications = futures;
  input.close_up = true;
  CellReport cell;
  cell.controls = "<script>set</script>";
  cell.notes = {"note <script>"};
  cell.result = simulate(*hand.program, input);
  made.result.cells.push_back(std::move(cell));
  made.programs.push_back(std::move(hand.program));
  made.hand = std::move(hand);
  return made;
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

TEST(RunHtml, NoInputCanBeginMarkup) {
  const Played made = played(40);
  const std::string html = to_html(run_page(made.result, made.programs));
  EXPECT_EQ(count(html, "<script>"), 1U);  // the page's own
  EXPECT_EQ(count(html, "<script "), 1U);  // its data
  EXPECT_EQ(count(html, "<img"), 0U);
  EXPECT_EQ(count(html, "</title>"), count(html, "<title>"));  // charts name their marks with it too
}

TEST(RunHtml, LoadsNothingFromOutside) {
  const Played made = played(20);
  const std::string html = to_html(run_page(made.result, made.programs));
  for (const char* way : {"http://", "https://", "src=\"", "<link", "@import", "url(http"})
    EXPECT_EQ(html.find(way), std::string::npos) << way;
}

TEST(RunHtml, SameResultSameBytes) {
  const Played first = played(30);
  const Played second = played(30);
  EXPECT_EQ(to_html(run_page(first.result, first.programs)), to_html(run_page(second.result, second.programs)));
}

TEST(RunHtml, EverySectionStandsInTheListOfSections) {
  const Played made = played(30);
  const RunPage page = run_page(made.result, made.programs);
  const std::string html = to_html(page);
  for (const Section& section : run_sections(page, facts(made.result))) {
    EXPECT_EQ(count(html, "<section id=\"" + section.id + "\""), 1U) << section.id;
    EXPECT_EQ(count(html, "<a href=\"#" + section.id + "\">"), 1U) << section.id;
    EXPECT_FALSE(section.finding.empty()) << section.id;
  }
}

TEST(RunHtml, AResultOfNoAccessIsAPageToo) {
  Played made = played(5);
  for (sim::MeasureResult& measure : made.result.cells[0].result.measures) measure.tally = {};
  made.result.cells[0].result.close_up.emplace(*made.programs[0]->cell, true);
  const std::string html = to_html(run_page(made.result, made.programs));
  EXPECT_NE(html.find("gets in in no future"), std::string::npos);
  EXPECT_NE(html.find("there is none to tell"), std::string::npos);
  EXPECT_EQ(html.find("nan"), std::string::npos);
}

}  // namespace
}  // namespace gameday::reports
