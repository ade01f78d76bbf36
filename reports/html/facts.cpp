#include "reports/html/facts.h"

#include <algorithm>

#include "topology/load/quantity.h"

namespace gameday::reports {
namespace {

Statistics of(const CellReport& cell, std::string_view id, topology::Millis horizon) {
  const sim::MeasureResult* measure = find_measure(cell.result, id);
  return measure == nullptr ? Statistics{} : statistics(*measure, horizon);
}

bool has_records(const CellReport& cell) {
  return std::ranges::any_of(cell.result.measures, [](const sim::MeasureResult& measure) {
    return measure.def.id.starts_with("records_exposed.");  // a class of the estate
  });
}

}  // namespace

bool RunFacts::anybody_entered() const {
  return std::ranges::any_of(cells, [](const CellFacts& cell) { return cell.access.mean.value.value_or(0) > 0; });
}

RunFacts facts(const RunResult& result) {
  RunFacts all;
  all.length = result.horizon;
  all.horizon = time_words(static_cast<double>(result.horizon.count));
  all.counts_records = std::ranges::any_of(result.cells, has_records);
  all.loss = all.counts_records ? "data records" : "principals";
  for (const CellReport& cell : result.cells) {
    CellFacts facts;
    facts.series = {cell.controls, all.cells.size()};
    const auto get = [&](std::string_view id) { return of(cell, id, result.horizon); };
    facts.access = get("initial_access");
    facts.loss = get(all.counts_records ? "records_exposed" : "principals_reached");
    facts.accounts = get("accounts_reached");
    facts.principals = get("principals_reached");
    facts.resources = get("resources_reached");
    facts.detected = get("detected");
    facts.detect = get("time_to_detect");
    facts.contain = get("time_to_contain");
    double nobody = 1;
    for (const char* id : {"found_by_own_detector", "found_by_own_people", "found_by_outsider", "found_by_attacker"}) {
      facts.found_by.push_back(get(id).mean.value.value_or(0));
      nobody -= facts.found_by.back();
    }
    facts.found_by.push_back(nobody < 1e-9 ? 0 : nobody);
    all.cells.push_back(std::move(facts));
  }
  return all;
}

}  // namespace gameday::reports
