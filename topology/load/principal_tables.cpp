#include <utility>

#include "topology/load/estate_tables.h"
#include "topology/load/permission_tables.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

/// The path of an IAM entity begins and ends with '/'.
std::string read_path(TableReader& reader) {
  std::string path = reader.text("path").value_or("/");
  if (path.starts_with('/') && path.ends_with('/')) return path;
  reader.problem("path", fmt::format("{}: \"{}\" is not a path", reader.what(), path), "such as \"/\" or \"/team/\"");
  return "/";
}

void read_common(TableReader& reader, EstateTables& tables, PrincipalDraft& principal) {
  principal.path = read_path(reader);
  principal.arn = reader.text("arn").value_or("");
  principal.lineage = reader.text("lineage").value_or("");
  principal.owner = read_ownership(reader);
  principal.boundary = reader.name("boundary");
  principal.tags = read_texts(reader, "tags");
  read_permissions(reader, tables, principal.policies, principal.inline_policies);
}

void read_role(TableReader& reader, EstateTables& tables, PrincipalDraft& role) {
  role.is_role = true;
  read_common(reader, tables, role);
  role.trust = read_document(reader, tables, "trust");
  role.trusts = read_trusts(reader, tables);
  if (!reader.has("trust") && !reader.has("trusts"))
    reader.problem("", fmt::format("nobody may assume {}", reader.what()), "\"trusts\" or \"trust\"");
  if (const auto session = reader.duration("session")) role.session = *session;
  role.service_linked = reader.flag("service_linked").value_or(false);
}

void read_keys(TableReader& reader, PrincipalDraft& user) {
  for (TableReader& table : reader.tables("access_key")) {
    AccessKeyDraft key;
    if (table.require("age")) key.age = table.duration("age").value_or(Millis{});
    key.assumed = table.flag("assumed").value_or(false);
    table.finish();
    user.keys.push_back(key);
  }
}

void read_console(TableReader& reader, PrincipalDraft& user) {
  const toml::node* node = reader.node("console");
  if (node == nullptr) return;
  if (const auto flag = node->value_exact<bool>()) {
    if (*flag) user.console = ConsoleDraft{};
    return;
  }
  auto table = reader.table("console");
  if (!table) return;
  ConsoleDraft console;
  console.mfa = table->flag("mfa").value_or(false);
  console.phishable = table->flag("phishable").value_or(true);
  table->finish();
  user.console = console;
}

void read_user(TableReader& reader, EstateTables& tables, PrincipalDraft& user) {
  read_common(reader, tables, user);
  user.groups = reader.names("groups");
  user.person = reader.name("person");
  read_keys(reader, user);
  read_console(reader, user);
}

void read_group(AccountTable& table, EstateTables& tables) {
  GroupDraft group;
  group.name = {table.name, table.reader.place()};
  group.account = table.account;
  group.path = read_path(table.reader);
  group.arn = table.reader.text("arn").value_or("");
  group.lineage = table.reader.text("lineage").value_or("");
  read_permissions(table.reader, tables, group.policies, group.inline_policies);
  table.reader.finish();
  tables.draft.groups.push_back(std::move(group));
}

}  // namespace

void read_principals(TableReader& root, EstateTables& tables) {
  for (const std::string_view word : {"role", "user"}) {
    for (AccountTable& table : account_tables(root, word)) {
      PrincipalDraft principal;
      principal.name = {table.name, table.reader.place()};
      principal.account = table.account;
      if (word == "role") read_role(table.reader, tables, principal);
      else read_user(table.reader, tables, principal);
      table.reader.finish();
      tables.draft.principals.push_back(std::move(principal));
    }
  }
  for (AccountTable& table : account_tables(root, "group")) read_group(table, tables);
}

void read_policies(TableReader& root, EstateTables& tables) {
  read_aws_policies(root, tables);
  for (AccountTable& table : account_tables(root, "policy")) {
    PolicyDraft policy;
    policy.name = {table.name, table.reader.place()};
    policy.account = table.account;
    read_policy_body(table.reader, tables, policy);
    table.reader.finish();
    tables.draft.policies.push_back(std::move(policy));
  }
}

}  // namespace gameday::topology
