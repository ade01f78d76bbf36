#include "reports/html/words.h"

#include <algorithm>
#include <cmath>

#include "topology/load/quantity.h"

#include <fmt/format.h>

namespace gameday::reports {
namespace {

const std::string k_bound = "\u00a0";  // a space at which no line ends

std::string bound(std::string text) {
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + k_bound.size()))
    text.replace(at, 1, k_bound);
  return text;
}

}  // namespace

std::string count_words(double value) {
  if (value >= 99'950'000) return fmt::format("{:.0f}{}M", value / 1e6, k_bound);
  if (value >= 999'500) return fmt::format("{:.1f}{}M", value / 1e6, k_bound);
  if (value >= 999.5) return fmt::format("{:.0f}{}k", value / 1e3, k_bound);
  if (value < 9.95 && std::abs(value - std::round(value)) >= 0.05) return fmt::format("{:.1f}", value);
  return fmt::format("{:.0f}", value);
}

std::string share_words(double share) {
  if (share > 0 && share < 0.005) return "under" + k_bound + "1" + k_bound + "%";
  if (share < 1 && share >= 0.995) return "over" + k_bound + "99" + k_bound + "%";
  return fmt::format("{:.0f}{}%", share * 100, k_bound);
}

std::string time_words(double ms) {
  return bound(topology::to_text(topology::Millis{static_cast<std::int64_t>(ms)}));
}

std::string thousands(std::uint64_t n) {
  std::string digits = std::to_string(n);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

std::string words(std::optional<double> value, Quantity quantity) {
  if (!value) return quantity == Quantity::time ? "not reached" : "–";
  switch (quantity) {
    case Quantity::count: return count_words(*value);
    case Quantity::share: return share_words(*value);
    case Quantity::time: return time_words(*value);
  }
  return "";
}

std::string interval_words(const sim::Interval& interval, Quantity quantity, std::string_view horizon) {
  if (!interval.lo && !interval.hi) return "";
  if (quantity == Quantity::share) {
    const std::string lower = fmt::format("{:.0f}", interval.lo.value_or(0) * 100);
    const std::string upper = fmt::format("{:.0f}", interval.hi.value_or(1) * 100);
    return (lower == upper ? lower : lower + "–" + upper) + k_bound + "%";
  }
  const std::string low = words(interval.lo.value_or(0), quantity);
  if (!interval.hi) return quantity == Quantity::time ? fmt::format("{} to beyond {}", low, horizon) : low + " or more";
  const std::string high = words(interval.hi, quantity);
  return low == high ? low : low + " – " + high;
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
    text += words[i];
  }
  return text;
}

std::string unbroken(std::string_view name) {
  std::string text;
  for (const char c : name) text += c == '-' ? std::string("\u2011") : std::string(1, c);
  return text;
}

std::string across(const std::vector<SetValue>& values) {
  if (values.size() == 1) return values.front().value;
  std::vector<SetValue> groups;
  std::vector<std::vector<std::string>> sets;
  for (const SetValue& value : values) {
    const auto known = std::ranges::find(groups, value.value, &SetValue::value);
    if (known != groups.end()) {
      sets[static_cast<std::size_t>(known - groups.begin())].push_back(value.set);
      continue;
    }
    groups.push_back(value);
    sets.push_back({value.set});
  }
  if (groups.size() == 1) return groups.front().value + " under every control set";
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < groups.size(); ++i) parts.push_back(groups[i].value + " with " + listed(sets[i]));
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) text += (i > 0 ? ", " : "") + parts[i];
  return text;
}

}  // namespace gameday::reports
