#include "tools/cli/output_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <unistd.h>

namespace gameday::tools {

namespace {

bool cannot_write(const std::string& path, const std::string& why) {
  fmt::print(stderr, "gameday: cannot write {}: {}\n", path, why);
  return false;
}

/// A device or a pipe is written to; renaming a file over it would take it from everybody else.
bool is_special(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status) && !std::filesystem::is_directory(status);
}

bool write_in_place(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.flush();
  return file ? true : cannot_write(path, std::strerror(errno));
}

}  // namespace

bool write_output(const std::string& path, const std::string& text) {
  if (path == "-") return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (is_special(path)) return write_in_place(path, text);
  const std::string part = fmt::format("{}.{}.part", path, getpid());
  std::error_code error;
  {
    std::ofstream file(part, std::ios::binary);
    file << text;
    file.flush();
    if (!file) {
      cannot_write(path, std::strerror(errno));
      std::filesystem::remove(part, error);
      return false;
    }
  }
  std::filesystem::rename(part, path, error);
  if (!error) return true;
  cannot_write(path, error.message());
  std::filesystem::remove(part, error);
  return false;
}

}  // namespace gameday::tools
