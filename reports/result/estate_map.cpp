#include "reports/result/estate_map.h"

#include <algorithm>
#include <map>
#include <utility>

namespace gameday::reports {

using topology::EntityKind;

namespace {

void add_units(EstateMap& map, const topology::Estate& estate) {
  // Parents first, whatever order the files had.
  std::vector<std::optional<std::size_t>> place(estate.units.size());
  for (bool more = true; more;) {
    more = false;
    for (std::size_t u = 0; u < estate.units.size(); ++u) {
      const auto parent = estate.units[u].parent;
      if (place[u] || (parent && !place[parent->index])) continue;
      place[u] = map.units.size();
      map.units.push_back({estate.units[u].name, parent ? place[parent->index] : std::nullopt, {}});
      more = true;
    }
  }
  for (std::uint32_t a = 0; a < estate.accounts.size(); ++a) {
    map.accounts.push_back({estate.accounts[a].name, {}});
    if (const auto unit = place[estate.accounts[a].unit.index]) map.units[*unit].accounts.push_back(a);
  }
}

bool is_entry(const scenarios::Cell& cell, EntityKind kind, std::uint32_t index) {
  return std::ranges::any_of(cell.entries, [&](const scenarios::EntryChoice& entry) {
    return entry.entity.kind == kind && entry.entity.index == index;
  });
}

/// Gives each entity of one cell its place on the map, known by lineage from cells before or new.
class Placing {
 public:
  explicit Placing(EstateMap& map) : map_(map) {}

  void add(const scenarios::Cell& cell) {
    const topology::Estate& estate = cell.estate;
    std::vector<std::uint32_t> principals;
    for (std::uint32_t p = 0; p < estate.principals.size(); ++p) {
      const topology::Principal& principal = estate.principals[p];
      const EntityKind kind = principal.kind == topology::PrincipalKind::user ? EntityKind::user : EntityKind::role;
      principals.push_back(place(principal.lineage, {principal.name, std::string(kind_name(estate, {kind, p})),
                                                     principal.account.index, true, is_entry(cell, kind, p), 0, ""}));
    }
    std::vector<std::uint32_t> resources;
    for (std::uint32_t r = 0; r < estate.resources.size(); ++r) {
      const topology::Resource& resource = estate.resources[r];
      const std::string decoy = resource.decoy ? "decoy " : "";
      resources.push_back(place(resource.lineage, {resource.name, decoy + std::string(kind_name(estate, {EntityKind::resource, r})),
                                                   resource.account.index, false, is_entry(cell, EntityKind::resource, r),
                                                   resource.records, resource.data_class}));
    }
    map_.principals.push_back(std::move(principals));
    map_.resources.push_back(std::move(resources));
  }

 private:
  std::uint32_t place(const std::string& lineage, MapCell made) {
    const auto fresh = static_cast<std::uint32_t>(map_.cells.size());
    const auto [at, is_new] = known_.try_emplace({made.principal, lineage}, fresh);
    if (!is_new) return at->second;
    map_.accounts[made.account].cells.push_back(fresh);
    map_.cells.push_back(std::move(made));
    return fresh;
  }

  EstateMap& map_;
  std::map<std::pair<bool, std::string>, std::uint32_t> known_;
};

}  // namespace

EstateMap estate_map(std::span<const scenarios::Cell* const> cells) {
  EstateMap map;
  if (cells.empty()) return map;
  add_units(map, cells.front()->estate);
  Placing placing(map);
  for (const scenarios::Cell* cell : cells) placing.add(*cell);
  return map;
}

}  // namespace gameday::reports
