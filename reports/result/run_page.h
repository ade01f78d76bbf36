#pragma once

#include <span>
#include <string>
#include <vector>

#include "reports/result/estate_map.h"
#include "reports/result/run_result.h"
#include "reports/result/told_future.h"
#include "sim/run/program.h"

namespace gameday::reports {

/// What a technique is called on the page.
struct TechniqueName {
  std::string title;
  std::string attack;  // ATT&CK ids, "T1078.004, T1087.004"
};

/// All that the page of a run is made from. Every cell of `result` has its close-up.
struct RunPage {
  const RunResult* result = nullptr;
  EstateMap map;
  std::vector<TechniqueName> techniques;  // index as Library::techniques
  std::vector<ToldFuture> futures;        // a median one and a bad one; none where nobody got in
};

/// Plays the two futures that are told: of the control set in the middle, those at half and at 95 % of the sample's futures
/// from the mildest to the worst. `programs` belong to the cells of `result`, in their order.
RunPage run_page(const RunResult& result, std::span<const std::unique_ptr<const sim::Program>> programs);

}  // namespace gameday::reports
