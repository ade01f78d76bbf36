#include "scenarios/compile/rule_match.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "scenarios/compile/value_pattern.h"

namespace gameday::scenarios {
namespace {

bool null_holds(const SigmaTest& test, std::span<const RecordField> fields) {
  bool is_present = false;
  for (const RecordField& field : fields) {
    if (field.path == test.field && field.kind == FieldKind::null) return true;
    is_present = is_present || field.path == test.field || is_below(field.path, test.field);
  }
  return !is_present;
}

bool value_holds(const SigmaTest& test, const SigmaValue& value, std::span<const RecordField> fields) {
  if (value.null) return null_holds(test, fields);
  const ValuePattern pattern(test.match, value.text);
  return std::ranges::any_of(fields, [&](const RecordField& field) {
    return field.path == test.field && field.kind != FieldKind::null && pattern.fits(field.value);
  });
}

bool test_holds(const SigmaTest& test, std::span<const RecordField> fields) {
  const auto holds = [&](const SigmaValue& value) { return value_holds(test, value, fields); };
  return test.all ? std::ranges::all_of(test.values, holds) : std::ranges::any_of(test.values, holds);
}

bool search_holds(const SigmaSearch& search, std::span<const RecordField> fields) {
  return std::ranges::any_of(search.alternatives, [&](const std::vector<SigmaTest>& tests) {
    return std::ranges::all_of(tests, [&](const SigmaTest& test) { return test_holds(test, fields); });
  });
}

}  // namespace

bool is_below(std::string_view path, std::string_view object) {
  return path.size() > object.size() && path[object.size()] == '.' && path.starts_with(object);
}

bool matches(const SigmaRule& rule, std::span<const RecordField> fields) {
  std::vector<bool> stack;
  for (const SigmaToken& token : rule.condition) {
    if (token.op == SigmaOp::search) {
      stack.push_back(search_holds(rule.searches[token.search], fields));
      continue;
    }
    const bool last = stack.back();
    if (token.op == SigmaOp::negation) {
      stack.back() = !last;
      continue;
    }
    stack.pop_back();
    stack.back() = token.op == SigmaOp::conjunction ? stack.back() && last : stack.back() || last;
  }
  return !stack.empty() && stack.back();
}

}  // namespace gameday::scenarios
