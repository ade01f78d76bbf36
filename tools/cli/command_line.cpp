#include "tools/cli/command_line.h"

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <vector>

#include "tools/cli/usage_error.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace gameday::tools {
namespace {

using reports::ExitStatus;

constexpr auto k_footer =
    "\nExit status: 0 done, 1 an expectation failed, 2 the command line or an input is wrong, 3 the work could not be\n"
    "finished, 130 interrupted. Relative paths are seen from the folder of the caller; - is standard input or output.";

CLI::Option* text(CLI::App& app, const char* name, std::string& value, const char* about) {
  return app.add_option(name, value, about);
}

/// A whole number; the library's own check lets a minus wrap around and calls a word a value out of range.
CLI::Validator whole(std::uint64_t low, std::uint64_t high) {
  return CLI::Validator(
      [low, high](std::string& written) {
        std::uint64_t value = 0;
        const char* end = written.data() + written.size();
        const auto read = std::from_chars(written.data(), end, value);
        if (read.ec == std::errc() && read.ptr == end && low <= value && value <= high) return std::string();
        return fmt::format("\"{}\" is not a whole number from {} to {}", written.substr(0, 60), low, high);
      },
      "");
}

void add_run(CLI::App& app, RunOptions& options) {
  CLI::App* run = app.add_subcommand("run", "play one scenario many times against one estate, under several control sets");
  text(*run, "scenario", options.scenario, "a bundled scenario or a file (default leaked-key)");
  text(*run, "--topology", options.topology, "a bundled estate, a file or a folder (default corner-shop)");
  run->add_option("--controls", options.controls, "a bundled control set or a file; repeat for several")
      ->allow_extra_args(false);
  run->add_option("--runs", options.runs, "futures for each control set (default 1000)")->check(whole(1, 100'000'000));
  run->add_option("--seed", options.seed, "seed of all luck (default 1)")
      ->check(whole(0, std::numeric_limits<std::uint64_t>::max()));
  run->add_option("--jobs", options.jobs, "threads (default: all cores)")->check(whole(1, 1024));
  text(*run, "--horizon", options.horizon, "how long after initial access, e.g. \"30 d\" (default: the scenario's)");
  text(*run, "--json", options.json, "write all results to FILE, or -");
  text(*run, "--html", options.html,
       "write the report, one page, to FILE, or - (default gameday-report.html); none writes no page");
  text(*run, "--stats", options.stats, "write timing figures to FILE, or -");
  run->add_option("--journal", options.journal, "tell one future, by its number, occurrence by occurrence")
      ->check(whole(0, 100'000'000));
  run->add_flag("--detail", options.detail, "every measure with its interval");
  for (const char* of_many : {"--json", "--stats", "--detail"}) run->get_option("--journal")->excludes(run->get_option(of_many));
  run->add_flag("--quiet", options.quiet, "no progress, no table");
}

CLI::Validator grouping() {
  return CLI::Validator(
      [](std::string& written) {
        if (written == "practice" || written == "attack") return std::string();
        return fmt::format("\"{}\" is no grouping; expected practice or attack", written.substr(0, 60));
      },
      "");
}

void add_explain(CLI::App& app, ExplainOptions& options) {
  CLI::App* explain = app.add_subcommand("explain", "why: how an attacker gets from A to B, what a step needs and leaves");
  explain->require_subcommand(1);
  const auto share = [&](CLI::App* what) {
    text(*what, "--topology", options.topology, "a bundled estate, a file or a folder (default corner-shop)");
    text(*what, "--controls", options.controls, "a bundled control set or a file (default baseline)");
  };
  CLI::App* path = explain->add_subcommand("path", "the cheapest ways from one position to another");
  text(*path, "from", options.from, "user/NAME, role/NAME, a compute resource, or internet")->required();
  text(*path, "to", options.to, "what is to be reached: account/NAME, role/NAME, a store, …")->required();
  path->add_option("--count", options.count, "how many distinct paths (default 3)")->check(whole(1, 20));
  share(path);
  CLI::App* step = explain->add_subcommand("step", "what a technique needs, who can do it, what it leaves, who sees it");
  text(*step, "technique", options.from, "a technique of the library")->required();
  text(*step, "target", options.to, "its target; left out: all that it fits");
  share(step);
}

/// What a record says already cannot be said beside it.
void add_play(CLI::App& app, PlayOptions& options) {
  CLI::App* play = app.add_subcommand("play", "respond to one future of a scenario yourself, at a prompt");
  CLI::Option* resume = play->add_option("--resume", options.resume, "go on with a record (default: the latest here)")->expected(0, 1);
  CLI::Option* replay = text(*play, "--replay", options.replay, "print a record's whole session again")->excludes(resume);
  std::vector<CLI::Option*> fresh;
  fresh.push_back(text(*play, "scenario", options.scenario, "a bundled scenario or a file (default leaked-key)"));
  fresh.push_back(text(*play, "--topology", options.topology, "a bundled estate, a file or a folder (default corner-shop)"));
  fresh.push_back(text(*play, "--controls", options.controls, "a bundled control set or a file (default baseline)"));
  fresh.push_back(play->add_option("--seed", options.seed, "seed of all luck (default 1)")
                      ->check(whole(0, std::numeric_limits<std::uint64_t>::max())));
  fresh.push_back(text(*play, "--save", options.save, "the record to begin (default SCENARIO-1.gameday, or the next free number)"));
  for (CLI::Option* option : fresh) option->excludes(resume)->excludes(replay);
  play->add_option("--jobs", options.jobs, "threads for what if (default: all cores)")->check(whole(1, 1024));
  play->callback([&options, resume] { options.resumes = resume->count() > 0; });
}

}  // namespace

