#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace gameday::tools {

/// A record that only grows: what `add` has returned from is on the disk, whatever happens to the program. One writer at a
/// time. Errors are the reason in words.
class SaveFile {
 public:
  /// A new one; it must not exist yet.
  static tl::expected<SaveFile, std::string> begin(const std::string& path);
  /// An existing one, of which the first `whole_bytes` are kept.
  static tl::expected<SaveFile, std::string> go_on(const std::string& path, std::size_t whole_bytes);

  SaveFile(SaveFile&& other) noexcept;
  SaveFile(const SaveFile&) = delete;
  SaveFile& operator=(const SaveFile&) = delete;
  SaveFile& operator=(SaveFile&&) = delete;
  ~SaveFile();

  tl::expected<void, std::string> add(std::string_view text);

 private:
  explicit SaveFile(int file) : file_(file) {}
  static tl::expected<SaveFile, std::string> opened(const std::string& path, int flags);

  int file_;
};

}  // namespace gameday::tools
