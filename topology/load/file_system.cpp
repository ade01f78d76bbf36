#include "topology/load/file_system.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

namespace gameday::topology {
namespace {

namespace fs = std::filesystem;

std::string with_slash(const std::string& folder) {
  if (folder.empty() || folder.ends_with('/')) return folder;
  return folder + '/';
}

tl::unexpected<std::string> because(std::string reason) { return tl::unexpected<std::string>(std::move(reason)); }

}  // namespace

FileKind MemoryFiles::kind(const std::string& path) const {
  if (files_.contains(path)) return FileKind::file;
  const std::string below = with_slash(path);
  const auto first = files_.lower_bound(below);
  const bool holds = first != files_.end() && first->first.starts_with(below);
  return holds ? FileKind::folder : FileKind::missing;
}

tl::expected<std::string, std::string> MemoryFiles::read(const std::string& path) const {
  const auto found = files_.find(path);
  if (found == files_.end()) return because("it does not exist");
  return found->second;
}

tl::expected<std::vector<std::string>, std::string> MemoryFiles::list(const std::string& path) const {
  if (kind(path) != FileKind::folder) return because("it is not a folder");
  const std::string below = with_slash(path);
  std::vector<std::string> names;
  for (auto at = files_.lower_bound(below); at != files_.end() && at->first.starts_with(below); ++at) {
    std::string name = at->first.substr(below.size());
    if (name.find('/') == std::string::npos) names.push_back(std::move(name));
  }
  return names;
}

FileKind DiskFiles::kind(const std::string& path) const {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::is_directory(status)) return FileKind::folder;
  return fs::exists(status) ? FileKind::file : FileKind::missing;
}

tl::expected<std::string, std::string> DiskFiles::read(const std::string& path) const {
  switch (kind(path)) {
    case FileKind::missing: return because("it does not exist");
    case FileKind::folder: return because("it is a folder");
    case FileKind::file: break;
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) return because("it cannot be read");
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in.bad()) return because("it cannot be read to its end");
  return text;
}

tl::expected<std::vector<std::string>, std::string> DiskFiles::list(const std::string& path) const {
  std::error_code error;
  std::vector<std::string> names;
  for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (!at->is_directory(ignored)) names.push_back(at->path().filename().string());
  }
  if (error) return because("it cannot be listed");
  std::ranges::sort(names);
  return names;
}

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash + 1));
}

std::string path_below(std::string_view folder, std::string_view file) {
  if (file.starts_with('/')) return std::string(file);
  return std::string(folder) + std::string(file);
}

}  // namespace gameday::topology
