#pragma once

#include <vector>

#include "reports/html/facts.h"
#include "reports/html/section.h"
#include "reports/result/run_page.h"

namespace gameday::reports {

/// The first lines: four numbers of each control set, with their table.
std::string first_numbers(const RunFacts& facts);

/// What a run's page shows below its answer, in order.
std::vector<Section> run_sections(const RunPage& page, const RunFacts& facts);

}  // namespace gameday::reports
