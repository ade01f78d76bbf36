#include "sim/measures/reach.h"

#include <algorithm>

namespace gameday::sim {
namespace {

using scenarios::NodeKind;
using topology::EntityKind;

const std::string k_unclassified = "unclassified";

}  // namespace

std::vector<Reached> reached_by_position(const scenarios::Cell& cell) {
  std::vector<Reached> all;
  for (const scenarios::Node& node : cell.graph.nodes) {
    Reached reached;
    const bool resource = node.kind == NodeKind::data || node.kind == NodeKind::code;
    if (node.active) {
      const auto account = node.kind == NodeKind::network
                               ? std::optional(cell.estate.network.subnets[node.entity.index].account)
                               : account_of(cell.estate, node.entity);
      if (account) reached.account = account->index;
      if (node.kind == NodeKind::credential && node.entity.kind != EntityKind::account) reached.principal = node.entity.index;
      // A decoy has nothing to lose.
      if (resource && !cell.estate.resources[node.entity.index].decoy) reached.resource = node.entity.index;
    }
    all.push_back(reached);
  }
  return all;
}

ReachCounter::ReachCounter(const scenarios::Cell& cell)
    : where_(reached_by_position(cell)),
      account_marks_(cell.estate.accounts.size(), 0),
      principal_marks_(cell.estate.principals.size(), 0),
      resource_marks_(cell.estate.resources.size(), 0) {
  for (const scenarios::Node& node : cell.graph.nodes)
    store_of_.push_back(node.kind == NodeKind::data ? node.entity.index : k_nowhere);
  for (const topology::Resource& resource : cell.estate.resources)
    if (resource.records > 0) classes_.push_back(resource.data_class.empty() ? k_unclassified : resource.data_class);
  std::ranges::sort(classes_);
  classes_.erase(std::unique(classes_.begin(), classes_.end()), classes_.end());
  for (const topology::Resource& resource : cell.estate.resources) {
    const std::string& name = resource.data_class.empty() ? k_unclassified : resource.data_class;
    class_of_.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(classes_, name) - classes_.begin()));
    records_.push_back(resource.decoy ? 0 : resource.records);
  }
}

bool ReachCounter::first(std::vector<std::uint32_t>& marks, std::uint32_t index) {
  if (index == k_nowhere || marks[index] == mark_) return false;
  marks[index] = mark_;
  return true;
}

void ReachCounter::count(std::uint32_t node, Reach& reach) {
  const Reached& where = where_[node];
  reach.accounts += first(account_marks_, where.account) ? 1 : 0;
  reach.principals += first(principal_marks_, where.principal) ? 1 : 0;
  reach.resources += first(resource_marks_, where.resource) ? 1 : 0;
}

Reach ReachCounter::realised(std::span<const Gain> gains, Millis until) {
  ++mark_;
  Reach reach;
  for (const Gain& gain : gains)
    if (gain.at <= until) count(gain.node.index, reach);
  return reach;
}

Reach ReachCounter::potential(std::span<const std::uint8_t> held) {
  ++mark_;
  Reach reach;
  for (std::uint32_t n = 0; n < held.size(); ++n)
    if (held[n] != 0) count(n, reach);
  return reach;
}

RecordsByClass ReachCounter::potential_records(std::span<const std::uint8_t> held) const {
  RecordsByClass records(classes_.size(), 0);
  std::vector<std::uint8_t> seen(records_.size(), 0);
  for (std::uint32_t n = 0; n < held.size(); ++n) {
    const std::uint32_t store = store_of_[n];
    if (held[n] == 0 || store == k_nowhere || seen[store] != 0 || records_[store] == 0) continue;
    seen[store] = 1;
    records[class_of_[store]] += records_[store];
  }
  return records;
}

RecordsByClass ReachCounter::exposed(std::span<const Exfiltration::Load> loads, std::span<const std::int64_t> taken) const {
  RecordsByClass records(classes_.size(), 0);
  for (std::size_t i = 0; i < loads.size() && i < taken.size(); ++i) {
    const std::uint32_t store = store_of_[loads[i].data.index];
    if (records_[store] > 0) records[class_of_[store]] += taken[i];
  }
  return records;
}

}  // namespace gameday::sim
