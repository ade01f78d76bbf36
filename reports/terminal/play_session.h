#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "reports/terminal/prompt.h"
#include "sim/play/what_if.h"
#include "sim/play/world.h"

namespace gameday::reports {

/// A day at the prompt: a line in, what the player reads of it out. The same lines give the same texts.
class PlaySession {
 public:
  /// `program` must outlive it; `jobs` threads play what if, with no mark on the texts.
  PlaySession(const sim::Program& program, std::uint64_t seed, unsigned jobs);

  /// What stands above the first prompt. `kept_in` is the record's name.
  std::string greeting(const std::string& estate_title, const std::string& kept_in) const;
  /// "09:40 > "
  std::string prompt() const;
  std::string answer(const std::string& line);
  /// Comes to the same state as `answer`, without playing the futures of a what if.
  void go_through(const std::string& line);
  bool is_over() const { return world_.is_over(); }
  topology::Millis now() const { return world_.now(); }
  std::string where_text() const;  // "Tue 27 Oct, 10:05"

 private:
  bool can_play(const AskWhatIf& asked) const;
  std::string act(const sim::Option& option);
  std::string wait(std::optional<topology::Millis> span);
  std::string end();
  std::string news(std::size_t first, topology::Millis since) const;

  sim::World world_;
  std::uint64_t seed_;
  unsigned jobs_;
  std::size_t what_ifs_ = 0;
};

}  // namespace gameday::reports
