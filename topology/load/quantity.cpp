#include "topology/load/quantity.h"

#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace gameday::topology {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t ms;
};

constexpr std::array k_units{
    Unit{"ms", 1},           Unit{"s", 1000},         Unit{"sec", 1000},        Unit{"min", 60'000},
    Unit{"h", 3'600'000},    Unit{"hour", 3'600'000}, Unit{"hours", 3'600'000}, Unit{"d", 86'400'000},
    Unit{"day", 86'400'000}, Unit{"days", 86'400'000}, Unit{"w", 604'800'000},  Unit{"week", 604'800'000},
    Unit{"weeks", 604'800'000}, Unit{"month", 2'592'000'000}, Unit{"y", 31'536'000'000},
    Unit{"year", 31'536'000'000}, Unit{"years", 31'536'000'000}};
constexpr std::string_view k_unit_names = "ms, s, min, h, d, w or y";

bool is_space(char c) { return c == ' ' || c == '\t'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trim(std::string_view t) {
  while (!t.empty() && is_space(t.front())) t.remove_prefix(1);
  while (!t.empty() && is_space(t.back())) t.remove_suffix(1);
  return t;
}

/// Longest quoted text in a message: a hostile value must not fill the screen.
std::string quoted(std::string_view text) {
  if (text.size() <= 60) return fmt::format("\"{}\"", text);
  return fmt::format("\"{}…\"", text.substr(0, 57));
}

/// Takes a decimal number with optional `_` groups off the front; nothing when there is none.
std::optional<double> take_number(std::string_view& t) {
  std::string digits;
  std::size_t i = 0;
  for (; i < t.size() && digits.size() < 40; ++i) {
    const char c = t[i];
    if (is_digit(c) || c == '.' || (i == 0 && c == '-')) digits += c;
    else if (c == '_' && i > 0 && is_digit(t[i - 1]) && i + 1 < t.size() && is_digit(t[i + 1])) continue;
    else break;
  }
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  t.remove_prefix(i);
  return value;
}

std::string_view take_word(std::string_view& t) {
  t = trim(t);
  std::size_t i = 0;
  while (i < t.size() && !is_space(t[i]) && !is_digit(t[i])) ++i;
  const std::string_view word = t.substr(0, i);
  t.remove_prefix(i);
  t = trim(t);
  return word;
}

std::optional<std::int64_t> unit_of(std::string_view word) {
  for (const Unit& unit : k_units)
    if (unit.name == word) return unit.ms;
  return std::nullopt;
}

tl::unexpected<std::string> wrong(std::string reason) { return tl::unexpected<std::string>(std::move(reason)); }

/// "2 M" off the front: number with an optional k, M or G.
std::optional<double> take_amount(std::string_view& t) {
  t = trim(t);
  auto value = take_number(t);
  if (!value) return std::nullopt;
  const std::string_view rest = trim(t);
  const bool alone = rest.size() == 1 || (rest.size() > 1 && (is_space(rest[1]) || rest[1] == '/'));
  double scale = 1;
  if (alone && rest[0] == 'k') scale = 1e3;
  if (alone && rest[0] == 'M') scale = 1e6;
  if (alone && rest[0] == 'G') scale = 1e9;
  if (scale > 1) t = rest.substr(1);
  return *value * scale;
}

struct Rate {
  double amount;
  std::int64_t unit_ms;
};

tl::expected<Rate, std::string> take_rate(std::string_view text, std::string_view example) {
  std::string_view t = text;
  const auto amount = take_amount(t);
  const std::size_t slash = t.rfind('/');
  if (!amount || slash == std::string_view::npos)
    return wrong(fmt::format("{} is not a rate; write for example \"{}\"", quoted(text), example));
  const auto unit = unit_of(trim(t.substr(slash + 1)));
  if (!unit) return wrong(fmt::format("{} has no unit of time after the slash; write {}", quoted(text), k_unit_names));
  if (*amount < 0) return wrong(fmt::format("{} is negative; write 0 or more", quoted(text)));
  return Rate{*amount, *unit};
}

}  // namespace

tl::expected<Millis, std::string> parse_duration(std::string_view text) {
  std::string_view t = trim(text);
  double total = 0;
  do {
    const auto value = take_number(t);
    if (!value) return wrong(fmt::format("{} is not a duration; write for example \"90 min\"", quoted(text)));
    const std::string_view word = take_word(t);
    if (word.empty()) return wrong(fmt::format("{} has no unit; write {}", quoted(text), k_unit_names));
    const auto unit = unit_of(word);
    if (!unit) return wrong(fmt::format("{} has no unit of time; write {}", quoted(text), k_unit_names));
    if (*value < 0) return wrong(fmt::format("{} is negative; write 0 or more", quoted(text)));
    total += *value * static_cast<double>(*unit);
  } while (!t.empty());
  if (total > 1e15) return wrong(fmt::format("{} is longer than 30,000 years; write a shorter one", quoted(text)));
  return Millis{std::llround(total)};
}

tl::expected<double, std::string> parse_share(std::string_view text) {
  std::string_view t = trim(text);
  auto value = take_number(t);
  t = trim(t);
  if (!value || (!t.empty() && t != "%"))
    return wrong(fmt::format("{} is not a share; write for example \"95 %\" or 0.95", quoted(text)));
  if (t == "%") *value /= 100;
  if (!(*value >= 0 && *value <= 1)) return wrong(fmt::format("{} is not between 0 and 1", quoted(text)));
  return *value;
}

tl::expected<std::int64_t, std::string> parse_count(std::string_view text) {
  std::string_view t = text;
  const auto amount = take_amount(t);
  take_word(t);
  if (!amount || !t.empty()) return wrong(fmt::format("{} is not a count; write for example \"2 M\"", quoted(text)));
  if (*amount < 0 || *amount > 1e15) return wrong(fmt::format("{} is out of range", quoted(text)));
  // "1.1 M" is 1,100,000 up to the last bit of the product; "1.5" is half a thing.
  if (std::abs(*amount - std::round(*amount)) > 1e-9 * *amount)
    return wrong(fmt::format("{} is not a whole number", quoted(text)));
  return std::llround(*amount);
}

tl::expected<double, std::string> parse_rate(std::string_view text) {
  return take_rate(text, "2 M records/h").map([](Rate rate) { return rate.amount / static_cast<double>(rate.unit_ms); });
}

tl::expected<double, std::string> parse_money_rate(std::string_view text) {
  if (text.find("USD") == std::string_view::npos)
    return wrong(fmt::format("{} has no currency; write for example \"40 USD/min\"", quoted(text)));
  // Divided so that an amount per minute comes out as written, to the last bit.
  return take_rate(text, "40 USD/min").map([](Rate rate) {
    return rate.amount / (static_cast<double>(rate.unit_ms) / 60'000);
  });
}

std::string to_text(Millis duration) {
  struct Step {
    std::int64_t ms;
    std::string_view name;
    std::int64_t next;  // the smaller unit told beside it; 0: none
    std::string_view next_name;
  };
  static constexpr std::array steps{
      Step{k_day.count * 60, "", 0, ""},  // months and longer are told in days
      Step{k_day.count, "d", k_hour.count, "h"},
      Step{k_hour.count, "h", k_minute.count, "min"},
      Step{k_minute.count, "min", 0, ""},
      Step{k_second.count, "s", 0, ""},
  };
  if (duration.count < 0) return "-" + to_text(Millis{-duration.count});
  if (duration.count >= steps[0].ms) return fmt::format("{} d", (duration.count + k_day.count / 2) / k_day.count);
  for (std::size_t i = 1; i < steps.size(); ++i) {
    const Step& step = steps[i];
    const std::int64_t grain = step.next > 0 ? step.next : step.ms;
    const std::int64_t rounded = (duration.count + grain / 2) / grain * grain;
    if (rounded < step.ms) continue;
    const std::int64_t rest = step.next > 0 ? rounded % step.ms / step.next : 0;
    if (rest == 0) return fmt::format("{} {}", rounded / step.ms, step.name);
    return fmt::format("{} {} {} {}", rounded / step.ms, step.name, rest, step.next_name);
  }
  return duration.count == 0 ? "0 s" : fmt::format("{} ms", duration.count);
}

}  // namespace gameday::topology
