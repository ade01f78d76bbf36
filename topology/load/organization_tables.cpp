#include "topology/load/estate_tables.h"
#include "topology/load/permission_tables.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace gameday::topology {
namespace {

bool is_account_id(std::string_view text) {
  return text.size() == 12 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

void read_top(TableReader& root, EstateTables& tables) {
  auto reader = root.table("organization");
  if (!reader) return;
  OrganizationDraft& organization = tables.draft.organization;
  if (organization.present) reader->problem("", "the organization is described twice");
  organization.present = true;
  organization.id = reader->text("id").value_or("");
  organization.management = reader->name("management");
  organization.scps = reader->names("scps");
  organization.rcps = reader->names("rcps");
  reader->finish();
}

void read_units(TableReader& root, EstateTables& tables) {
  auto units = root.table("unit");
  if (!units) return;
  for (auto& [name, reader] : units->children("unit")) {
    UnitDraft unit;
    unit.name = {name, reader.place()};
    unit.parent = reader.name("parent");
    unit.scps = reader.names("scps");
    unit.rcps = reader.names("rcps");
    reader.finish();
    tables.draft.units.push_back(std::move(unit));
  }
}

void read_accounts(TableReader& root, EstateTables& tables) {
  auto accounts = root.table("account");
  if (!accounts) return;
  for (auto& [name, reader] : accounts->children("account")) {
    AccountDraft account;
    account.name = {name, reader.place()};
    account.id = reader.text("id").value_or("");
    if (!account.id.empty() && !is_account_id(account.id))
      reader.problem("id", fmt::format("{}: \"{}\" is not an account id", reader.what(), account.id), "12 digits");
    account.lineage = reader.text("lineage").value_or("");
    account.owner = read_ownership(reader);
    account.unit = reader.name("unit");
    account.scps = reader.names("scps");
    account.rcps = reader.names("rcps");
    account.region = reader.text("region").value_or("");
    reader.finish();
    tables.draft.accounts.push_back(std::move(account));
  }
}

/// Policies of the organization have no account: `[scp.NAME]` and `[rcp.NAME]`.
void read_organization_policies(TableReader& root, EstateTables& tables, std::string_view word) {
  auto policies = root.table(word);
  if (!policies) return;
  for (auto& [name, reader] : policies->children(word)) {
    PolicyDraft policy;
    policy.name = {name, reader.place()};
    read_policy_body(reader, tables, policy);
    reader.finish();
    tables.draft.policies.push_back(std::move(policy));
  }
}

}  // namespace

void read_organization(TableReader& root, EstateTables& tables) {
  read_top(root, tables);
  read_units(root, tables);
  read_accounts(root, tables);
  read_organization_policies(root, tables, "scp");
  read_organization_policies(root, tables, "rcp");
}

}  // namespace gameday::topology
