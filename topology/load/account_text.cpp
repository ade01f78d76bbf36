#include "topology/load/account_text.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

const char* truth(bool value) { return value ? "true" : "false"; }

/// The ARN that seal would make, where that can be known: the account's id is given.
std::string made_arn(const AccountDraft& account, std::string_view type, std::string_view path, std::string_view name) {
  if (account.id.empty()) return {};
  return fmt::format("arn:aws:iam::{}:{}{}{}", account.id, type, path, name);
}

void write_arn(TomlTable& table, const std::string& arn, const std::string& made) {
  if (arn != made) table.text("arn", arn);
}

std::string trust_value(const TrustDraft& trust) {
  const bool only_who = trust.oidc.empty() && trust.saml.empty() && trust.conditions.empty();
  if (only_who) return toml_quoted(trust.who.text);
  std::vector<std::string> parts;
  const auto part = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) parts.push_back(fmt::format("{} = {}", key, toml_quoted(value)));
  };
  part("who", trust.who.text);
  part("oidc", trust.oidc);
  part("saml", trust.saml);
  part("repository", trust.repository);
  part("branch", trust.branch);
  if (std::string when = when_part(trust.conditions); !when.empty()) parts.push_back(std::move(when));
  return fmt::format("{{ {} }}", fmt::join(parts, ", "));
}

void write_trust(TomlTable& table, TextFolder& folder, const PrincipalDraft& role, const std::string& path) {
  if (role.trust) table.line("trust", document_value(folder, *role.trust, path + "/trust"));
  std::vector<std::string> trusts;
  for (const TrustDraft& trust : role.trusts) trusts.push_back(trust_value(trust));
  if (trusts.size() == 1) table.line("trusts", trusts.front());
  else if (!trusts.empty()) table.line("trusts", fmt::format("[ {} ]", fmt::join(trusts, ",\n  ")));
}

void write_credentials(TomlTable& table, const PrincipalDraft& user) {
  std::vector<std::string> keys;
  for (const AccessKeyDraft& key : user.keys)
    keys.push_back(fmt::format("{{ age = {}{} }}", toml_duration(key.age), key.assumed ? ", assumed = true" : ""));
  if (keys.size() == 1) table.line("access_key", keys.front());
  else if (!keys.empty()) table.line("access_key", fmt::format("[ {} ]", fmt::join(keys, ", ")));
  if (!user.console) return;
  const char* phishable = user.console->phishable ? "" : ", phishable = false";
  table.line("console", fmt::format("{{ mfa = {}{} }}", truth(user.console->mfa), phishable));
}

std::string principal_text(const PrincipalDraft& principal, const AccountDraft& account, TextFolder& folder,
                           Detail detail) {
  const std::string_view word = principal.is_role ? "role" : "user";
  TomlTable table(header(word, principal.account, principal.name.text), detail);
  const std::string path = fmt::format("policies/{}/{}-{}", principal.account, word, principal.name.text);
  table.unless("path", toml_quoted(principal.path), toml_quoted("/"));
  write_arn(table, principal.arn, made_arn(account, word, principal.path, principal.name.text));
  table.text("lineage", principal.lineage);
  write_ownership(table, principal.owner);
  if (principal.is_role) write_trust(table, folder, principal, path);
  if (principal.person) table.text("person", principal.person->text);
  write_credentials(table, principal);
  table.names("groups", principal.groups);
  if (principal.boundary) table.text("boundary", principal.boundary->text);
  if (principal.is_role) {
    table.unless("session", toml_duration(principal.session), toml_duration(k_hour));
    table.unless("service_linked", truth(principal.service_linked), "false");
  }
  table.texts("tags", principal.tags);
  write_permissions(table, folder, principal.policies, principal.inline_policies, path);
  return table.finish();
}

std::string group_text(const GroupDraft& group, const AccountDraft& account, TextFolder& folder, Detail detail) {
  TomlTable table(header("group", group.account, group.name.text), detail);
  table.unless("path", toml_quoted(group.path), toml_quoted("/"));
  write_arn(table, group.arn, made_arn(account, "group", group.path, group.name.text));
  table.text("lineage", group.lineage);
  write_permissions(table, folder, group.policies, group.inline_policies,
                    fmt::format("policies/{}/group-{}", group.account, group.name.text));
  return table.finish();
}

