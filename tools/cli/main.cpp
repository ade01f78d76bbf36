#include <cstdio>
#include <exception>

#include "tools/cli/command_line.h"
#include "tools/cli/explain_command.h"
#include "tools/cli/import_command.h"
#include "tools/cli/library_command.h"
#include "tools/cli/play_command.h"
#include "tools/cli/run_command.h"
#include "tools/cli/validate_command.h"

namespace {

using namespace gameday::tools;
using gameday::reports::ExitStatus;

struct Dispatch {
  ExitStatus operator()(const RunOptions& options) const { return run(options); }
  ExitStatus operator()(const ValidateOptions& options) const { return validate(options); }
  ExitStatus operator()(const LibraryOptions& options) const { return library(options); }
  ExitStatus operator()(const ImportOptions& options) const { return import_aws(options); }
  ExitStatus operator()(const ExplainOptions& options) const { return explain(options); }
  ExitStatus operator()(const PlayOptions& options) const { return play(options); }
};

}  // namespace

int main(int argc, char** argv) {
  // Only what cannot be had, such as memory, comes up here: wrong input is told where it is read.
  try {
    const auto command = read_command_line(argc, argv);
    if (!command) return static_cast<int>(command.error());
    return static_cast<int>(std::visit(Dispatch{}, *command));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "gameday: could not finish: %s\n", error.what());
    return static_cast<int>(ExitStatus::unfinished);
  }
}
