#include "tools/cli/library_command.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/load/embedded.h"
#include "topology/load/embedded.h"
#include "topology/load/estate_source.h"
#include "topology/model/nearest.h"
#include "tools/cli/inputs.h"

#include <fmt/format.h>

namespace gameday::tools {
namespace {

using reports::ExitStatus;

struct Entry {
  std::string kind;
  std::string name;
  std::string title;
  std::vector<std::string> practices;
  std::vector<std::string> attack;
  std::string file;                     // where it stands, within the library
};

std::vector<Entry> entries(const scenarios::Library& library) {
  std::vector<Entry> all;
  const auto add = [&all](const char* kind, const auto& each, std::vector<std::string> practices = {},
                          std::vector<std::string> attack = {}) {
    all.push_back({kind, each.name, each.title, std::move(practices), std::move(attack), each.place.file});
  };
  for (const auto& each : library.scenarios) add("scenario", each, each.practices);
  for (const auto& each : library.control_sets) add("control set", each);
  for (const auto& each : library.controls) add("control", each, each.practices);
  for (const auto& each : library.techniques) add("technique", each, {}, each.attack);
  for (const auto& each : library.log_sources) add("log", each);
  for (const auto& each : library.managed) add("managed", each);
  for (const auto& each : library.runbooks) add("runbook", each);
  for (const auto& each : library.rules) all.push_back({"rule", each.file, each.title, {}, {}, each.place.file});
  for (const std::string& name : topology::bundled_estates()) all.push_back({"estate", name, "", {}, {}, name + ".toml"});
  return all;
}

/// "  NAME    TITLE", the title going on below itself where the line is full.
std::string entry_line(const std::string& name, std::string_view title) {
  constexpr std::size_t k_indent = 39;
  constexpr std::size_t k_columns = 100;
  std::string text = fmt::format("  {:<36}", name);
  std::size_t column = k_indent - 1;
  while (!title.empty()) {
    const std::string_view word = title.substr(0, title.find(' '));
    title.remove_prefix(std::min(title.size(), word.size() + 1));
    if (column + 1 + word.size() > k_columns && column > k_indent) {
      text += "\n" + std::string(k_indent - 1, ' ');
      column = k_indent - 1;
    }
    text += fmt::format(" {}", word);
    column += 1 + word.size();
  }
  return text + "\n";
}

void list(const std::vector<Entry>& all, const std::string& by) {
  // Keyed and so sorted by group; entries keep the library's order.
  std::map<std::string, std::vector<const Entry*>> groups;
  std::vector<std::string> order;
  for (const Entry& entry : all) {
    std::vector<std::string> under = by == "practice" ? entry.practices : by == "attack" ? entry.attack
                                                                                         : std::vector{entry.kind};
    for (const std::string& group : under) {
      if (!groups.contains(group)) order.push_back(group);
      groups[group].push_back(&entry);
    }
  }
  if (!by.empty()) {
    order.clear();
    for (const auto& [group, members] : groups) order.push_back(group);
  }
  for (const std::string& group : order) {
    fmt::print("{}\n", group);
    for (const Entry* entry : groups[group]) {
      const std::string about = by.empty() ? entry->title : entry->kind + ": " + entry->title;
      if (about.empty()) fmt::print("  {}\n", entry->name);
      else fmt::print("{}", entry_line(entry->name, about));
    }
  }
}

/// Messages call a bundled file "library/logs/host.toml"; within the program it is "logs/host.toml".
std::string text_of(std::string_view file) {
  constexpr std::string_view folder = "library/";
  if (file.starts_with(folder)) file.remove_prefix(folder.size());
  for (const auto& each : scenarios::embedded_library())
    if (each.path == file) return std::string(each.text);
  for (const auto& each : topology::embedded_library())
    if (each.path == file) return std::string(each.text);
  // An estate in a folder: its files one after the other.
  std::string text;
  const std::string below = std::string(file.substr(0, file.rfind('.'))) + "/";
  for (const auto& each : topology::embedded_library())
    if (each.path.starts_with(below)) text += fmt::format("{}# {}\n{}", text.empty() ? "" : "\n", each.path, each.text);
  return text;
}

/// The part of a library file about one entry: its table and those below it, comments in front included.
std::string section(const std::string& text, const Entry& entry) {
  const std::string header = fmt::format("[{}.{}]", entry.kind, entry.name);
  const std::size_t at = text.find(header);
  if (at == std::string::npos) return text;
  std::size_t end = at + header.size();
  const std::string below = fmt::format("{}.{}.", entry.kind, entry.name);
  while (end < text.size()) {
    const std::size_t next = text.find("\n[", end);
    if (next == std::string::npos) return text.substr(at);
    const std::size_t name = text.find_first_not_of('[', next + 1);
    if (text.compare(name, below.size(), below) != 0) return text.substr(at, next + 1 - at);
    end = next + 2;
  }
  return text.substr(at);
}

}  // namespace

ExitStatus library(const LibraryOptions& options) {
  Inputs inputs;
  if (!inputs.problems().empty()) {
    print_problems(std::move(inputs.problems()));
    return ExitStatus::unfinished;
  }
  const std::vector<Entry> all = entries(inputs.library());
  if (options.show.empty()) {
    list(all, options.by);
    return ExitStatus::done;
  }
  std::vector<std::string> names;
  bool shown = false;
  for (const Entry& entry : all) {
    names.push_back(entry.name);
    if (entry.name != options.show) continue;
    fmt::print("{}# {} \"{}\"\n{}", shown ? "\n" : "", entry.kind, entry.name, section(text_of(entry.file), entry));
    shown = true;
  }
  if (shown) return ExitStatus::done;
  const std::string near = topology::nearest(options.show, names);
  fmt::print(stderr, "gameday: the library has no \"{}\"{}\n", options.show,
             near.empty() ? "; gameday library list shows all" : fmt::format("; did you mean \"{}\"?", near));
  return ExitStatus::wrong_input;
}

}  // namespace gameday::tools
