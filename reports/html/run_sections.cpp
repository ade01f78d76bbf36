#include "reports/html/run_sections.h"

#include <algorithm>
#include <set>

#include "reports/html/data_table.h"
#include "reports/html/escape.h"
#include "reports/html/findings.h"
#include "reports/html/number_strip.h"
#include "reports/html/story_sections.h"
#include "reports/html/time_sections.h"

#include <fmt/format.h>

namespace gameday::reports {
namespace {

std::vector<StripNumber> numbers(const RunFacts& facts, const Statistics CellFacts::*measure, const sim::Interval Statistics::*which,
                                 bool with_upper = false) {
  std::vector<StripNumber> found;
  for (const CellFacts& cell : facts.cells) {
    const Statistics& stats = cell.*measure;
    StripNumber number{stats.*which, std::nullopt, stats.n > 0};
    if (with_upper && stats.n > 0) number.upper = stats.p95;
    found.push_back(number);
  }
  return found;
}

DataTable number_table(const NumberStrip& strip) {
  DataTable table{"estimates with their 95 % intervals", {"measure"}, {}};
  for (const Series& series : strip.series) table.head.push_back(series.name);
  for (const StripColumn& column : strip.columns) {
    std::vector<std::string> row{column.title + ", " + column.clock};
    for (const StripNumber& number : column.numbers) {
      if (!number.any) {
        row.push_back("nothing to tell");
        continue;
      }
      row.push_back(words(number.value.value, column.quantity) + " (" + interval_words(number.value, column.quantity, strip.horizon) + ")");
      if (number.upper)
        row.back() += ", p95 " + words(number.upper->value, column.quantity) + " (" + interval_words(*number.upper, column.quantity, strip.horizon) + ")";
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string notes(const RunResult& result) {
  std::set<std::string> said;
  for (const CellReport& cell : result.cells) said.insert(cell.notes.begin(), cell.notes.end());
  std::string html;
  for (const std::string& note : said) html += "<p class=\"prose\">Note: " + escaped(note) + "</p>\n";
  return html;
}

/// "technique x: why" in two columns.
Section assumptions_section(const RunResult& result) {
  Section section{"assumptions", "Assumptions", assumptions_finding(result.assumptions.size()), "", ""};
  section.body = "<p class=\"prose\">Numbers of the library that these control sets, steps and people rest on and that no source gives. Numbers with a source "
                 "name it where they stand: <code>gameday library show NAME</code>.</p>\n";
  if (result.assumptions.empty()) return section;
  section.body += "<details><summary>All of them, each with its reason</summary><table class=\"assumed\"><thead><tr><th scope=\"col\">of</th><th scope=\"col\">assumed"
                  "</th></tr></thead><tbody>\n";
  for (const std::string& assumption : result.assumptions) {
    const std::size_t colon = assumption.find(": ");
    const std::string of = colon == std::string::npos ? "" : assumption.substr(0, colon);
    section.body += "<tr><th scope=\"row\">" + escaped(of) + "</th><td>" + escaped(colon == std::string::npos ? assumption : assumption.substr(colon + 2)) + "</td></tr>\n";
  }
  section.body += "</tbody></table></details>\n";
  return section;
}

Section method_section(const RunResult& result, const RunFacts& facts) {
  Section section{"method", "Method",
                  fmt::format("{} future{} for each control set, all with the same luck: the same inputs give this page again", thousands(result.replications),
                              result.replications == 1 ? "" : "s"), "", ""};
  section.body =
      "<p class=\"prose\">Every control set meets the same attacker, the same luck and the same analysts, so what differs is due to the controls. Futures that "
      "nobody notices count as beyond the horizon: they are never dropped, and never counted as the horizon in a quantile.</p>\n"
      "<p class=\"prose\">Intervals hold the true value in 95 % of runs: of shares by Wilson’s score, of quantiles by order statistics, of means by Student’s t, of "
      "curves by Greenwood’s formula on the scale of log(−log). “No difference shown” means that the intervals of two control sets overlap. Quantiles are read to "
      "within 0.4 %.</p>\n" + notes(result) + "<dl class=\"facts\">";
  const auto fact = [&](const std::string& name, const std::string& value) {
    section.body += "<dt>" + escaped(name) + "</dt><dd>" + escaped(value) + "</dd>\n";
  };
  fact("seed", std::to_string(result.seed));
  fact("replications", thousands(result.replications) + " for each control set");
  fact("horizon", facts.horizon + " from initial access");
  for (std::size_t c = 0; c < result.cells.size(); ++c) {
    const CellReport& cell = result.cells[c];
    fact(cell.controls, fmt::format("{}{}scenario {}, estate {}, {}; access in {} of futures", cell.controls_title, cell.controls_title.empty() ? "" : "; ",
                                    cell.scenario, cell.topology, cell.structure, words(facts.cells[c].access.mean.value, Quantity::share)));
  }
  section.body += "</dl>\n";
  DataTable inputs{"what each input contained, as a hash", {"input", "hash"}, {}};
  for (const topology::InputHash& input : result.inputs) inputs.rows.push_back({input.name, input.hash});
  section.body += to_html(inputs);
  return section;
}

}  // namespace

std::string first_numbers(const RunFacts& facts) {
  double most = 1;
  for (const CellFacts& cell : facts.cells) {
    most = std::max(most, cell.loss.p95.hi.value_or(cell.loss.p95.value.value_or(1)));
  }
  NumberStrip strip;
  strip.horizon = facts.horizon;
  for (const CellFacts& cell : facts.cells) strip.series.push_back(cell.series);
  strip.columns.push_back({facts.counts_records ? "Records exposed" : "Principals reached", "p50 / p95 at the end; axis from 0", Quantity::count,
                           Axis::count(most), numbers(facts, &CellFacts::loss, &Statistics::p50, true)});
  strip.columns.push_back({"Noticed within " + facts.horizon, "share of futures with initial access", Quantity::share, Axis::share(),
                           numbers(facts, &CellFacts::detected, &Statistics::mean)});
  strip.columns.push_back({"Time to detect", "median, from initial access; log axis", Quantity::time, Axis::time(facts.length),
                           numbers(facts, &CellFacts::detect, &Statistics::p50)});
  strip.columns.push_back({"Time to contain", "median, from detection; log axis", Quantity::time, Axis::time(facts.length),
                           numbers(facts, &CellFacts::contain, &Statistics::p50)});
  return to_html(strip) + "<p class=\"note\">Tick: estimate. Pale bar: 95 % interval. Open arrow: more than half of futures pass the horizon of " +
         escaped(facts.horizon) + ", so there is no median to print; they stay in the count.</p>\n" + to_html(number_table(strip));
}

std::vector<Section> run_sections(const RunPage& page, const RunFacts& facts) {
  const RunResult& result = *page.result;
  return {exposure_section(result, facts), reach_section(page, facts),      detection_section(result, facts),
          containment_section(result, facts), finder_section(facts),        state_section(page, facts),
          futures_section(page, facts),    assumptions_section(result),     method_section(result, facts)};
}

}  // namespace gameday::reports