tl::expected<Command, ExitStatus> read_command_line(int argc, const char* const* argv) {
  CLI::App app("Gameday replays attack scenarios against a modelled estate: how far they get, and who notices when.", "gameday");
  app.set_version_flag("--version", std::string("gameday ") + GAMEDAY_VERSION);
  app.require_subcommand(1);
  app.footer(k_footer);
  RunOptions run;
  ValidateOptions validate;
  LibraryOptions library;
  ImportOptions import;
  ExplainOptions explain;
  add_run(app, run);
  CLI::App* check = app.add_subcommand("validate", "tell every problem of any input file");
  check->add_option("file", validate.files, "estates (files or folders), scenarios, control sets, library files")->required();
  check->add_flag("--expand", validate.expand, "print the file with every default filled in");
  CLI::App* shelf = app.add_subcommand("library", "what is bundled");
  shelf->require_subcommand(1);
  CLI::App* list = shelf->add_subcommand("list", "everything, by kind");
  list->add_option("--by", library.by, "group by practice or by attack")->check(grouping());
  CLI::App* show = shelf->add_subcommand("show", "one entry as it is written");
  text(*show, "name", library.show, "a technique, control, runbook, scenario, …")->required();
  CLI::App* bring = app.add_subcommand("import", "real exports to an estate that runs");
  bring->require_subcommand(1);
  CLI::App* aws = bring->add_subcommand("aws", "iam get-account-authorization-details of one or several accounts");
  aws->add_option("file", import.files, "exports, JSON")->required();
  text(*aws, "--out", import.out, "the folder to write, which must not exist yet")->required();
  aws->add_flag("--quiet", import.quiet, "say nothing of what was not understood");
  add_explain(app, explain);
  PlayOptions play;
  add_play(app, play);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const bool asked = error.get_exit_code() == 0;  // help or version
    if (asked) app.exit(error);
    else fmt::print(stderr, "{}\n", usage_message(app, error));
    return tl::unexpected(asked ? ExitStatus::done : ExitStatus::wrong_input);
  }
  if (app.got_subcommand("run")) return run;
  if (app.got_subcommand("validate")) return validate;
  if (app.got_subcommand("library")) return library;
  if (app.got_subcommand("import")) return import;
  if (app.got_subcommand("play")) return play;
  explain.what = app.get_subcommand("explain")->got_subcommand("step") ? ExplainOptions::What::step
                                                                       : ExplainOptions::What::path;
  return explain;
}

}  // namespace gameday::tools
