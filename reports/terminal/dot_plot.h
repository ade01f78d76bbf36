#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace gameday::reports {

/// "310 k", "1.2 M", "840", "none": a number of records in at most six characters.
std::string records_text(std::int64_t records);

/// The value that `share` of the futures do not exceed: the smallest with at least that many at or below it.
std::int64_t quantile(std::vector<std::int64_t> values, double share);

/// Two options' records exposed as heaps of dots on one log axis, each with its share without loss, p50 and p95. Each heap
/// stands for a third or two of a power of ten; both options have the same heaps.
std::string dot_plots(const std::vector<std::int64_t>& a, const std::string& a_is, const std::vector<std::int64_t>& b,
                      const std::string& b_is);

/// How many futures a dot stands for, of so many.
std::size_t futures_in_a_dot(std::size_t futures);

}  // namespace gameday::reports
