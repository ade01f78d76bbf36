#include "tools/cli/progress.h"

#include <cstdio>

#include <fmt/format.h>
#include <unistd.h>

namespace gameday::tools {

Progress::Progress(Shown shown, std::uint64_t total)
    : shown_(shown == Shown::on_terminal && isatty(STDERR_FILENO) != 0), total_(total) {}

void Progress::add(std::uint64_t done) {
  const std::lock_guard lock(mutex_);
  done_ += done;
  const auto now = Clock::now();
  if (!shown_ || done_ == 0 || now - told_ < std::chrono::seconds(on_screen_ ? 0 : 1)) return;
  if (on_screen_ && now - told_ < std::chrono::milliseconds(200)) return;
  told_ = now;
  on_screen_ = true;
  const double spent = std::chrono::duration<double>(now - begun_).count();
  const double rate = static_cast<double>(done_) / spent;
  fmt::print(stderr, "\r{} of {} futures, {:.0f} a second, {:.0f} s left ", done_, total_, rate,
             static_cast<double>(total_ - done_) / rate);
  std::fflush(stderr);
}

void Progress::finish() {
  const std::lock_guard lock(mutex_);
  if (on_screen_) fmt::print(stderr, "\r{:70}\r", "");
  on_screen_ = false;
}

}  // namespace gameday::tools
