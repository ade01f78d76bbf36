#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "scenarios/compile/cell.h"
#include "sim/measures/outcome.h"

namespace gameday::sim {

/// How much was reached: distinct accounts, principals and resources.
struct Reach {
  std::int64_t accounts = 0;
  std::int64_t principals = 0;
  std::int64_t resources = 0;
};

inline constexpr std::uint32_t k_nowhere = 0xffffffffU;

/// What holding one position is to have reached: the dense index of each, or k_nowhere.
struct Reached {
  std::uint32_t account = k_nowhere;
  std::uint32_t principal = k_nowhere;
  std::uint32_t resource = k_nowhere;
};

/// By NodeId.
std::vector<Reached> reached_by_position(const scenarios::Cell& cell);

/// Data records by class; index as `ReachCounter::classes`.
using RecordsByClass = std::vector<std::int64_t>;

/// Counts blast radius. Holds marks that are reused from one replication to the next.
class ReachCounter {
 public:
  explicit ReachCounter(const scenarios::Cell& cell);

  /// What was gained up to `until`, of gains in order of time.
  Reach realised(std::span<const Gain> gains, Millis until);
  /// The same of a set of nodes: 1 where it is in the set.
  Reach potential(std::span<const std::uint8_t> held);
  RecordsByClass potential_records(std::span<const std::uint8_t> held) const;

  /// Data records that left, by class. `taken[i]` belongs to `loads[i]`.
  RecordsByClass exposed(std::span<const Exfiltration::Load> loads, std::span<const std::int64_t> taken) const;

  /// Data classes of the estate, by name; stores without one are "unclassified".
  const std::vector<std::string>& classes() const { return classes_; }

 private:
  void count(std::uint32_t node, Reach& reach);
  bool first(std::vector<std::uint32_t>& marks, std::uint32_t index);

  std::vector<Reached> where_;                // by NodeId
  std::vector<std::uint32_t> store_of_;       // by NodeId of data positions
  std::vector<std::uint32_t> class_of_;       // by ResourceId
  std::vector<std::int64_t> records_;         // by ResourceId
  std::vector<std::string> classes_;
  std::vector<std::uint32_t> account_marks_, principal_marks_, resource_marks_;
  std::uint32_t mark_ = 0;
};

}  // namespace gameday::sim
