#include "tools/cli/save_file.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace gameday::tools {
namespace {

tl::unexpected<std::string> failure() { return tl::unexpected<std::string>(std::strerror(errno)); }

}  // namespace

tl::expected<SaveFile, std::string> SaveFile::opened(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_WRONLY | O_APPEND | O_CLOEXEC, 0666);
  if (file < 0) return failure();
  SaveFile save(file);
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) return tl::unexpected<std::string>("it is being played elsewhere");
  return save;
}

tl::expected<SaveFile, std::string> SaveFile::begin(const std::string& path) { return opened(path, O_CREAT | O_EXCL); }

tl::expected<SaveFile, std::string> SaveFile::go_on(const std::string& path, std::size_t whole_bytes) {
  auto save = opened(path, 0);
  if (save && ::ftruncate(save->file_, static_cast<off_t>(whole_bytes)) != 0) return failure();
  return save;
}

SaveFile::SaveFile(SaveFile&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

SaveFile::~SaveFile() {
  if (file_ >= 0) ::close(file_);
}

tl::expected<void, std::string> SaveFile::add(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file_, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failure();
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file_) != 0) return failure();
  return {};
}

}  // namespace gameday::tools
