#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gameday::house {

/// One file of the checkout. `path` is relative to its root, with slashes; `text` is its bytes.
struct SourceFile {
  std::string path;
  std::string text;
};

/// Any set of files, by path: the checkout's, or a few that a test makes up to see a check go red.
using SourceTree = std::vector<SourceFile>;

/// The five layers, left to right: each may include only itself and what stands before it.
inline const std::vector<std::string> k_layers{"topology", "scenarios", "sim", "reports", "tools"};

/// Every file below `root` but build output, version control and what a failing replay leaves behind.
SourceTree read_tree(const std::string& root);

/// The checkout that this program was built from; read once per call, a few megabytes.
SourceTree checkout();

bool ends_with_any(std::string_view path, const std::vector<std::string>& endings);

/// C++ sources and headers.
bool is_code(std::string_view path);

/// "sim" of "sim/queue/heap.h"; "" for a file at the top.
std::string first_folder(std::string_view path);

/// "sim/queue" of "sim/queue/heap.h"; "" at the top.
std::string folder_of(std::string_view path);

/// Without line ends; a last line without one counts.
std::vector<std::string> lines_of(std::string_view text);

/// One finding a line, for a failure message.
std::string listed(const std::vector<std::string>& findings);

}  // namespace gameday::house
