#include "tools/cli/output_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <unistd.h>

namespace gameday::tools {

bool write_output(const std::string& path, const std::string& text) {
  if (path == "-") return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  const std::string part = fmt::format("{}.{}.part", path, getpid());
  std::error_code error;
  {
    std::ofstream file(part, std::ios::binary);
    file << text;
    file.flush();
    if (!file) {
      fmt::print(stderr, "gameday: cannot write {}: {}\n", path, std::strerror(errno));
      std::filesystem::remove(part, error);
      return false;
    }
  }
  std::filesystem::rename(part, path, error);
  if (!error) return true;
  fmt::print(stderr, "gameday: cannot write {}: {}\n", path, error.message());
  std::filesystem::remove(part, error);
  return false;
}

}  // namespace gameday::tools
