#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "reports/result/exit_status.h"
#include "topology/model/millis.h"

#include <tl/expected.hpp>

namespace gameday::tools {

struct RunOptions {
  std::string scenario;                  // name or file; empty: leaked-key
  std::string topology;                  // name, file or folder; empty: the bundled example
  std::vector<std::string> controls;     // names or files; empty: the three bundled sets
  std::uint32_t runs = 1000;
  std::uint64_t seed = 1;
  unsigned jobs = 0;                     // 0: all cores
  std::string horizon;                   // a duration; empty: the scenario's
  std::string json;                      // file, "-" for standard output, empty for none
  std::string html = "gameday-report.html";  // file, "-" for standard output, "none" for no page
  std::string stats;
  std::optional<std::uint32_t> journal;  // tell this replication instead of running many
  bool detail = false;
  bool quiet = false;
};

struct ValidateOptions {
  std::vector<std::string> files;
  bool expand = false;
};

struct LibraryOptions {
  std::string show;                      // name of an entry; empty: list
  std::string by;                        // list: "", "practice" or "attack"
};

struct ImportOptions {
  std::vector<std::string> files;
  std::string out;
  bool quiet = false;
};

struct ExplainOptions {
  enum class What { path, step } what = What::path;
  std::string from;                      // path: a user, role or compute resource, or "internet"; step: a technique
  std::string to;                        // path: what is to be reached; step: the target, may be empty
  std::string topology;
  std::string controls = "baseline";
  int count = 3;
};

struct PlayOptions {
  std::string scenario;                  // name or file; empty: leaked-key
  std::string topology;                  // name, file or folder; empty: the bundled example
  std::string controls = "baseline";     // name or file
  std::uint64_t seed = 1;
  unsigned jobs = 0;                     // 0: all cores
  std::string save;                      // record to begin; empty: the first free <scenario>-<n>.gameday
  bool resumes = false;
  std::string resume;                    // record to go on with; empty: the latest in this folder
  std::string replay;                    // record to print again
};

using Command = std::variant<RunOptions, ValidateOptions, LibraryOptions, ImportOptions, ExplainOptions, PlayOptions>;

/// Reads the command line. On anything but a command, help and version included, it has said what there is to say; the
/// status is then what the program ends with.
tl::expected<Command, reports::ExitStatus> read_command_line(int argc, const char* const* argv);

}  // namespace gameday::tools
