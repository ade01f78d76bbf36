#include "topology/load/permission_tables.h"

#include <array>
#include <utility>

#include "topology/load/condition_table.h"
#include "topology/load/policy_json.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

bool is_json(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '{';
}

std::optional<PolicyDocument> document_of(const Name& written, EstateTables& tables) {
  std::string json = written.text;
  Place at = written.place;
  if (!is_json(json)) {
    const std::string path = path_below(tables.folder, json);
    auto text = tables.files.read(path);
    if (!text) {
      tables.problems.push_back({at, fmt::format("policy file \"{}\": {}", path, text.error()), "", ""});
      return std::nullopt;
    }
    json = std::move(*text);
    at = {path, 1, 1};
    tables.inputs.push_back({path, content_hash(json)});
  }
  auto document = parse_policy(json, at);
  if (document) return std::move(*document);
  tables.problems.insert(tables.problems.end(), document.error().begin(), document.error().end());
  return std::nullopt;
}

/// "policies/deployer.json" -> "deployer".
std::string stem(std::string_view path) {
  path = path.substr(path.rfind('/') + 1);
  return std::string(path.substr(0, path.find('.')));
}

void check_actions(TableReader& reader, const std::vector<Name>& actions) {
  for (const Name& action : actions) {
    if (action.text == "*" || action.text.find(':') != std::string::npos) continue;
    reader.problems().push_back({action.place, fmt::format("{}: \"{}\" is not an action", reader.what(), action.text),
                                 "SERVICE:ACTION such as \"s3:GetObject\", or \"*\"", ""});
  }
}

TrustDraft read_trust_table(TableReader& reader) {
  TrustDraft trust;
  trust.place = reader.place();
  if (auto who = reader.name("who")) trust.who = std::move(*who);
  trust.oidc = reader.text("oidc").value_or("");
  trust.saml = reader.text("saml").value_or("");
  trust.repository = reader.text("repository").value_or("");
  trust.branch = reader.text("branch").value_or("");
  if (const auto id = reader.text("external_id"))
    trust.conditions.push_back({"StringEquals", SetQualifier::none, false, "sts:ExternalId", {*id}});
  for (ConditionTest& test : read_conditions(reader, "when")) trust.conditions.push_back(std::move(test));
  sort_conditions(trust.conditions);
  const int said = (trust.who.text.empty() ? 0 : 1) + (trust.oidc.empty() ? 0 : 1) + (trust.saml.empty() ? 0 : 1);
  if (said != 1)
    reader.problem("", fmt::format("{} does not say who", reader.what()), "exactly one of \"who\", \"oidc\", \"saml\"");
  if (!trust.repository.empty() && trust.oidc.empty())
    reader.problem("repository", fmt::format("{}: \"repository\" has a meaning only with \"oidc\"", reader.what()));
  if (!trust.branch.empty() && trust.repository.empty())
    reader.problem("branch", fmt::format("{}: \"branch\" has a meaning only with \"repository\"", reader.what()));
  reader.finish();
  return trust;
}

}  // namespace

std::optional<PolicyDocument> read_document(TableReader& reader, EstateTables& tables, std::string_view key) {
  const auto written = reader.name(key);
  if (!written) return std::nullopt;
  return document_of(*written, tables);
}

std::vector<GrantDraft> read_grants(TableReader& reader, std::string_view key, StatementEffect effect) {
  std::vector<GrantDraft> grants;
  const bool of_resource = key == "lets";
  for (TableReader& table : reader.tables(key)) {
    GrantDraft grant;
    grant.effect = effect;
    grant.place = table.place();
    if (of_resource) {
      if (table.require("who")) grant.who = table.names("who");
      if (table.flag("deny").value_or(false)) grant.effect = StatementEffect::deny;
    }
    const auto actions = table.require("do") ? table.names("do") : std::vector<Name>{};
    check_actions(table, actions);
    for (const Name& action : actions) grant.actions.push_back(action.text);
    // A grant must say on what; a star that nobody wrote would be a trap. A denial without `on` holds everywhere.
    if (effect == StatementEffect::allow && !of_resource) table.require("on");
    grant.on = table.names("on");
    if (grant.on.empty() && !of_resource) grant.on.push_back({"*", grant.place});
    grant.conditions = read_conditions(table, "when");
    table.finish();
    grants.push_back(std::move(grant));
  }
  return grants;
}

