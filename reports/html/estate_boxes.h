#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "reports/html/series.h"
#include "reports/result/estate_map.h"

namespace gameday::reports {

/// One control set's shares on the map.
struct MapShading {
  Series series;
  std::string caption;            // "reaches 2.0 of 2 accounts, …"
  std::vector<double> shares;     // of futures, by index of EstateMap::cells
  std::vector<std::string> when;  // median time of first reach in words, by cell; empty where never
};

/// The organization as nested boxes, once for each control set in one layout.
struct EstateBoxes {
  const EstateMap* map = nullptr;
  std::vector<MapShading> shadings;
};

/// An account draws no more cells than this; of the others those reached least are only counted.
inline constexpr std::size_t k_cells_per_account = 240;

std::string to_html(const EstateBoxes& boxes);

}  // namespace gameday::reports
