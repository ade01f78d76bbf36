#include "sim/measures/reach_shares.h"

#include <algorithm>
#include <numeric>

namespace gameday::sim {
namespace {

void merge_into(std::vector<ReachShare>& left, const std::vector<ReachShare>& right) {
  for (std::size_t i = 0; i < left.size(); ++i)
    for (std::size_t t = 0; t < left[i].first.size(); ++t) left[i].first[t] += right[i].first[t];
}

}  // namespace

std::uint64_t ReachShare::reached() const { return std::accumulate(first.begin(), first.end(), std::uint64_t{0}); }

std::size_t ReachShare::median_instant() const {
  const std::uint64_t half = (reached() + 1) / 2;
  std::uint64_t so_far = 0;
  for (std::size_t t = 0; t < first.size(); ++t) {
    so_far += first[t];
    if (so_far >= half) return t;
  }
  return first.size() - 1;
}

ReachShares::ReachShares(const scenarios::Cell& cell)
    : where_(reached_by_position(cell)),
      accounts_(cell.estate.accounts.size()),
      principals_(cell.estate.principals.size()),
      resources_(cell.estate.resources.size()),
      account_marks_(accounts_.size(), 0),
      principal_marks_(principals_.size(), 0),
      resource_marks_(resources_.size(), 0) {}

bool ReachShares::first(std::vector<ReachShare>& of, std::vector<std::uint32_t>& marks, std::uint32_t index,
                        std::size_t instant) {
  if (index == k_nowhere || marks[index] == mark_) return false;
  marks[index] = mark_;
  ++of[index].first[instant];
  return true;
}

Reach ReachShares::add(const Outcome& outcome, const TimeGrid& grid) {
  ++mark_;
  Reach reach;
  for (const Gain& gain : outcome.gains) {
    const Reached& where = where_[gain.node.index];
    const std::size_t instant = grid.at_or_after(gain.at - std::min(gain.at, outcome.access));
    reach.accounts += first(accounts_, account_marks_, where.account, instant) ? 1 : 0;
    reach.principals += first(principals_, principal_marks_, where.principal, instant) ? 1 : 0;
    reach.resources += first(resources_, resource_marks_, where.resource, instant) ? 1 : 0;
  }
  return reach;
}

void ReachShares::merge(const ReachShares& other) {
  merge_into(accounts_, other.accounts_);
  merge_into(principals_, other.principals_);
  merge_into(resources_, other.resources_);
}

}  // namespace gameday::sim
