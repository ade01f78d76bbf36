#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/statistics/interval.h"
#include "topology/model/millis.h"

// Numbers as readers of the page see them. Number and unit never part at a line's end.
namespace gameday::reports {

/// "310 k", "1.2 M", "840", "1.2" below ten where it is no whole number.
std::string count_words(double value);
/// "97 %"; of shares that round to 0 or 100 and are neither, "under 1 %" and "over 99 %".
std::string share_words(double share);
/// "3 h 10 min".
std::string time_words(double ms);
/// "1,000".
std::string thousands(std::uint64_t n);

enum class Quantity { count, share, time };
/// Of a time that is absent: "not reached".
std::string words(std::optional<double> value, Quantity quantity);
/// "71–83 %", "23 min – 26 min"; an upper end that is absent is "beyond …", of a count "or more". Empty where there is no interval.
std::string interval_words(const sim::Interval& interval, Quantity quantity, std::string_view horizon);

/// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& words);

/// A name that no line's end may cut at its hyphens.
std::string unbroken(std::string_view name);

/// What one control set comes to, in words.
struct SetValue {
  std::string set;
  std::string value;
};
/// "2.7 M with star-star and baseline, 310 k with well-architected": equal words are said once. One set: its words alone.
std::string across(const std::vector<SetValue>& values);

}  // namespace gameday::reports
