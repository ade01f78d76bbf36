#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gameday::topology {

/// What a condition compares, without its negation, set qualifier and IfExists. ArnEquals behaves like ArnLike at
/// AWS, so both are `arn_like`.
enum class ConditionOperator {
  string_equals, string_equals_ignore_case, string_like,
  numeric_equals, numeric_less, numeric_less_equals, numeric_greater, numeric_greater_equals,
  date_equals, date_less, date_less_equals, date_greater, date_greater_equals,
  boolean, binary_equals, ip_address, arn_like, null
};

struct OperatorTraits {
  std::string_view name;   // as AWS spells it
  ConditionOperator op;
  bool negated;            // StringNotEquals is StringEquals, negated
  std::string_view words;  // how it is told: "is", "is like", …
};

/// Every operator that a policy can name.
std::span<const OperatorTraits> condition_operators();

/// By AWS's name, letters compared without case. Null when there is none.
const OperatorTraits* condition_operator(std::string_view name);

std::string_view words(ConditionOperator op);

/// Only in string and ARN operators do policy variables expand, and only in the two "like" ones is '*' a wildcard.
bool takes_variables(ConditionOperator op);
bool takes_wildcards(ConditionOperator op);

/// Does one value of the request fit one value of the policy? Values that do not read as the operator's type fit
/// nothing. Dates are ISO 8601 ("2026-03-02T00:00:00Z", offset or fraction allowed, or the day alone) or seconds
/// since 1970. Addresses are IPv4 or IPv6, alone or as a CIDR block; the families never fit each other.
bool fits(ConditionOperator op, std::string_view policy_value, std::string_view request_value);

}  // namespace gameday::topology
