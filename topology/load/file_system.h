#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace gameday::topology {

enum class FileKind { missing, file, folder };

/// Where inputs are read from. Loaders see only this, so tests need no disk and nothing left of tools opens a file unasked.
/// Paths use '/'. Errors are reasons in words: "it does not exist", "it cannot be read".
class FileSystem {
 public:
  virtual ~FileSystem() = default;
  virtual FileKind kind(const std::string& path) const = 0;
  virtual tl::expected<std::string, std::string> read(const std::string& path) const = 0;
  /// Names of the files directly in the folder, sorted; folders are left out.
  virtual tl::expected<std::vector<std::string>, std::string> list(const std::string& path) const = 0;
};

/// Files held in memory: path -> text. A folder exists where some path lies below it.
class MemoryFiles : public FileSystem {
 public:
  MemoryFiles() = default;
  explicit MemoryFiles(std::map<std::string, std::string> files) : files_(std::move(files)) {}
  MemoryFiles& add(std::string path, std::string text) {
    files_[std::move(path)] = std::move(text);
    return *this;
  }

  FileKind kind(const std::string& path) const override;
  tl::expected<std::string, std::string> read(const std::string& path) const override;
  tl::expected<std::vector<std::string>, std::string> list(const std::string& path) const override;

 private:
  std::map<std::string, std::string> files_;
};

/// Files of the machine. Made only by tools.
class DiskFiles : public FileSystem {
 public:
  FileKind kind(const std::string& path) const override;
  tl::expected<std::string, std::string> read(const std::string& path) const override;
  tl::expected<std::vector<std::string>, std::string> list(const std::string& path) const override;
};

/// "a/b/c.toml" -> "a/b/"; "c.toml" -> "".
std::string folder_of(std::string_view path);

/// `file` as seen from `folder` ("" or ending in '/'); an absolute path stays.
std::string path_below(std::string_view folder, std::string_view file);

}  // namespace gameday::topology
