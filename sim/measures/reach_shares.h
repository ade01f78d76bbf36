#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "scenarios/compile/cell.h"
#include "sim/measures/outcome.h"
#include "sim/measures/reach.h"
#include "sim/measures/time_grid.h"

namespace gameday::sim {

/// In how many futures one entity was reached, by the grid's instant at or after which it first was.
struct ReachShare {
  std::array<std::uint32_t, TimeGrid::k_instants> first{};

  std::uint64_t reached() const;
  /// The grid's instant by which half of those futures had reached it; of reached() > 0.
  std::size_t median_instant() const;
  bool operator==(const ReachShare&) const = default;
};

/// Of every account, principal and resource of a cell's estate.
class ReachShares {
 public:
  explicit ReachShares(const scenarios::Cell& cell);

  /// Returns what this one future reached.
  Reach add(const Outcome& outcome, const TimeGrid& grid);
  void merge(const ReachShares& other);

  const std::vector<ReachShare>& accounts() const { return accounts_; }      // by AccountId
  const std::vector<ReachShare>& principals() const { return principals_; }  // by PrincipalId
  const std::vector<ReachShare>& resources() const { return resources_; }    // by ResourceId

 private:
  bool first(std::vector<ReachShare>& of, std::vector<std::uint32_t>& marks, std::uint32_t index, std::size_t instant);

  std::vector<Reached> where_;  // by NodeId
  std::vector<ReachShare> accounts_, principals_, resources_;
  std::vector<std::uint32_t> account_marks_, principal_marks_, resource_marks_;
  std::uint32_t mark_ = 0;
};

}  // namespace gameday::sim
