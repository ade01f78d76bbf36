#include "tools/cli/validate_command.h"

#include <array>
#include <cstdio>

#include "scenarios/load/control_set_writer.h"
#include "scenarios/load/library_files.h"
#include "scenarios/load/scenario_toml.h"
#include "scenarios/load/scenario_writer.h"
#include "scenarios/load/sigma_yaml.h"
#include "topology/load/estate_writer.h"
#include "topology/load/seal.h"
#include "topology/load/toml_reader.h"
#include "tools/cli/counted.h"
#include "tools/cli/inputs.h"

#include <fmt/format.h>

namespace gameday::tools {
namespace {

using reports::ExitStatus;

enum class InputKind { estate, scenario, control_set, library, rule };
constexpr std::array k_kind_names{"estate", "scenario", "control set", "library file", "rule"};

/// What a file is, by its name and by the keys that only one kind has.
InputKind kind_of(const std::string& path, const toml::table& root) {
  const auto any = [&root](std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys)
      if (root.contains(key)) return true;
    return false;
  };
  static_cast<void>(path);
  if (any({"attacker", "entry", "objective", "playbook", "before", "question"})) return InputKind::scenario;
  if (any({"use", "extends"})) return InputKind::control_set;
  if (any({"technique", "log", "runbook", "control", "managed", "noise", "noise_level"})) return InputKind::library;
  return InputKind::estate;
}

class Validator {
 public:
  explicit Validator(bool expand) : expand_(expand) {}

  void check(const std::string& path) {
    if (topology::DiskFiles().kind(path) == topology::FileKind::folder) return check_estate(path);
    if (path.ends_with(".yml") || path.ends_with(".yaml")) return check_rule(path);
    if (!Inputs::is_file(path)) return check_bundled(path);
    const auto text = inputs_.read(path);
    if (!text) return;
    const auto file = topology::TomlFile::parse(*text, path);
    if (!file) {
      inputs_.problems().push_back(file.error());
      return;
    }
    switch (kind_of(path, file->root)) {
      case InputKind::scenario:
        if (const auto scenario = inputs_.scenario(path)) told(path, InputKind::scenario, write_scenario(*scenario));
        return;
      case InputKind::control_set:
        if (const auto set = inputs_.control_set(path)) told(path, InputKind::control_set, write_control_set(*set));
        return;
      case InputKind::library: return check_library(path, *text);
      default: return check_estate(path);
    }
  }

  ExitStatus finish() {
    if (inputs_.problems().empty()) {
      fmt::print("{}", lines_);
      return ExitStatus::done;
    }
    print_problems(std::move(inputs_.problems()));
    return ExitStatus::wrong_input;
  }

 private:
  void add(const topology::Problems& problems) {
    inputs_.problems().insert(inputs_.problems().end(), problems.begin(), problems.end());
  }
  void said(const std::string& path, InputKind kind) {
    if (!expand_) lines_ += fmt::format("{}: {}, no problems\n", path, k_kind_names[static_cast<std::size_t>(kind)]);
  }

  void told(const std::string& path, InputKind kind, const std::string& expanded) {
    if (expand_) lines_ += expanded;
    else said(path, kind);
  }

  void check_estate(const std::string& path) {
    const auto draft = inputs_.estate(path);
    if (!draft) return;
    const auto sealed = topology::seal(*draft);
    if (!sealed) return add(sealed.error());
    if (!expand_) {
      lines_ += fmt::format("{}: estate, {}, {}, {}, no problems\n", path,
                            counted(sealed->accounts.size(), "account"), counted(sealed->principals.size(), "principal"),
                            counted(sealed->resources.size(), "resource"));
      return;
    }
    // One file, as it was one or not: the folder's pieces behind each other, with one header.
    constexpr std::string_view header = "gameday = 1\n";
    auto files = topology::write_estate(*draft, topology::Detail::everything);
    const auto first = files.extract("organization.toml");  // what is said of the whole stands before any table
    if (!first.empty()) lines_ += first.mapped();
    for (const auto& [name, text] : files) {
      const bool again = !lines_.empty() && text.starts_with(header);
      lines_ += again ? text.substr(header.size()) : text;
    }
  }

  /// A name without a file is that of something bundled, of whatever kind.
  void check_bundled(const std::string& name) {
    if (const auto* scenario = find_scenario(inputs_.library(), name))
      return told(name, InputKind::scenario, write_scenario(*scenario));
    if (const auto* set = find_control_set(inputs_.library(), name))
      return told(name, InputKind::control_set, write_control_set(*set));
    check_estate(name);
  }

  void check_library(const std::string& path, const std::string& text) {
    const std::array extra{scenarios::LibraryFile{path, text}};
    const auto library = scenarios::load_library(extra);
    if (library) said(path, InputKind::library);
    else add(library.error());
  }

  void check_rule(const std::string& path) {
    const auto text = inputs_.read(path);
    if (!text) return;
    const auto rule = scenarios::parse_sigma(*text, path);
    if (rule) said(path, InputKind::rule);
    else add(rule.error());
  }

  bool expand_;
  Inputs inputs_;
  std::string lines_;
};

}  // namespace

ExitStatus validate(const ValidateOptions& options) {
  Validator validator(options.expand);
  for (const std::string& file : options.files) validator.check(file);
  return validator.finish();
}

}  // namespace gameday::tools
