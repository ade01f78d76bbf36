#include "tests/house/source_tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace gameday::house {
namespace {

namespace fs = std::filesystem;

bool is_left_out(const fs::path& relative) {
  const std::string name = relative.filename().string();
  return relative == "build" || name == ".git" || name == "node_modules" || name == ".cache" || name.ends_with(".actual");
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

}  // namespace

SourceTree read_tree(const std::string& root) {
  SourceTree tree;
  fs::recursive_directory_iterator entry(root);
  for (; entry != fs::recursive_directory_iterator(); ++entry) {
    const fs::path relative = entry->path().lexically_relative(root);
    if (is_left_out(relative)) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file()) {
      tree.push_back({relative.generic_string(), bytes_of(entry->path())});
    }
  }
  std::sort(tree.begin(), tree.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return tree;
}

SourceTree checkout() { return read_tree(GAMEDAY_SOURCE_ROOT); }

bool ends_with_any(std::string_view path, const std::vector<std::string>& endings) {
  return std::any_of(endings.begin(), endings.end(), [path](const std::string& end) { return path.ends_with(end); });
}

bool is_code(std::string_view path) { return ends_with_any(path, {".cpp", ".h"}); }

std::string first_folder(std::string_view path) {
  const std::size_t slash = path.find('/');
  return slash == std::string_view::npos ? "" : std::string(path.substr(0, slash));
}

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? "" : std::string(path.substr(0, slash));
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  std::istringstream in{std::string(text)};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string listed(const std::vector<std::string>& findings) {
  std::string text;
  for (const std::string& finding : findings) text += "\n  " + finding;
  return text;
}

}  // namespace gameday::house
