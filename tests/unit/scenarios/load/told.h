#pragma once

#include <string>
#include <utility>

#include "topology/load/toml_reader.h"

namespace gameday::scenarios {

/// Every problem, a line each: a test compares the whole of what a person reads.
inline std::string told(topology::Problems problems) {
  sort_and_merge(problems);
  std::string text;
  for (const topology::Problem& problem : problems) text += to_string(problem) + "\n";
  return text;
}

/// Reads the first table of a text, such as `[technique.x]`, by one of the loaders; `said` gets its problems.
template <class Read>
auto read_first(const std::string& text, const Read& read_one, std::string& said) {
  const auto file = topology::TomlFile::parse(text, "f.toml");
  topology::Problems problems;
  if (!file) {
    said = told({file.error()});
    return decltype(read_one(std::string(), std::declval<topology::TableReader&>())){};
  }
  topology::TableReader root(file->root, file->name, problems, "the file");
  const std::string kind = root.keys().front();
  topology::TableReader kinds = *root.table(kind);
  auto children = kinds.children(kind);
  auto result = read_one(children.front().first, children.front().second);
  said = told(problems);
  return result;
}

}  // namespace gameday::scenarios
