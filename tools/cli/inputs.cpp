#include "tools/cli/inputs.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>

#include "scenarios/load/embedded.h"
#include "scenarios/load/reference_checks.h"
#include "scenarios/load/scenario_toml.h"
#include "topology/load/toml_reader.h"
#include "topology/model/nearest.h"

#include <fmt/format.h>

namespace gameday::tools {
namespace {

using topology::Problem;

constexpr std::size_t k_most_problems = 50;

template <class T>
std::vector<std::string> names(const std::vector<T>& all) {
  std::vector<std::string> found;
  for (const T& each : all) found.push_back(each.name);
  return found;
}

/// "shop/leaked-key.toml" -> "leaked-key".
std::string stem(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string file = slash == std::string::npos ? path : path.substr(slash + 1);
  return file.ends_with(".toml") ? file.substr(0, file.size() - 5) : file;
}

std::string embedded_text(std::string_view path) {
  for (const auto& file : scenarios::embedded_library())
    if (file.path == path) return std::string(file.text);
  return {};
}

}  // namespace

Inputs::Inputs() {
  auto library = scenarios::load_library();
  if (library) library_ = std::move(*library);
  else problems_ = library.error();
}

bool Inputs::is_file(const std::string& source) {
  return source == "-" || source.find('/') != std::string::npos || source.find('.') != std::string::npos ||
         topology::DiskFiles().kind(source) != topology::FileKind::missing;
}

bool Inputs::is_bundled_estate(const std::string& source) { return source.empty() || !is_file(source); }

std::optional<std::string> Inputs::read(const std::string& path) {
  if (path == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  auto text = topology::DiskFiles().read(path);
  if (text) return std::move(*text);
  problems_.push_back({{path, 0, 0}, text.error(), "a file that can be read", ""});
  return std::nullopt;
}

std::optional<topology::EstateDraft> Inputs::estate(const std::string& source) {
  auto loaded = topology::load_estate(source.empty() ? k_example_estate : source, topology::DiskFiles());
  if (!loaded) {
    problems_.insert(problems_.end(), loaded.error().begin(), loaded.error().end());
    return std::nullopt;
  }
  hashes_.insert(hashes_.end(), loaded->inputs.begin(), loaded->inputs.end());
  return std::move(loaded->draft);
}

std::optional<scenarios::Scenario> Inputs::scenario(const std::string& source) {
  if (!is_file(source)) {
    const auto* bundled = find_scenario(library_, source);
    if (bundled == nullptr) {
      problems_.push_back({{}, fmt::format("there is no scenario \"{}\"", source.substr(0, 60)), 
                           "a file, or one of " + fmt::format("{}", fmt::join(names(library_.scenarios), ", ")),
                           topology::nearest(source, names(library_.scenarios))});
      return std::nullopt;
    }
    hashes_.push_back({source, topology::content_hash(embedded_text("scenarios/" + source + ".toml"))});
    return *bundled;
  }
  const auto text = read(source);
  if (!text) return std::nullopt;
  hashes_.push_back({source, topology::content_hash(*text)});
  const auto file = topology::TomlFile::parse(*text, source);
  if (!file) {
    problems_.push_back(file.error());
    return std::nullopt;
  }
  // Checked further even with problems, so that all of them are told at once.
  topology::TableReader root(file->root, file->name, problems_, "the scenario");
  auto scenario = scenarios::read_scenario(stem(source), root);
  const auto more = check_references(scenario, library_);
  problems_.insert(problems_.end(), more.begin(), more.end());
  return scenario;
}

std::optional<scenarios::ControlSet> Inputs::control_set(const std::string& source) {
  if (!is_file(source)) {
    const auto* bundled = find_control_set(library_, source);
    if (bundled == nullptr) {
      problems_.push_back({{}, fmt::format("there is no control set \"{}\"", source.substr(0, 60)),
                           "a file, or one of " + fmt::format("{}", fmt::join(names(library_.control_sets), ", ")),
                           topology::nearest(source, names(library_.control_sets))});
      return std::nullopt;
    }
    hashes_.push_back({source, topology::content_hash(embedded_text("control_sets/" + source + ".toml"))});
    return *bundled;
  }
  const auto text = read(source);
  if (!text) return std::nullopt;
  hashes_.push_back({source, topology::content_hash(*text)});
  auto set = scenarios::load_control_set(*text, source, stem(source), library_);
  if (set) return std::move(*set);
  problems_.insert(problems_.end(), set.error().begin(), set.error().end());
  return std::nullopt;
}

void print_problems(topology::Problems problems) {
  sort_and_merge(problems);
  for (std::size_t i = 0; i < problems.size() && i < k_most_problems; ++i)
    fmt::print(stderr, "{}{}\n", problems[i].place.file.empty() ? "gameday: " : "", to_string(problems[i]));
  if (problems.size() > k_most_problems)
    fmt::print(stderr, "… and {} more\n", problems.size() - k_most_problems);
  if (problems.size() > 1) fmt::print(stderr, "{} problems; nothing was written\n", problems.size());
}

}  // namespace gameday::tools
