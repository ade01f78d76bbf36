#include "scenarios/load/policy_toml.h"

#include <algorithm>

#include "topology/load/policy_json.h"
#include "topology/model/nearest.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

using topology::ConditionTest;
using topology::TableReader;

// IAM JSON policy elements: condition operators.
const std::vector<std::string>& operators() {
  static const std::vector<std::string> names{
      "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike",
      "StringNotLike", "NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals",
      "NumericGreaterThan", "NumericGreaterThanEquals", "DateEquals", "DateNotEquals", "DateLessThan",
      "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals", "Bool", "BinaryEquals", "IpAddress",
      "NotIpAddress", "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "Null"};
  return names;
}

std::vector<std::string> texts(TableReader& in, std::string_view key) {
  std::vector<std::string> found;
  for (topology::Name& name : in.names(key)) found.push_back(std::move(name.text));
  return found;
}

/// "ForAnyValue:StringLikeIfExists" taken apart.
ConditionTest operator_of(std::string_view written) {
  ConditionTest test;
  if (written.starts_with("ForAllValues:")) test.qualifier = topology::SetQualifier::for_all_values;
  if (written.starts_with("ForAnyValue:")) test.qualifier = topology::SetQualifier::for_any_value;
  if (test.qualifier != topology::SetQualifier::none) written.remove_prefix(written.find(':') + 1);
  test.if_exists = written.ends_with("IfExists");
  if (test.if_exists) written.remove_suffix(8);
  test.op = written;
  return test;
}

void read_conditions(TableReader& when, topology::Statement& statement) {
  for (const std::string& written : when.keys()) {
    ConditionTest test = operator_of(written);
    auto keys = when.table(written);
    if (std::ranges::find(operators(), test.op) == operators().end())
      when.problem(written, fmt::format("{}: unknown operator \"{}\"", when.what(), test.op), "",
                   topology::nearest(test.op, operators()));
    if (!keys) continue;
    for (const std::string& key : keys->keys()) {
      test.key = key;
      test.values = texts(*keys, key);
      statement.conditions.push_back(test);
    }
  }
}

std::optional<topology::Statement> read_statement(TableReader& in, topology::StatementEffect effect) {
  topology::Statement statement;
  statement.effect = effect;
  if (in.has("do") && in.has("all_but"))
    in.problem("all_but", fmt::format("{}: says both \"do\" and \"all_but\"", in.what()), "one a statement");
  const std::vector<std::string> some = texts(in, "do");
  const std::vector<std::string> others = texts(in, "all_but");
  statement.not_action = some.empty() && !others.empty();
  statement.actions = statement.not_action ? others : some;
  statement.resources = texts(in, "on");
  const std::vector<std::string> spared = texts(in, "not_on");
  statement.not_resource = !spared.empty();
  if (statement.not_resource) statement.resources = spared;
  if (statement.resources.empty()) statement.resources = {"*"};
  if (auto when = in.table("when")) read_conditions(*when, statement);
  in.finish();
  if (!statement.actions.empty()) return statement;
  in.problem("", fmt::format("{}: says no action", in.what()), "\"do\" or \"all_but\" with actions");
  return std::nullopt;
}

void read_statements(TableReader& in, std::string_view key, topology::StatementEffect effect,
                     topology::PolicyDocument& document) {
  for (TableReader& table : in.tables(key))
    if (auto statement = read_statement(table, effect)) document.statements.push_back(std::move(*statement));
}

}  // namespace

std::optional<topology::PolicyDocument> read_policy(TableReader& in) {
  const bool short_form = in.has("may") || in.has("deny");
  topology::PolicyDocument document;
  read_statements(in, "may", topology::StatementEffect::allow, document);
  read_statements(in, "deny", topology::StatementEffect::deny, document);
  const auto json = in.text("policy");
  if (json && short_form) in.problem("policy", fmt::format("{}: says its policy twice", in.what()), "JSON or the short form");
  if (!json || short_form) return short_form ? std::optional(document) : std::nullopt;
  auto parsed = topology::parse_policy(*json, in.place_of("policy"));
  if (parsed) return std::move(*parsed);
  in.problems().insert(in.problems().end(), parsed.error().begin(), parsed.error().end());
  return std::nullopt;
}

}  // namespace gameday::scenarios
