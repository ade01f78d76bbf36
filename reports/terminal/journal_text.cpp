#include "reports/terminal/journal_text.h"

#include <array>
#include <chrono>

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

}  // namespace

std::string to_text(const sim::Journal& journal, std::int64_t calendar_start) {
  std::string text;
  std::string day;
  for (const sim::JournalLine& line : journal.lines()) {
    const Moment moment = moment_of(calendar_start + line.at.count);
    if (moment.day != day) text += fmt::format("{}{}\n", day.empty() ? "" : "\n", moment.day);
    day = moment.day;
    text += fmt::format("{}  {:<9}  {}", moment.time, k_lanes[static_cast<std::size_t>(line.lane)], line.what);
    if (!line.why.empty()) text += fmt::format("  <- {}", line.why);
    text += "\n";
  }
  return text.empty() ? "nothing happened\n" : text;
}

}  // namespace gameday::reports
