#include "reports/terminal/journal_text.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>

#include <fmt/format.h>

namespace gameday::reports {
namespace {

constexpr std::array k_days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array k_months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array k_lanes{"attacker", "records", "detectors", "people", "response"};

struct Moment {
  std::string day;
  std::string time;
};

Moment moment_of(std::int64_t ms) {
  const std::chrono::sys_time<std::chrono::milliseconds> instant{std::chrono::milliseconds(ms)};
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(instant - day));
  return {fmt::format("{} {} {} {}", k_days[std::chrono::weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                      k_months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year())),
          fmt::format("{:02}:{:02}:{:02}", clock.hours().count(), clock.minutes().count(), clock.seconds().count())};
}

constexpr std::size_t k_columns = 100;
constexpr std::size_t k_indent = 21;  // time and lane

std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// Adds `text` to the line that ends in `out`, word by word, going on below where it is full.
void add_wrapped(std::string& out, std::size_t& column, std::string_view text) {
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (column > k_indent && column + columns_of(word) > k_columns) {
      if (out.ends_with(' ')) out.pop_back();
      out += '\n' + std::string(k_indent, ' ');
      column = k_indent;
    }
    out += word;
    column += columns_of(word);
    if (!text.empty() && column < k_columns) out += ' ', ++column;
  }
}

bool is_same(const sim::JournalLine& a, const sim::JournalLine& b) {
  return a.at == b.at && a.lane == b.lane && a.what == b.what && a.why == b.why;
}

/// The cause stands beside what happened, or below it where both are too long for a line.
std::string story(const sim::JournalLine& line, std::size_t times) {
  std::string text;
  std::size_t column = k_indent;
  add_wrapped(text, column, times > 1 ? fmt::format("{} ({} times)", line.what, times) : line.what);
  if (line.why.empty()) return text;
  const std::string cause = "<- " + line.why;
  if (column + 2 + columns_of(cause) <= k_columns) return text + "  " + cause;
  text += '\n' + std::string(k_indent, ' ');
  column = k_indent;
  add_wrapped(text, column, cause);
  return text;
}

}  // namespace

std::string to_text(const sim::Journal& journal, std::int64_t calendar_start) {
  std::string text;
  std::string day;
  const std::vector<sim::JournalLine>& lines = journal.lines();
  for (std::size_t i = 0, times = 1; i < lines.size(); i += times) {
    const sim::JournalLine& line = lines[i];
    for (times = 1; i + times < lines.size() && is_same(line, lines[i + times]);) ++times;
    const Moment moment = moment_of(calendar_start + line.at.count);
    if (moment.day != day) text += fmt::format("{}{}\n", day.empty() ? "" : "\n", moment.day);
    day = moment.day;
    text += fmt::format("{}  {:<9}  {}\n", moment.time, k_lanes[static_cast<std::size_t>(line.lane)], story(line, times));
  }
  return text.empty() ? "nothing happened\n" : text;
}

}  // namespace gameday::reports
