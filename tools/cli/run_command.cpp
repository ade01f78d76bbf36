#include "tools/cli/run_command.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <set>
#include <thread>

#include "reports/html/run_html.h"
#include "reports/json/run_json.h"
#include "reports/result/assumptions.h"
#include "reports/result/run_page.h"
#include "reports/terminal/journal_text.h"
#include "reports/terminal/run_table.h"
#include "sim/run/future.h"
#include "sim/run/simulation.h"
#include "tools/cli/cells.h"
#include "tools/cli/output_file.h"
#include "tools/cli/progress.h"

#include <fmt/format.h>

namespace gameday::tools {
namespace {

using reports::ExitStatus;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begun) { return std::chrono::duration<double>(Clock::now() - begun).count(); }

unsigned thread_count(unsigned jobs) {
  return jobs > 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

bool writes_page(const RunOptions& options) { return options.html != "none"; }

reports::CellReport simulated(const CompiledCells& cells, const sim::Program& program, const RunOptions& options,
                              Progress& progress) {
  sim::SimulationInput input{sim::Seed{options.seed}, options.runs, thread_count(options.jobs), writes_page(options),
                             [&progress](std::uint32_t done) { progress.add(done); }};
  const scenarios::Cell& cell = *program.cell;
  return {cells.topology, cell.structure, cell.controls, cell.controls_title, cell.scenario.name, simulate(program, input),
          cell.notes};
}

/// One future per control set, told occurrence by occurrence.
void tell_journals(const CompiledCells& cells, const RunOptions& options) {
  for (const auto& program : cells.programs) {
    sim::Journal journal;
    sim::Future future(*program, sim::Seed{options.seed});
    future.tell(&journal);
    future.start(*options.journal);
    future.run();
    fmt::print("{} · future {} · seed {}\n\n{}\n", program->cell->controls, *options.journal, options.seed,
               reports::to_text(journal, future.calendar_start()));
  }
}

std::string timing_json(const reports::RunResult& result, double compile_s, double simulate_s, unsigned jobs) {
  std::uint64_t occurrences = 0;
  std::uint64_t bytes = 0;
  std::uint64_t futures = 0;
  for (const reports::CellReport& cell : result.cells) {
    occurrences += cell.result.occurrences;
    bytes += cell.result.bytes_touched;
    futures += cell.result.replications;
  }
  const double per = futures > 0 ? 1.0 / static_cast<double>(futures) : 0.0;
  return fmt::format(
      "{{\"schema\": \"gameday/stats/1\", \"jobs\": {}, \"compile_s\": {:.4f}, \"simulate_s\": {:.4f}, \"futures\": {},\n"
      " \"core_ms_per_future\": {:.4f}, \"occurrences_per_future\": {:.2f}, \"bytes_touched_per_future\": {:.0f}}}\n",
      jobs, compile_s, simulate_s, futures, simulate_s * 1000 * jobs * per, static_cast<double>(occurrences) * per,
      static_cast<double>(bytes) * per);
}

}  // namespace

ExitStatus run(const RunOptions& options) {
  if (options.html == "-" && options.json == "-") {
    fmt::print(stderr, "gameday: --html - and --json -: one standard output; expected a file for one of them\n");
    return ExitStatus::wrong_input;
  }
  const auto begun = Clock::now();
  Inputs inputs;
  const auto cells = compile_cells(inputs, {options.scenario, options.topology, options.controls, options.horizon});
  if (!cells) {
    print_problems(std::move(inputs.problems()));
    return ExitStatus::wrong_input;
  }
  if (options.journal) {
    tell_journals(*cells, options);
    return ExitStatus::done;
  }
  const double compile_s = seconds_since(begun);

  const auto started = Clock::now();
  reports::RunResult result;
  result.title = cells->scenario.title;
  result.question = cells->scenario.question;
  result.estate_title = cells->estate_title;
  result.horizon = cells->scenario.horizon;
  result.seed = options.seed;
  result.replications = options.runs;
  result.inputs = inputs.hashes();
  Progress progress(options.quiet ? Progress::Shown::no : Progress::Shown::on_terminal,
                    static_cast<std::uint64_t>(options.runs) * cells->programs.size());
  for (const auto& program : cells->programs) {
    result.cells.push_back(simulated(*cells, *program, options, progress));
    reports::add_assumptions(*program->cell, result.assumptions);
  }
  progress.finish();
  const double simulate_s = seconds_since(started);

  const bool page_in_file = writes_page(options) && options.html != "-";
  const bool table = !options.quiet && options.json != "-" && options.html != "-";
  if (table)
    fmt::print("{}", reports::to_text(result, options.detail ? reports::Detail::with_intervals
                                                             : reports::Detail::short_table));
  if (writes_page(options) && !write_output(options.html, reports::to_html(reports::run_page(result, cells->programs))))
    return ExitStatus::unfinished;
  if (table && page_in_file) fmt::print("report: {}\n", options.html);
  if (!options.json.empty() && !write_output(options.json, reports::to_json(result))) return ExitStatus::unfinished;
  if (!options.stats.empty() &&
      !write_output(options.stats, timing_json(result, compile_s, simulate_s, thread_count(options.jobs))))
    return ExitStatus::unfinished;
  return ExitStatus::done;
}

}  // namespace gameday::tools
