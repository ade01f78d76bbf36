#pragma once

#include <cstdint>
#include <vector>

#include "scenarios/compile/cell.h"
#include "sim/measures/outcome.h"
#include "sim/statistics/moments.h"
#include "sim/statistics/tally.h"

namespace gameday::sim {

/// What became of one technique, over the futures in which it was tried. Each such future counts once, as the first of
/// these that is true of it: never succeeded; raised an alert; some log had a record; nobody could know.
struct StepState {
  std::uint64_t tried = 0;
  std::uint64_t prevented = 0;
  std::uint64_t alerted = 0;
  std::uint64_t logged = 0;
  std::uint64_t invisible = 0;
  std::uint64_t alerted_anyway = 0;  // of those prevented: an alert told of the tries
  Tally until_alert;                 // from the first try to the first alert on any, of futures with one
  Moments begun;                     // ms from access to the first try; before access counts as 0

  void merge(const StepState& other);
  bool operator==(const StepState&) const = default;
};

/// The states of all techniques of a cell. Holds scratch that is reused from one replication to the next.
class StepStates {
 public:
  explicit StepStates(const scenarios::Cell& cell);

  void add(const Outcome& outcome);
  void merge(const StepStates& other);

  const std::vector<StepState>& by_technique() const { return states_; }  // index as Library::techniques

 private:
  struct Seen {
    bool tried = false, succeeded = false, logged = false;
    Millis begun{};
    Millis alerted = topology::k_never;
  };
  const scenarios::AttackGraph* graph_;
  std::vector<StepState> states_;
  std::vector<Seen> seen_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace gameday::sim
