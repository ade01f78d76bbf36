#include "topology/access/condition_operator.h"

#include "topology/access/ip_block.h"
#include "topology/access/wildcard.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>

namespace gameday::topology {
namespace {

using enum ConditionOperator;

constexpr OperatorTraits k_operators[] = {
    {"StringEquals", string_equals, false, "is"},
    {"StringNotEquals", string_equals, true, "is"},
    {"StringEqualsIgnoreCase", string_equals_ignore_case, false, "is (in any case)"},
    {"StringNotEqualsIgnoreCase", string_equals_ignore_case, true, "is (in any case)"},
    {"StringLike", string_like, false, "is like"},
    {"StringNotLike", string_like, true, "is like"},
    {"NumericEquals", numeric_equals, false, "is"},
    {"NumericNotEquals", numeric_equals, true, "is"},
    {"NumericLessThan", numeric_less, false, "is less than"},
    {"NumericLessThanEquals", numeric_less_equals, false, "is at most"},
    {"NumericGreaterThan", numeric_greater, false, "is more than"},
    {"NumericGreaterThanEquals", numeric_greater_equals, false, "is at least"},
    {"DateEquals", date_equals, false, "is"},
    {"DateNotEquals", date_equals, true, "is"},
    {"DateLessThan", date_less, false, "is before"},
    {"DateLessThanEquals", date_less_equals, false, "is not after"},
    {"DateGreaterThan", date_greater, false, "is after"},
    {"DateGreaterThanEquals", date_greater_equals, false, "is not before"},
    {"Bool", boolean, false, "is"},
    {"BinaryEquals", binary_equals, false, "is"},
    {"IpAddress", ip_address, false, "is in"},
    {"NotIpAddress", ip_address, true, "is in"},
    {"ArnLike", arn_like, false, "is like"},
    {"ArnNotLike", arn_like, true, "is like"},
    {"ArnEquals", arn_like, false, "is like"},
    {"ArnNotEquals", arn_like, true, "is like"},
    {"Null", null, false, "is absent"},
};

std::optional<double> number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// Takes `digits` digits off the front of `text`.
std::optional<int> take_digits(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

/// "Z", "+01:00", "-0530", or nothing (UTC). Minutes east.
std::optional<int> offset_minutes(std::string_view text) {
  if (text.empty() || text == "Z" || text == "z") return 0;
  const bool west = text.front() == '-';
  if (!west && text.front() != '+') return std::nullopt;
  text.remove_prefix(1);
  const auto hours = take_digits(text, 2);
  take(text, ':');
  const auto minutes = text.empty() ? std::optional<int>(0) : take_digits(text, 2);
  if (!hours || !minutes || !text.empty() || *hours > 23 || *minutes > 59) return std::nullopt;
  return (west ? -1 : 1) * (*hours * 60 + *minutes);
}

/// The time of day after the 'T', in milliseconds; takes it off `text` and leaves the offset.
std::optional<std::int64_t> time_of_day(std::string_view& text) {
  const auto hour = take_digits(text, 2);
  if (!hour || !take(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2);
  std::optional<int> second = 0;
  if (take(text, ':')) second = take_digits(text, 2);
  if (!minute || !second || *hour > 24 || *minute > 59 || *second > 60) return std::nullopt;
  std::int64_t millis = ((*hour * 60 + *minute) * 60 + *second) * std::int64_t{1000};
  if (take(text, '.')) {
    int scale = 100;
    for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1), scale /= 10) {
      millis += (text.front() - '0') * scale;
    }
  }
  return millis;
}

/// Milliseconds since 1970.
std::optional<std::int64_t> date(std::string_view text) {
  if (const auto seconds = number(text); seconds && text.find('-', 1) == std::string_view::npos && text.size() != 4) {
    if (std::abs(*seconds) > 1e12) return std::nullopt;
    return static_cast<std::int64_t>(*seconds * 1000);
  }
  const auto year = take_digits(text, 4);
  if (!year) return std::nullopt;
  std::optional<int> month = 1;
  std::optional<int> day = 1;
  if (take(text, '-')) month = take_digits(text, 2);
  if (take(text, '-')) day = take_digits(text, 2);
  if (!month || !day) return std::nullopt;
  const std::chrono::year_month_day on{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                       std::chrono::day{static_cast<unsigned>(*day)}};
  if (!on.ok()) return std::nullopt;
  std::int64_t millis = std::chrono::sys_days{on}.time_since_epoch().count() * std::int64_t{24 * 60 * 60 * 1000};
  if (!take(text, 'T') && !take(text, 't')) return text.empty() ? std::optional(millis) : std::nullopt;
  const auto time = time_of_day(text);
  const auto offset = time ? offset_minutes(text) : std::nullopt;
  if (!offset) return std::nullopt;
  return millis + *time - *offset * std::int64_t{60 * 1000};
}

template <class Value>
bool ordered(std::optional<Value> request, std::optional<Value> policy, ConditionOperator op) {
  if (!request || !policy) return false;
  switch (op) {
    case numeric_less: case date_less: return *request < *policy;
    case numeric_less_equals: case date_less_equals: return *request <= *policy;
    case numeric_greater: case date_greater: return *request > *policy;
    case numeric_greater_equals: case date_greater_equals: return *request >= *policy;
    default: return *request == *policy;
  }
}

bool same_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

bool in_block(std::string_view policy, std::string_view request) {
  const auto block = ip_block(policy);
  const auto address = ip_block(request);
  return block && address && block->contains(*address);
}

}  // namespace

std::span<const OperatorTraits> condition_operators() { return k_operators; }

const OperatorTraits* condition_operator(std::string_view name) {
  for (const OperatorTraits& traits : k_operators) {
    if (same_ignoring_case(traits.name, name)) return &traits;
  }
  return nullptr;
}

std::string_view words(ConditionOperator op) {
  for (const OperatorTraits& traits : k_operators) {
    if (traits.op == op) return traits.words;
  }
  return {};
}

bool takes_wildcards(ConditionOperator op) { return op == string_like || op == arn_like; }

bool takes_variables(ConditionOperator op) {
  return takes_wildcards(op) || op == string_equals || op == string_equals_ignore_case;
}

bool fits(ConditionOperator op, std::string_view policy, std::string_view request) {
  switch (op) {
    case string_equals: case binary_equals: return policy == request;
    case string_equals_ignore_case: case boolean: return same_ignoring_case(policy, request);
    case string_like: return wildcard_match(policy, request);
    case arn_like: return arn_match(policy, request);
    case ip_address: return in_block(policy, request);
    case null: return false;
    case date_equals: case date_less: case date_less_equals: case date_greater: case date_greater_equals:
      return ordered(date(request), date(policy), op);
    default: return ordered(number(request), number(policy), op);
  }
}

}  // namespace gameday::topology
