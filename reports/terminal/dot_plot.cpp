#include "reports/terminal/dot_plot.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace gameday::reports {
namespace {

constexpr std::size_t k_dots = 50;        // for all futures of an option
constexpr std::size_t k_heap = 5;         // dots side by side
constexpr std::size_t k_column = 11;      // of characters: the dots, the spaces between, the gap
constexpr std::size_t k_most_heaps = 8;   // with the one for "none"; 8 columns of 11 stay below 100
constexpr std::size_t k_indent = 2;

/// Where the heaps begin: 0 for "none", then bounds on a log axis that hold all values of both options.
std::vector<std::int64_t> bounds_for(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
  std::int64_t low = 0, high = 0;
  for (const auto* values : {&a, &b})
    for (const std::int64_t value : *values) {
      if (value <= 0) continue;
      low = low == 0 ? value : std::min(low, value);
      high = std::max(high, value);
    }
  std::vector<std::int64_t> fine, coarse;
  std::int64_t power = 1;
  for (; power <= high / 10; power *= 10) {
    fine.insert(fine.end(), {power, 3 * power});
    coarse.push_back(power);
  }
  fine.insert(fine.end(), {power, 3 * power});
  coarse.push_back(power);
  const auto within = [&](std::vector<std::int64_t> bounds) {
    while (bounds.size() > 1 && bounds[1] <= low) bounds.erase(bounds.begin());
    while (bounds.size() > 1 && bounds.back() > high) bounds.pop_back();
    return bounds;
  };
  std::vector<std::int64_t> bounds{0};
  if (high == 0) return bounds;
  std::vector<std::int64_t> chosen = within(fine);
  if (chosen.size() >= k_most_heaps) chosen = within(coarse);
  while (chosen.size() >= k_most_heaps) chosen.erase(chosen.begin() + 1);  // the smallest losses share a heap
  bounds.insert(bounds.end(), chosen.begin(), chosen.end());
  return bounds;
}

std::vector<std::size_t> heaps(const std::vector<std::int64_t>& values, const std::vector<std::int64_t>& bounds) {
  std::vector<std::size_t> counts(bounds.size(), 0);
  for (const std::int64_t value : values) {
    const auto above = std::ranges::upper_bound(bounds, value);
    ++counts[value <= 0 ? 0 : static_cast<std::size_t>(above - bounds.begin() - 1)];
  }
  return counts;
}

std::string percent(std::size_t part, std::size_t whole) {
  return fmt::format("{:.0f} %", whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

void end_line(std::string& text) {
  while (text.ends_with(' ')) text.pop_back();
  text += '\n';
}

std::string plot(char letter, const std::string& what, const std::vector<std::int64_t>& values, const std::vector<std::int64_t>& bounds) {
  const std::vector<std::size_t> counts = heaps(values, bounds);
  const std::size_t in_a_dot = futures_in_a_dot(values.size());
  std::vector<std::size_t> dots;
  std::size_t rows = 1;
  for (const std::size_t count : counts) {
    dots.push_back((count + in_a_dot / 2) / in_a_dot);
    rows = std::max(rows, (dots.back() + k_heap - 1) / k_heap);
  }
  std::string text = fmt::format("  {}  {}\n     none lost in {} · p50 {} · p95 {}\n", letter, what, percent(counts[0], values.size()),
                                 records_text(quantile(values, 0.5)), records_text(quantile(values, 0.95)));
  for (std::size_t row = rows; row-- > 0;) {
    text += std::string(k_indent, ' ');
    for (std::size_t heap = 0; heap < dots.size(); ++heap) {
      std::size_t width = 0;
      for (std::size_t i = row * k_heap; i < std::min(dots[heap], (row + 1) * k_heap); ++i, width += 2) text += "• ";
      if (row == 0 && dots[heap] == 0 && counts[heap] > 0) text += "· ", width = 2;  // some, fewer than half a dot
      text += std::string(k_column - width, ' ');
    }
    end_line(text);
  }
  return text;
}

}  // namespace

std::string records_text(std::int64_t records) {
  const auto value = static_cast<double>(records);
  if (records <= 0) return "none";
  if (value >= 99'950'000) return fmt::format("{:.0f} M", value / 1e6);
  if (value >= 999'500) return fmt::format("{:.1f} M", value / 1e6);
  if (value >= 999.5) return fmt::format("{:.0f} k", value / 1e3);
  return fmt::format("{}", records);
}

std::int64_t quantile(std::vector<std::int64_t> values, double share) {
  if (values.empty()) return 0;
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
  std::ranges::nth_element(values, at);
  return *at;
}

std::size_t futures_in_a_dot(std::size_t futures) { return std::max<std::size_t>(1, (futures + k_dots - 1) / k_dots); }

std::string dot_plots(const std::vector<std::int64_t>& a, const std::string& a_is, const std::vector<std::int64_t>& b,
                      const std::string& b_is) {
  const std::vector<std::int64_t> bounds = bounds_for(a, b);
  std::string text = plot('A', a_is, a, bounds) + "\n" + plot('B', b_is, b, bounds) + "\n" + std::string(k_indent, ' ');
  for (const std::int64_t bound : bounds)
    text += fmt::format("{:<{}}", bound == 0 ? std::string("none") : "from " + records_text(bound), k_column);
  end_line(text);
  return text;
}

}  // namespace gameday::reports
