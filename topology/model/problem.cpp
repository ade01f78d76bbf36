#include "topology/model/problem.h"

#include <algorithm>

#include <fmt/format.h>

namespace gameday::topology {

std::string to_string(const Problem& problem) {
  std::string text = problem.place.file;
  if (problem.place.line > 0) text += fmt::format(":{}:{}", problem.place.line, problem.place.column);
  if (!text.empty()) text += ": ";
  text += problem.reason;
  if (!problem.expected.empty()) text += "; expected " + problem.expected;
  if (!problem.nearest.empty()) text += fmt::format("; did you mean \"{}\"?", problem.nearest);
  return text;
}

void sort_and_merge(Problems& problems) {
  std::ranges::sort(problems);
  problems.erase(std::unique(problems.begin(), problems.end()), problems.end());
}

}  // namespace gameday::topology