std::string policy_table(const PolicyDraft& policy, const AccountDraft& account, TextFolder& folder, Detail detail) {
  TomlTable table(header("policy", policy.account, policy.name.text), detail);
  write_arn(table, policy.arn, made_arn(account, "policy", "/", policy.name.text));
  table.text("lineage", policy.lineage);
  write_policy_body(table, folder, policy, fmt::format("policies/{}/{}", policy.account, policy.name.text));
  return table.finish();
}

void write_properties(TomlTable& table, const ResourceDraft& resource) {
  std::map<std::string, std::string> others;
  const KindTraits& kind = traits(resource.kind);
  for (const auto& [key, value] : resource.properties) {
    const bool flag = value == "true" || value == "false";
    const bool of_data = kind.holds_data && (key == "holds_secrets" || key == "versioning");
    if (flag && (of_data || (key == "encrypted" && !resource.key))) table.line(key, value);
    else others[key] = value;
  }
  table.texts("properties", others);
}

std::string resource_text(const ResourceDraft& resource, TextFolder& folder, Detail detail) {
  const KindTraits& kind = traits(resource.kind);
  TomlTable table(header(kind.name, resource.account, resource.name.text), detail);
  table.text("arn", resource.arn);
  table.text("lineage", resource.lineage);
  table.text("region", resource.region);
  write_ownership(table, resource.owner);
  table.text("class", resource.data_class);
  if (kind.holds_data) table.unless("records", std::to_string(resource.records), "0");
  if (resource.needed) table.line("needed", toml_duration(*resource.needed));
  if (resource.kept) table.line("kept", toml_duration(*resource.kept));
  if (resource.key) table.line("encrypted", fmt::format("{{ with = {} }}", toml_quoted(resource.key->text)));
  if (resource.role) table.text("role", resource.role->text);
  table.text("metadata", resource.metadata);
  if (kind.runs_code) table.unless("agent", truth(resource.agent), "false");
  if (resource.packages) table.line("packages", toml_list(*resource.packages));
  table.unless("exposed", toml_quoted(resource.internet ? "internet" : "nothing"), toml_quoted("nothing"));
  table.unless("port", std::to_string(resource.port), "443");
  if (resource.subnet) table.text("subnet", resource.subnet->text);
  table.names("security_groups", resource.security_groups);
  table.names("secrets", resource.secrets);
  table.unless("decoy", truth(resource.decoy), "false");
  write_properties(table, resource);
  table.texts("tags", resource.tags);
  const std::string path = fmt::format("policies/{}/{}-{}", resource.account, kind.name, resource.name.text);
  if (resource.policy) table.line("policy", document_value(folder, *resource.policy, path));
  if (!resource.lets.empty()) table.line("lets", grants_value(resource.lets, ""));
  return table.finish();
}

}  // namespace

std::string header(std::string_view word, std::string_view account, std::string_view name) {
  return fmt::format("[{}.{}.{}]", word, toml_key(account), toml_key(name));
}

void write_ownership(TomlTable& table, const Ownership& owner) {
  table.text("workload", owner.workload);
  table.text("environment", owner.environment);
  table.text("team", owner.team);
}

std::string account_text(const EstateDraft& draft, const AccountDraft& account, TextFolder& folder, Detail detail) {
  const std::string& name = account.name.text;
  TomlTable own(fmt::format("[account.{}]", toml_key(name)), detail);
  own.text("id", account.id);
  own.text("lineage", account.lineage);
  write_ownership(own, account.owner);
  if (account.unit) own.text("unit", account.unit->text);
  own.names("scps", account.scps);
  own.names("rcps", account.rcps);
  own.unless("region", toml_quoted(account.region.empty() ? draft.region : account.region), toml_quoted(draft.region));
  std::string text = own.finish();
  for (const PolicyDraft* policy : of_account(draft.policies, name))
    if (!policy->aws_managed) text += policy_table(*policy, account, folder, detail);
  for (const bool roles : {true, false})
    for (const PrincipalDraft* principal : of_account(draft.principals, name))
      if (principal->is_role == roles) text += principal_text(*principal, account, folder, detail);
  for (const GroupDraft* group : of_account(draft.groups, name)) text += group_text(*group, account, folder, detail);
  const auto resources = of_account(draft.resources, name);
  for (const KindTraits& kind : kind_traits())
    for (const ResourceDraft* resource : resources)
      if (resource->kind == kind.kind) text += resource_text(*resource, folder, detail);
  return text + network_text(draft, name, detail);
}

}  // namespace gameday::topology
