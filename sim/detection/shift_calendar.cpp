#include "sim/detection/shift_calendar.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace gameday::sim {
namespace {

using topology::k_day;
using topology::k_week;
using topology::Millis;

constexpr std::array<std::string_view, 7> k_days{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::size_t k_max_text = 1'000;

/// Hours of the week as [from, to), `from` in [0, 1 week), `to` at most one week later.
struct Range {
  Millis from;
  Millis to;
};

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<int> day_named(std::string_view text) {
  std::string name(text);
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  const auto found = std::ranges::find(k_days, name);
  if (found == k_days.end()) return std::nullopt;
  return static_cast<int>(found - k_days.begin());
}

/// "08:00" up to "24:00".
std::optional<Millis> time_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  for (const std::size_t i : {0U, 1U, 3U, 4U}) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
  }
  const int hours = (text[0] - '0') * 10 + (text[1] - '0');
  const int minutes = (text[3] - '0') * 10 + (text[4] - '0');
  if (minutes > 59 || hours * 60 + minutes > 24 * 60) return std::nullopt;
  return topology::k_minute * (hours * 60 + minutes);
}

/// First and last day of "Mon-Fri" or "Mon"; the whole week for "".
tl::expected<std::pair<int, int>, std::string> days_of(std::string_view text) {
  if (text.empty()) return std::pair{0, 6};
  const auto dash = text.find('-');
  const std::string_view first_name = trimmed(text.substr(0, dash));
  const std::string_view last_name = dash == std::string_view::npos ? first_name : trimmed(text.substr(dash + 1));
  const auto first = day_named(first_name);
  const auto last = day_named(last_name);
  if (first && last) return std::pair{*first, *last};
  return tl::unexpected(fmt::format("\"{}\" is not a day; write Mon, Tue, Wed, Thu, Fri, Sat or Sun", first ? last_name : first_name));
}

/// Adds one range a day for "Mon-Fri 08:00-18:00".
std::optional<std::string> add_ranges(std::string_view text, std::vector<Range>& ranges) {
  if (text.empty()) return "an empty range of hours; write for example Mon-Fri 08:00-18:00";
  const auto digit = text.find_first_of("0123456789");
  if (digit == std::string_view::npos) return fmt::format("\"{}\" has no hours; write for example Mon-Fri 08:00-18:00", text);
  const auto days = days_of(trimmed(text.substr(0, digit)));
  if (!days) return days.error();
  const std::string_view hours = text.substr(digit);
  const auto dash = std::min(hours.find('-'), hours.size());
  const auto from = time_of_day(trimmed(hours.substr(0, dash)));
  const auto to = time_of_day(trimmed(hours.substr(std::min(dash + 1, hours.size()))));
  if (!from || !to || *from == k_day) return fmt::format("\"{}\" is no range of hours; write for example 08:00-18:00", hours);
  if (*from == *to) return fmt::format("\"{}\" is an empty range of hours", hours);
  const Millis until = *to > *from ? *to : *to + k_day;
  for (int day = days->first;; day = (day + 1) % 7) {
    ranges.push_back({k_day * day + *from, k_day * day + until});
    if (day == days->second) return std::nullopt;
  }
}

}  // namespace

ShiftCalendar ShiftCalendar::always() { return {}; }

tl::expected<ShiftCalendar, std::string> ShiftCalendar::parse(std::string_view text) {
  if (text.size() > k_max_text) return tl::unexpected<std::string>(fmt::format("hours longer than {} characters", k_max_text));
  if (trimmed(text) == "always") return always();
  std::vector<Range> ranges;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    if (auto wrong = add_ranges(trimmed(text.substr(at, end - at)), ranges)) return tl::unexpected(std::move(*wrong));
    at = end + 1;
  }
  const std::size_t written = ranges.size();
  for (std::size_t i = 0; i < written; ++i) {  // what runs past Sunday's midnight begins the week
    if (ranges[i].to > k_week) ranges.push_back({Millis{0}, ranges[i].to - k_week});
  }
  std::ranges::sort(ranges, {}, &Range::from);

  ShiftCalendar out;
  std::vector<Range> merged;
  for (const Range& range : ranges) {
    const Millis to = std::min(range.to, k_week);
    if (!merged.empty() && range.from <= merged.back().to) {
      merged.back().to = std::max(merged.back().to, to);
    } else {
      merged.push_back({range.from, to});
    }
  }
  const bool ends_on = merged.back().to == k_week;
  out.at_week_start_ = ends_on;
  for (const Range& range : merged) {
    if (range.from > Millis{0} || !ends_on) out.changes_.push_back(range.from);
    if (range.to < k_week) out.changes_.push_back(range.to);
  }
  const bool starts_on = merged.front().from == Millis{0};
  if (ends_on && !starts_on) out.changes_.insert(out.changes_.begin(), Millis{0});
  return out;
}

bool ShiftCalendar::on_duty(Millis instant, const WeekClock& clock) const {
  const auto passed = std::ranges::upper_bound(changes_, clock.of_week(instant)) - changes_.begin();
  return at_week_start_ == (passed % 2 == 0);
}

Millis ShiftCalendar::next_change(Millis instant, const WeekClock& clock) const {
  if (changes_.empty()) return topology::k_never;
  const Millis now = clock.of_week(instant);
  const auto next = std::ranges::upper_bound(changes_, now);
  if (next != changes_.end()) return instant + (*next - now);
  return instant + (changes_.front() + k_week - now);
}

}  // namespace gameday::sim
