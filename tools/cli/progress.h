#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>

namespace gameday::tools {

/// Tells how far a long piece of work has come, with rate and time left, in one line on standard error. Shown only on a
/// terminal and only after a second; `add` may be called from any thread.
class Progress {
 public:
  enum class Shown { no, on_terminal };
  Progress(Shown shown, std::uint64_t total);

  void add(std::uint64_t done);
  /// Wipes the line.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;

  const bool shown_;
  const std::uint64_t total_;
  const Clock::time_point begun_ = Clock::now();
  std::mutex mutex_;  // guards all below
  Clock::time_point told_ = begun_;
  std::uint64_t done_ = 0;
  bool on_screen_ = false;
};

}  // namespace gameday::tools