void read_policy_body(TableReader& reader, EstateTables& tables, PolicyDraft& policy) {
  policy.arn = reader.text("arn").value_or("");
  policy.lineage = reader.text("lineage").value_or("");
  policy.wider_version = reader.flag("wider_version").value_or(false);
  static constexpr std::array<std::string_view, 4> bodies{"document", "file", "may", "deny"};
  bool any = false;
  for (const std::string_view body : bodies) any = any || reader.has(body);
  for (const std::string_view key : {"document", "file"}) {
    auto document = read_document(reader, tables, key);
    if (!document) continue;
    policy.document.variables = document->variables;
    for (Statement& statement : document->statements) policy.document.statements.push_back(std::move(statement));
  }
  policy.grants = read_grants(reader, "may", StatementEffect::allow);
  for (GrantDraft& grant : read_grants(reader, "deny", StatementEffect::deny)) policy.grants.push_back(std::move(grant));
  if (!any)
    reader.problem("", fmt::format("{} says nothing", reader.what()), "\"document\", \"file\", \"may\" or \"deny\"");
}

void read_aws_policies(TableReader& root, EstateTables& tables) {
  auto policies = root.table("aws-policy");
  if (!policies) return;
  for (auto& [name, reader] : policies->children("aws-policy")) {
    PolicyDraft policy;
    policy.name = {name, reader.place()};
    policy.aws_managed = true;
    read_policy_body(reader, tables, policy);
    if (policy.arn.empty()) policy.arn = "arn:aws:iam::aws:policy/" + name;
    reader.finish();
    tables.draft.policies.push_back(std::move(policy));
  }
}

void read_permissions(TableReader& reader, EstateTables& tables, std::vector<Name>& managed,
                      std::vector<PolicyDraft>& written) {
  std::vector<Name> names = reader.names("policies");
  for (Name& name : reader.names("policy")) names.push_back(std::move(name));
  for (Name& name : names) {
    if (!is_json(name.text) && !name.text.ends_with(".json")) {
      managed.push_back(std::move(name));
      continue;
    }
    PolicyDraft policy;
    policy.name = {is_json(name.text) ? "written" : stem(name.text), name.place};
    if (auto document = document_of(name, tables)) policy.document = std::move(*document);
    written.push_back(std::move(policy));
  }
  if (auto named = reader.table("inline")) {
    for (const std::string& key : named->keys()) {
      PolicyDraft policy;
      policy.name = {key, named->place_of(key)};
      if (named->node(key)->is_table()) {
        auto body = named->table(key);
        read_policy_body(*body, tables, policy);
        body->finish();
      } else if (auto document = read_document(*named, tables, key)) {
        policy.document = std::move(*document);
      }
      written.push_back(std::move(policy));
    }
  }
  PolicyDraft brief;
  brief.name = {"may", reader.place_of("may")};
  brief.grants = read_grants(reader, "may", StatementEffect::allow);
  for (GrantDraft& grant : read_grants(reader, "deny", StatementEffect::deny)) brief.grants.push_back(std::move(grant));
  if (!brief.grants.empty()) written.push_back(std::move(brief));
}

std::vector<TrustDraft> read_trusts(TableReader& reader, EstateTables& tables) {
  std::vector<TrustDraft> trusts;
  const toml::node* node = reader.node("trusts");
  if (node == nullptr) return trusts;
  const auto take = [&](const toml::node& item) {
    const Place at = place_of(item, reader.file());
    if (const auto text = item.value_exact<std::string>()) {
      TrustDraft trust;
      trust.who = {*text, at};
      trust.place = at;
      trusts.push_back(std::move(trust));
    } else if (const toml::table* table = item.as_table()) {
      TableReader inner(*table, reader.file(), tables.problems, fmt::format("{}: trusts", reader.what()));
      trusts.push_back(read_trust_table(inner));
    } else {
      tables.problems.push_back({at, fmt::format("{}: \"trusts\" holds neither a text nor a table", reader.what()),
                                 "a service, an account, a user, a role or { oidc = … }", ""});
    }
  };
  if (const toml::array* list = node->as_array()) {
    for (const toml::node& item : *list) take(item);
  } else {
    take(*node);
  }
  return trusts;
}

}  // namespace gameday::topology
