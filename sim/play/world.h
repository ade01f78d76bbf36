#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/run/future.h"
#include "sim/run/order.h"

namespace gameday::sim {

/// One future as a person plays it: the clock stands still until they do something. What they did is the only input, so the
/// same calls in the same order give the same world.
class World {
 public:
  /// `program` must outlive it. Begins at the instant of entry, with what has reached anybody before.
  World(const Program& program, Seed seed);
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  const Program& program() const { return *program_; }
  const scenarios::Cell& cell() const { return *program_->cell; }
  const Future& future() const { return future_; }
  /// The world as it was when play began, led by the simulated team.
  const Future& beginning() const { return beginning_; }
  Millis now() const { return future_.now(); }
  bool is_over() const { return over_; }
  /// All that has reached the player, in order of time.
  const std::vector<Notice>& notices() const { return notices_; }

  /// Until the next notice, at most until `limit` (an instant) or the horizon. Whether there was one.
  bool wait_for_notice(Millis limit);
  /// For exactly so long, or to the horizon.
  void pass(Millis span);
  bool incident_open() const { return open_; }
  void declare();
  /// Carries it out; the clock goes on until that is done. Only what `can_order` allows.
  void carry_out(const Order& order);
  /// To the horizon, nobody responding any more.
  const Outcome& finish();

 private:
  const Program* program_;
  Future future_;
  Future beginning_;
  std::vector<Notice> notices_;
  bool open_ = false;
  bool over_ = false;
};

/// Whether this organization knows how: everything but the isolation of a whole account can be improvised.
bool can_order(const Program& program, scenarios::Cut cut);

/// Records that have left at the end of a future.
std::int64_t records_exposed(const Outcome& outcome);

}  // namespace gameday::sim
