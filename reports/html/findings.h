#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "reports/html/facts.h"
#include "reports/html/state_matrix.h"
#include "reports/result/told_future.h"

// Sentences made from the numbers, and true of them: the answer, and what each section found. Plain text.
namespace gameday::reports {

/// Two sentences: the control set that loses most, then the one that loses least; of one set, what it loses and who notices.
std::string answer(const RunFacts& facts);

std::string exposure_finding(const RunFacts& facts);
std::string reach_finding(const RunFacts& facts);
std::string detection_finding(const RunFacts& facts);
std::string containment_finding(const RunFacts& facts);
std::string finder_finding(const RunFacts& facts);
std::string state_finding(const StateMatrix& matrix);
std::string futures_finding(const std::vector<ToldFuture>& futures, const RunFacts& facts);
std::string assumptions_finding(std::size_t assumptions);

}  // namespace gameday::reports
