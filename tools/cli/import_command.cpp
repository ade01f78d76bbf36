#include "tools/cli/import_command.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "topology/load/aws_authorization.h"
#include "topology/load/estate_writer.h"
#include "topology/load/seal.h"
#include "tools/cli/counted.h"
#include "tools/cli/inputs.h"

#include <fmt/format.h>
#include <unistd.h>

namespace gameday::tools {
namespace {

using reports::ExitStatus;
namespace fs = std::filesystem;

/// Writes all files beside the folder first and moves them into place at the end.
bool write_folder(const std::string& out, const std::map<std::string, std::string>& files) {
  const fs::path part = fmt::format("{}.{}.part", out, getpid());
  std::error_code error;
  for (const auto& [name, text] : files) {
    const fs::path path = part / name;
    fs::create_directories(path.parent_path(), error);
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.flush();
    if (!file) {
      fmt::print(stderr, "gameday: cannot write {}\n", (fs::path(out) / name).string());
      fs::remove_all(part, error);
      return false;
    }
  }
  fs::rename(part, out, error);
  if (!error) return true;
  fmt::print(stderr, "gameday: cannot write {}: {}\n", out, error.message());
  fs::remove_all(part, error);
  return false;
}

}  // namespace

ExitStatus import_aws(const ImportOptions& options) {
  Inputs inputs;
  if (fs::exists(options.out)) {
    fmt::print(stderr, "gameday: {} is there already; import writes a folder of its own\n", options.out);
    return ExitStatus::wrong_input;
  }
  std::vector<topology::ExportText> exports;
  for (const std::string& file : options.files)
    if (auto text = inputs.read(file)) exports.push_back({file, std::move(*text)});
  if (!inputs.problems().empty()) {
    print_problems(std::move(inputs.problems()));
    return ExitStatus::wrong_input;
  }
  const auto imported = topology::import_authorization(exports);
  if (!imported) {
    print_problems(imported.error());
    return ExitStatus::wrong_input;
  }
  // What is written must be usable as it is.
  const auto sealed = topology::seal(imported->draft);
  if (!sealed) {
    print_problems(sealed.error());
    return ExitStatus::wrong_input;
  }
  const auto files = topology::write_estate(imported->draft);
  if (!write_folder(options.out, files)) return ExitStatus::unfinished;
  std::size_t users = 0;
  for (const auto& principal : sealed->principals) users += principal.kind == topology::PrincipalKind::user ? 1U : 0U;
  fmt::print("{}: {}, {}, {}, {}, {} in {}\n", options.out, counted(sealed->accounts.size(), "account"),
             counted(users, "user"), counted(sealed->principals.size() - users, "role"),
             counted(sealed->groups.size(), "group"), counted(sealed->policies.size(), "policy", "policies"),
             counted(files.size(), "file"));
  if (options.quiet) return ExitStatus::done;
  if (!imported->notes.empty()) fmt::print("\nNot understood, or assumed:\n");
  for (const topology::Note& note : imported->notes) fmt::print("  {}\n", to_string(note));
  return ExitStatus::done;
}

}  // namespace gameday::tools
