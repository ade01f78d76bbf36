#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "scenarios/compile/cell.h"
#include "sim/attacker/holdings.h"
#include "sim/attacker/step_table.h"
#include "sim/random/luck.h"

namespace gameday::sim {

/// Whether steps count that only give again what was held once: a session that ran out, a key that was disabled.
enum class Wants { new_ground, lost_ground_too };

/// The attacker's hands: which attempts are under way, what was tried, and the choice of what comes next.
///
/// Opportunistic: each open and useful step races with an exponential clock of rate `appeal`; the smallest wins, so a new
/// step leaves the luck of the others alone. Playbook: the first line that is not done. Exhaustive needs no choice.
class Hands {
 public:
  Hands(const StepTable& table, const AttackGraph& graph, std::span<const scenarios::BoundLine> playbook);

  void reset();

  // The list of open steps, kept as the holdings change.
  void opened(EdgeId step);
  void closed(EdgeId step);

  /// What a free hand attempts next, maybe on the off chance. Nothing when every hand is busy or nothing is worth trying
  /// now; `wake` is then the earliest end of a pause.
  std::optional<EdgeId> choose(const Holdings& holdings, const Luck& luck, Millis now, Wants wants, Millis& wake);

  void begin(EdgeId step, Millis now);
  /// The attempt is over. Failures teach: the step is left alone for an hour, then two, …
  void end(EdgeId step, Millis now, bool succeeded);

  /// Asks the memory for what `end` will need.
  void expect(EdgeId step) const { __builtin_prefetch(&tries_[step.index], 1); }

  bool in_flight(EdgeId step) const { return tries_[step.index].in_flight; }
  /// Of one in flight.
  Millis begun(EdgeId step) const { return tries_[step.index].when; }
  std::uint32_t tries(EdgeId step) const { return tries_[step.index].count; }
  std::uint32_t busy() const { return busy_; }
  bool playbook_done() const { return line_ >= playbook_.size(); }

 private:
  static constexpr std::uint32_t k_not_listed = 0xffffffffU;
  struct Tries {
    Millis when{};                    // in flight: when it began; else: not to be tried again before
    std::uint32_t at = k_not_listed;  // place in open_
    std::uint16_t count = 0;          // stays at the last when full
    bool in_flight = false;
    bool touched = false;
  };
  static_assert(sizeof(Tries) == 16);

  bool worth(EdgeId step, const Holdings& holdings, Millis now, Wants wants, Millis& wake) const;
  std::optional<EdgeId> opportunistic(const Holdings& holdings, const Luck& luck, Millis now, Wants wants, Millis& wake);
  std::optional<EdgeId> next_of_playbook(const Holdings& holdings, const Luck& luck, Millis now, Millis& wake);
  std::optional<EdgeId> blindly(const Holdings& holdings, const Luck& luck, Millis now) const;
  bool anyone_calls(const BlindStep& blind, const Holdings& holdings) const;
  std::optional<EdgeId> first_blind(const scenarios::BoundLine& line, const Holdings& holdings, Millis now) const;
  void touch(EdgeId step);

  const StepTable* table_;
  const AttackGraph* graph_;
  std::span<const scenarios::BoundLine> playbook_;
  std::vector<Tries> tries_;           // by EdgeId
  std::vector<EdgeId> touched_;
  std::vector<EdgeId> open_;           // in no order that may show: choices go by keyed draws
  std::uint32_t busy_ = 0;
  std::uint32_t decisions_ = 0;
  std::uint32_t line_ = 0;
  int line_tries_ = 0;
};

}  // namespace gameday::sim
