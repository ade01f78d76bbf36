#include "tools/cli/play_command.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <thread>

#include "reports/terminal/play_record.h"
#include "reports/terminal/play_session.h"
#include "scenarios/load/embedded.h"
#include "tools/cli/cells.h"
#include "tools/cli/counted.h"
#include "tools/cli/save_file.h"

#include <fmt/format.h>
#include <unistd.h>

namespace gameday::tools {
namespace {

using reports::ExitStatus;
using reports::PlayInputs;
using reports::PlayRecord;
using reports::PlaySession;

/// All that a session stands on besides what the inputs name: another library or program would play another day.
void add_own_hashes(std::vector<topology::InputHash>& hashes) {
  std::string library;
  for (const auto& file : scenarios::embedded_library()) library.append(file.path).append("\n").append(file.text);
  hashes.push_back({"the bundled library", topology::content_hash(library)});
  hashes.push_back({"gameday", topology::content_hash(GAMEDAY_VERSION)});
}

/// The latest record of this folder; "" where there is none.
std::string latest_record() {
  std::string latest;
  std::filesystem::file_time_type when{};
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(".", error)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".gameday") || !entry.is_regular_file(error)) continue;
    const auto written = entry.last_write_time(error);
    if (!latest.empty() && (written < when || (written == when && name < latest))) continue;
    latest = name;
    when = written;
  }
  return latest;
}

std::optional<PlayRecord> record_in(Inputs& inputs, const std::string& path) {
  const auto text = inputs.read(path);
  if (!text) return std::nullopt;
  auto record = reports::read_play_record(*text, path);
  if (record) return std::move(*record);
  inputs.problems().insert(inputs.problems().end(), record.error().begin(), record.error().end());
  return std::nullopt;
}

PlayInputs fresh_inputs(Inputs& inputs, const PlayOptions& options) {
  const PlayInputs play{options.scenario.empty() ? k_example_scenario : options.scenario,
                        options.topology.empty() ? k_example_estate : options.topology, options.controls, options.seed, {}};
  for (const std::string* source : {&play.scenario, &play.topology, &play.controls})
    if (*source == "-") inputs.problems().push_back({{}, "standard input is the prompt's", "a name or a file", ""});
    else if (!reports::can_be_kept(*source)) inputs.problems().push_back({{}, "a name that no record can keep", "printable, at most 400 bytes", ""});
  return play;
}

/// Brings the session to where the record ends; `shown` prints it on the way.
bool play_again(PlaySession& session, const PlayRecord& record, const std::string& name, bool shown) {
  for (std::size_t i = 0; i < record.lines.size(); ++i) {
    const reports::PlayedLine& line = record.lines[i];
    if (session.is_over() || line.at != session.now()) {
      fmt::print(stderr, "gameday: {}: \"{}\" was typed when the clock stood elsewhere; the record does not fit\n", name, line.text);
      return false;
    }
    if (!shown) {
      session.go_through(line.text);
      continue;
    }
    fmt::print("{}{}\n", session.prompt(), line.text);
    fmt::print("{}\n", session.answer(line.text));
  }
  return true;
}

void say_stopped(const PlaySession& session, const std::string& name) {
  if (!session.is_over()) fmt::print("Stopped at {}. gameday play --resume {} goes on.\n", session.where_text(), name);
}

bool is_blank(const std::string& line) { return line.find_first_not_of(" \t") == std::string::npos; }

/// The prompt, until the day or the input ends. What is typed is on the disk before it is answered; a pipe's lines are
/// shown as a terminal shows them.
ExitStatus converse(PlaySession& session, SaveFile& save, const std::string& name) {
  const bool typed = ::isatty(STDIN_FILENO) == 1;
  bool asks = true;
  std::string line;
  while (!session.is_over()) {
    if (asks) fmt::print("{}", session.prompt());
    std::fflush(stdout);
    if (!std::getline(std::cin, line)) {
      fmt::print("\n");
      break;
    }
    if (line.ends_with('\r')) line.pop_back();
    asks = typed;
    if (is_blank(line)) continue;
    if (!reports::can_be_kept(line)) {
      fmt::print(stderr, "gameday: not a line to be kept: expected 1 to {} printable characters\n", reports::k_longest_line);
      continue;
    }
    asks = true;
    if (const auto kept = save.add(reports::line_text({session.now(), line})); !kept) {
      fmt::print(stderr, "gameday: cannot keep the line in {}: {}\n", name, kept.error());
      return ExitStatus::unfinished;
    }
    if (!typed) fmt::print("{}\n", line);
    fmt::print("{}\n", session.answer(line));
  }
  say_stopped(session, name);
  return ExitStatus::done;
}

