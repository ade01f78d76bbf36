#pragma once

#include "reports/html/facts.h"
#include "reports/html/section.h"
#include "reports/html/state_matrix.h"
#include "reports/result/run_page.h"

// The sections that say where and how: the map, the steps, who found it, two futures.
namespace gameday::reports {

Section reach_section(const RunPage& page, const RunFacts& facts);
Section finder_section(const RunFacts& facts);
Section state_section(const RunPage& page, const RunFacts& facts);
Section futures_section(const RunPage& page, const RunFacts& facts);

/// The kinds of step that were tried in any control set, in the order in which they begin on average.
StateMatrix state_matrix(const RunPage& page, const RunFacts& facts);

}  // namespace gameday::reports
