#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scenarios/compile/cell.h"

namespace gameday::reports {

/// One principal or resource on the map.
struct MapCell {
  std::string name;
  std::string kind;               // "user", "role", "bucket", …
  std::uint32_t account = 0;
  bool principal = false;
  bool entry = false;             // the attacker may begin there
  std::int64_t records = 0;
  std::string data_class;
};

struct MapAccount {
  std::string name;
  std::vector<std::uint32_t> cells;  // indexes of EstateMap::cells
};

struct MapUnit {
  std::string name;
  std::optional<std::size_t> parent; // index of a unit before it
  std::vector<std::uint32_t> accounts;
};

/// The organization as boxes in boxes, the same for every cell of a run: an entity that only some control sets have, a decoy
/// say, has its place too.
struct EstateMap {
  std::vector<MapUnit> units;        // parents first
  std::vector<MapAccount> accounts;  // by AccountId
  std::vector<MapCell> cells;
  std::vector<std::vector<std::uint32_t>> principals;  // by run's cell, by PrincipalId: index of `cells`
  std::vector<std::vector<std::uint32_t>> resources;   // likewise by ResourceId
};

/// Of cells of one topology.
EstateMap estate_map(std::span<const scenarios::Cell* const> cells);

}  // namespace gameday::reports
