#include "topology/load/permission_text.h"

#include <algorithm>

#include "topology/load/policy_text.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

/// Longest JSON that stands in a line of TOML.
constexpr std::size_t k_longest_line = 100;

std::vector<std::string> texts_of(const std::vector<Name>& names) {
  std::vector<std::string> texts;
  for (const Name& name : names) texts.push_back(name.text);
  return texts;
}

std::string operator_key(const ConditionTest& test) {
  std::string_view qualifier;
  if (test.qualifier == SetQualifier::for_any_value) qualifier = "ForAnyValue:";
  if (test.qualifier == SetQualifier::for_all_values) qualifier = "ForAllValues:";
  return toml_key(fmt::format("{}{}{}", qualifier, test.op, test.if_exists ? "IfExists" : ""));
}

bool has_document(const PolicyDraft& policy) {
  return !policy.document.statements.empty() || !policy.document.variables || policy.grants.empty();
}

std::string grant_text(const GrantDraft& grant, std::string_view default_on) {
  std::vector<std::string> parts;
  if (!grant.who.empty()) parts.push_back("who = " + toml_list(texts_of(grant.who)));
  if (!grant.who.empty() && grant.effect == StatementEffect::deny) parts.push_back("deny = true");
  parts.push_back("do = " + toml_list(grant.actions));
  const bool usual = grant.on.empty() || (grant.on.size() == 1 && grant.on.front().text == default_on);
  if (!usual) parts.push_back("on = " + toml_list(texts_of(grant.on)));
  if (std::string when = when_part(grant.conditions); !when.empty()) parts.push_back(std::move(when));
  return fmt::format("{{ {} }}", fmt::join(parts, ", "));
}

std::vector<GrantDraft> of_effect(const std::vector<GrantDraft>& grants, StatementEffect effect) {
  std::vector<GrantDraft> chosen;
  for (const GrantDraft& grant : grants)
    if (grant.effect == effect) chosen.push_back(grant);
  return chosen;
}

void write_grants(TomlTable& table, const std::vector<GrantDraft>& grants) {
  const auto may = of_effect(grants, StatementEffect::allow);
  const auto deny = of_effect(grants, StatementEffect::deny);
  if (!may.empty()) table.line("may", grants_value(may, ""));
  if (!deny.empty()) table.line("deny", grants_value(deny, "*"));
}

/// An inline policy that is more than one document, as an inline table.
std::string body_value(TextFolder& folder, const PolicyDraft& policy, const std::string& path) {
  std::vector<std::string> parts;
  if (has_document(policy)) parts.push_back("document = " + document_value(folder, policy.document, path));
  const auto may = of_effect(policy.grants, StatementEffect::allow);
  const auto deny = of_effect(policy.grants, StatementEffect::deny);
  if (!may.empty()) parts.push_back("may = " + grants_value(may, ""));
  if (!deny.empty()) parts.push_back("deny = " + grants_value(deny, "*"));
  return fmt::format("{{ {} }}", fmt::join(parts, ", "));
}

}  // namespace

std::string TextFolder::reserve(const std::string& path) {
  std::string clean;
  for (const char c : path) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                      c == '.' || c == '/';
    clean += kept ? c : '_';
  }
  // File systems that fold case must not lose a file, so names that differ only in it are told apart.
  const auto folded = [](std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
  };
  const std::size_t dot = clean.rfind('.');
  std::string free = clean;
  for (int n = 2; !taken_.insert(folded(free)).second; ++n) free = fmt::format("{}-{}{}", clean.substr(0, dot), n, clean.substr(dot));
  return free;
}

std::string document_value(TextFolder& folder, const PolicyDocument& document, const std::string& path) {
  const std::string line = policy_text(document, JsonLayout::one_line);
  if (line.size() <= k_longest_line) return toml_quoted(line);
  const std::string file = folder.reserve(path + ".json");
  folder.files[file] = policy_text(document, JsonLayout::pretty);
  return toml_quoted(file);
}

std::string when_part(const std::vector<ConditionTest>& conditions) {
  std::vector<std::string> operators;
  std::vector<std::string> keys;
  for (const ConditionTest& test : conditions) {
    const std::string op = operator_key(test);
    const std::string pair = toml_key(test.key) + " = " + toml_list(test.values);
    if (!operators.empty() && operators.back() == op) keys.back() += ", " + pair;
    else {
      operators.push_back(op);
      keys.push_back(pair);
    }
  }
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < operators.size(); ++i) parts.push_back(fmt::format("{} = {{ {} }}", operators[i], keys[i]));
  return parts.empty() ? "" : fmt::format("when = {{ {} }}", fmt::join(parts, ", "));
}

std::string grants_value(const std::vector<GrantDraft>& grants, std::string_view default_on) {
  std::vector<std::string> items;
  for (const GrantDraft& grant : grants) items.push_back(grant_text(grant, default_on));
  return fmt::format("[ {} ]", fmt::join(items, ",\n  "));
}

void write_policy_body(TomlTable& table, TextFolder& folder, const PolicyDraft& policy, const std::string& path) {
  if (has_document(policy)) table.line("document", document_value(folder, policy.document, path));
  write_grants(table, policy.grants);
}

void write_permissions(TomlTable& table, TextFolder& folder, const std::vector<Name>& managed,
                       const std::vector<PolicyDraft>& inline_policies, const std::string& path) {
  table.names("policies", managed);
  for (const PolicyDraft& policy : inline_policies) {
    const std::string own = path + '/' + policy.name.text;
    if (policy.name.text == "may" && !has_document(policy)) write_grants(table, policy.grants);
    else if (policy.grants.empty())
      table.line("inline", policy.name.text, document_value(folder, policy.document, own));
    else table.line("inline", policy.name.text, body_value(folder, policy, own));
  }
}

}  // namespace gameday::topology
