#include "topology/load/condition_table.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "topology/access/condition_operator.h"
#include "topology/model/nearest.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

bool take_front(std::string_view& text, std::string_view part) {
  if (!text.starts_with(part)) return false;
  text.remove_prefix(part.size());
  return true;
}

/// "ForAnyValue:StringLikeIfExists" in its parts; nothing when the operator is unknown.
std::optional<ConditionTest> read_operator(std::string_view written) {
  ConditionTest test;
  if (take_front(written, "ForAnyValue:")) test.qualifier = SetQualifier::for_any_value;
  else if (take_front(written, "ForAllValues:")) test.qualifier = SetQualifier::for_all_values;
  if (written.ends_with("IfExists")) {
    test.if_exists = true;
    written.remove_suffix(std::string_view("IfExists").size());
  }
  const OperatorTraits* known = condition_operator(written);
  if (known == nullptr) return std::nullopt;
  test.op = known->name;
  return test;
}

std::optional<std::string> value_text(const toml::node& node) {
  if (const auto text = node.value_exact<std::string>()) return *text;
  if (const auto flag = node.value_exact<bool>()) return *flag ? "true" : "false";
  if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
  if (const auto number = node.value_exact<double>()) return fmt::format("{}", *number);
  return std::nullopt;
}

std::vector<std::string> read_values(TableReader& reader, std::string_view key) {
  std::vector<std::string> values;
  const toml::node* node = reader.node(key);
  const auto take = [&](const toml::node& item) {
    if (auto text = value_text(item)) values.push_back(std::move(*text));
    else reader.problem(key, fmt::format("{}: \"{}\" holds no text", reader.what(), key), "a text, number, true or false");
  };
  if (const toml::array* list = node->as_array()) {
    for (const toml::node& item : *list) take(item);
  } else {
    take(*node);
  }
  return values;
}

void read_short(TableReader& when, std::vector<ConditionTest>& tests) {
  if (const auto mfa = when.flag("mfa"))
    tests.push_back({"Bool", SetQualifier::none, false, "aws:MultiFactorAuthPresent", {*mfa ? "true" : "false"}});
  std::vector<std::string> addresses;
  for (const Name& name : when.names("from")) addresses.push_back(name.text);
  if (!addresses.empty()) tests.push_back({"IpAddress", SetQualifier::none, false, "aws:SourceIp", addresses});
}

}  // namespace

std::vector<ConditionTest> read_conditions(TableReader& reader, std::string_view key) {
  std::vector<ConditionTest> tests;
  auto when = reader.table(key);
  if (!when) return tests;
  read_short(*when, tests);
  for (const std::string& name : when->keys()) {
    if (name == "mfa" || name == "from") continue;
    const auto test = read_operator(name);
    if (!test) {
      std::vector<std::string> known{"mfa", "from"};
      for (const OperatorTraits& op : condition_operators()) known.emplace_back(op.name);
      when->problem(name, fmt::format("{}: \"{}\" is not a condition operator", when->what(), name),
                    "one that AWS names, as StringEquals", nearest(name, known));
      when->node(name);
      continue;
    }
    auto keys = when->table(name);
    if (!keys) continue;
    for (const std::string& of : keys->keys()) {
      tests.push_back(*test);
      tests.back().key = of;
      tests.back().values = read_values(*keys, of);
    }
  }
  sort_conditions(tests);
  return tests;
}

void sort_conditions(std::vector<ConditionTest>& tests) {
  const auto order = [](const ConditionTest& test) { return std::tie(test.op, test.qualifier, test.if_exists, test.key); };
  std::ranges::stable_sort(tests, [&](const ConditionTest& a, const ConditionTest& b) { return order(a) < order(b); });
}

}  // namespace gameday::topology
