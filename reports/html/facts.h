#pragma once

#include <string>
#include <vector>

#include "reports/html/series.h"
#include "reports/html/words.h"
#include "reports/result/run_result.h"

namespace gameday::reports {

/// The numbers of one control set that the page's sentences and first lines are made of.
struct CellFacts {
  Series series;
  Statistics access;       // share of futures
  Statistics loss;         // data records exposed, or principals reached where the estate holds no records
  Statistics accounts, principals, resources;
  Statistics detected;     // share of those with access
  Statistics detect, contain;
  std::vector<double> found_by;  // own detectors, own people, outsiders, the attacker, nobody: add up to 1
};

/// All control sets of a run.
struct RunFacts {
  std::vector<CellFacts> cells;
  topology::Millis length{};  // the horizon
  std::string horizon;     // "30 d"
  std::string loss;        // "data records" or "principals"
  bool counts_records = true;

  bool anybody_entered() const;
};

RunFacts facts(const RunResult& result);

}  // namespace gameday::reports
