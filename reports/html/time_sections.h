#pragma once

#include "reports/html/facts.h"
#include "reports/html/section.h"
#include "reports/result/run_result.h"

// The sections that draw time: what gets out by when, who is noticed by when, and what that comes to.
namespace gameday::reports {

Section exposure_section(const RunResult& result, const RunFacts& facts);
Section detection_section(const RunResult& result, const RunFacts& facts);
Section containment_section(const RunResult& result, const RunFacts& facts);

/// Share of futures with access that were not yet detected, at the grid's instants: Kaplan-Meier with its interval. Empty
/// where nobody had access.
std::vector<sim::Interval> undetected(const CellReport& cell);

}  // namespace gameday::reports