/// The file that `--save` names, or the first <scenario>-<n>.gameday that is free.
tl::expected<std::pair<std::string, SaveFile>, ExitStatus> new_save(const PlayOptions& options, const std::string& scenario) {
  for (int n = 1;; ++n) {
    const std::string name = options.save.empty() ? fmt::format("{}-{}.gameday", scenario, n) : options.save;
    std::error_code error;
    if (options.save.empty() && std::filesystem::exists(name, error)) continue;
    auto save = SaveFile::begin(name);
    if (save) return std::pair(name, std::move(*save));
    fmt::print(stderr, "gameday: cannot begin {}: {}\n", name, save.error());
    return tl::unexpected(options.save.empty() ? ExitStatus::unfinished : ExitStatus::wrong_input);
  }
}

struct Opened {
  std::unique_ptr<Inputs> sources;  // owns the library that the cells point into
  PlayInputs inputs;
  std::optional<PlayRecord> record;
  std::string name;   // of the record, where there is one
  CompiledCells cells;
};

/// Everything read, compiled and compared; nothing where there were problems, which have been told.
std::optional<Opened> open_inputs(const PlayOptions& options) {
  auto sources = std::make_unique<Inputs>();
  Inputs& inputs = *sources;
  std::string name = options.resumes ? options.resume : options.replay;
  if (options.resumes && name.empty() && (name = latest_record()).empty())
    inputs.problems().push_back({{}, "there is no record of play in this folder", "--resume FILE", ""});
  std::optional<PlayRecord> record;
  if (!name.empty()) record = record_in(inputs, name);
  PlayInputs play = record ? record->inputs : fresh_inputs(inputs, options);
  std::optional<CompiledCells> cells;
  if (inputs.problems().empty()) cells = compile_cells(inputs, {play.scenario, play.topology, {play.controls}, ""});
  std::vector<topology::InputHash> hashes = inputs.hashes();
  add_own_hashes(hashes);
  if (record && cells) {
    const auto changed = changed_since(*record, hashes, name);
    inputs.problems().insert(inputs.problems().end(), changed.begin(), changed.end());
  }
  if (!inputs.problems().empty()) {
    print_problems(std::move(inputs.problems()));
    return std::nullopt;
  }
  play.hashes = std::move(hashes);
  if (record && record->torn) fmt::print(stderr, "gameday: {}: the last line was not written to its end; it is left out\n", name);
  return Opened{std::move(sources), std::move(play), std::move(record), std::move(name), std::move(*cells)};
}

ExitStatus replay(PlaySession& session, const Opened& opened) {
  fmt::print("{}", session.greeting(opened.cells.estate_title, opened.name));
  if (!play_again(session, *opened.record, opened.name, true)) return ExitStatus::wrong_input;
  if (!session.is_over()) fmt::print("{}\n", session.prompt());
  say_stopped(session, opened.name);
  return ExitStatus::done;
}

ExitStatus resume(PlaySession& session, const Opened& opened) {
  auto save = SaveFile::go_on(opened.name, opened.record->whole_bytes);
  if (!save) {
    fmt::print(stderr, "gameday: cannot go on with {}: {}\n", opened.name, save.error());
    return ExitStatus::wrong_input;
  }
  if (!play_again(session, *opened.record, opened.name, false)) return ExitStatus::wrong_input;
  if (session.is_over()) {
    fmt::print("{} is over; gameday play --replay {} shows it again.\n", opened.name, opened.name);
    return ExitStatus::done;
  }
  fmt::print("{}: {} typed so far, and it is {}.\nAll that was: gameday play --replay {}\n\n", opened.name,
             counted(opened.record->lines.size(), "line"), session.where_text(), opened.name);
  return converse(session, *save, opened.name);
}

}  // namespace

ExitStatus play(const PlayOptions& options) {
  const auto opened = open_inputs(options);
  if (!opened) return ExitStatus::wrong_input;
  const unsigned jobs = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  PlaySession session(*opened->cells.programs.front(), opened->inputs.seed, jobs);
  if (!options.replay.empty()) return replay(session, *opened);
  if (options.resumes) return resume(session, *opened);

  auto save = new_save(options, opened->cells.scenario.name);
  if (!save) return save.error();
  if (const auto kept = save->second.add(reports::head_text(opened->inputs)); !kept) {
    fmt::print(stderr, "gameday: cannot write {}: {}\n", save->first, kept.error());
    return ExitStatus::unfinished;
  }
  fmt::print("{}", session.greeting(opened->cells.estate_title, save->first));
  return converse(session, save->second, save->first);
}

}  // namespace gameday::tools
