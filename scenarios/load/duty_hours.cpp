#include "scenarios/load/duty_hours.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

constexpr std::array<std::string_view, 7> k_days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

std::string_view trim(std::string_view t) {
  while (!t.empty() && t.front() == ' ') t.remove_prefix(1);
  while (!t.empty() && t.back() == ' ') t.remove_suffix(1);
  return t;
}

bool is_day(std::string_view t) { return std::ranges::find(k_days, t) != k_days.end(); }

bool is_time(std::string_view t) {
  if (t.size() != 5 || t[2] != ':') return false;
  for (const std::size_t i : {0U, 1U, 3U, 4U})
    if (t[i] < '0' || t[i] > '9') return false;
  const int hour = (t[0] - '0') * 10 + (t[1] - '0');
  const int minute = (t[3] - '0') * 10 + (t[4] - '0');
  return minute < 60 && (hour < 24 || (hour == 24 && minute == 0));
}

/// Both halves of "a-b"; `whole` twice when there is no dash.
std::array<std::string_view, 2> halves(std::string_view whole) {
  const std::size_t dash = whole.find('-');
  if (dash == std::string_view::npos) return {whole, whole};
  return {trim(whole.substr(0, dash)), trim(whole.substr(dash + 1))};
}

std::optional<std::string> range_problem(std::string_view range) {
  const std::size_t space = range.find(' ');
  if (space == std::string_view::npos) return fmt::format("\"{}\" has no days or no times", range.substr(0, 40));
  for (const std::string_view day : halves(range.substr(0, space)))
    if (!is_day(day)) return fmt::format("\"{}\" is no day", day.substr(0, 20));
  const auto times = halves(trim(range.substr(space)));
  for (const std::string_view time : times)
    if (!is_time(time)) return fmt::format("\"{}\" is no time of day", time.substr(0, 20));
  if (times[0] == times[1]) return fmt::format("\"{}\" lasts no time", range.substr(0, 40));
  return std::nullopt;
}

}  // namespace

std::optional<std::string> duty_hours_problem(std::string_view text) {
  if (text == "always") return std::nullopt;
  while (true) {
    const std::size_t comma = text.find(',');
    if (auto problem = range_problem(trim(text.substr(0, comma)))) return problem;
    if (comma == std::string_view::npos) return std::nullopt;
    text.remove_prefix(comma + 1);
  }
}

}  // namespace gameday::scenarios
