#include <algorithm>
#include <set>

#include "topology/load/content_hash.h"
#include "topology/load/sealer.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

/// 12 digits from the name, so that a file without ids means the same estate everywhere.
std::string made_account_id(std::string_view name) {
  return fmt::format("{:012}", 100'000'000'000U + fnv1a_64(name) % 900'000'000'000U);
}

void place_units(Sealer& sealer) {
  Unit root;
  root.name = "root";
  sealer.estate.units.push_back(std::move(root));
  std::vector<const UnitDraft*> sorted;
  for (const UnitDraft& unit : sealer.draft.units) {
    if (unit.name.text == "root") sealer.report(unit.name.place, "\"root\" is the organization's own unit", "another name");
    else sorted.push_back(&unit);
  }
  std::ranges::stable_sort(sorted, {}, [](const UnitDraft* unit) { return unit->name.text; });
  report_duplicates(sealer, sorted, "unit", [](const auto& a, const auto& b) { return a.name.text == b.name.text; });
  sealer.units.push_back(nullptr);
  sealer.names.add({"unit", "", "root", "", 0});
  for (const UnitDraft* draft : sorted) {
    sealer.names.add({"unit", "", draft->name.text, "", static_cast<std::uint32_t>(sealer.units.size())});
    sealer.units.push_back(draft);
    Unit unit;
    unit.name = draft->name.text;
    sealer.estate.units.push_back(std::move(unit));
  }
}

void link_units(Sealer& sealer) {
  for (std::size_t u = 1; u < sealer.units.size(); ++u) {
    const auto parent = sealer.resolve(sealer.units[u]->parent, "", {"unit", {"unit"}});
    sealer.estate.units[u].parent = UnitId{parent.value_or(0)};
  }
  // Every unit must lead to the root; a walk longer than there are units never will.
  for (std::size_t u = 1; u < sealer.units.size(); ++u) {
    std::size_t at = u;
    std::size_t steps = 0;
    while (at != 0 && steps <= sealer.units.size()) {
      at = sealer.estate.units[at].parent->index;
      ++steps;
    }
    if (at != 0)
      sealer.report(sealer.units[u]->name.place,
                    fmt::format("unit \"{}\" never leads to the root", sealer.units[u]->name.text));
  }
}

void place_accounts(Sealer& sealer) {
  for (const AccountDraft& account : sealer.draft.accounts) sealer.accounts.push_back(&account);
  std::ranges::stable_sort(sealer.accounts, {}, [](const AccountDraft* account) { return account->name.text; });
  report_duplicates(sealer, sealer.accounts, "account",
                    [](const auto& a, const auto& b) { return a.name.text == b.name.text; });
  std::set<std::string> ids;
  for (const AccountDraft* draft : sealer.accounts) {
    Account account;
    account.name = draft->name.text;
    account.id = draft->id.empty() ? made_account_id(account.name) : draft->id;
    account.owner = draft->owner;
    account.lineage = draft->lineage.empty() ? "account/" + account.name : draft->lineage;
    account.region = draft->region.empty() ? sealer.draft.region : draft->region;
    const auto unit = sealer.resolve(draft->unit, "", {"unit", {"unit"}});
    account.unit = UnitId{unit.value_or(0)};
    if (!ids.insert(account.id).second)
      sealer.report(draft->name.place, fmt::format("account \"{}\": another account has the id {}", account.name, account.id));
    const auto index = static_cast<std::uint32_t>(sealer.estate.accounts.size());
    sealer.names.add({"account", "", account.name, fmt::format("arn:aws:iam::{}:root", account.id), index});
    sealer.estate.accounts.push_back(std::move(account));
  }
}

void place_organization(Sealer& sealer) {
  const OrganizationDraft& organization = sealer.draft.organization;
  if (!organization.present) {
    for (std::size_t u = 1; u < sealer.units.size(); ++u)
      sealer.report(sealer.units[u]->name.place, fmt::format("unit \"{}\" belongs to no organization",
                                                             sealer.units[u]->name.text), "[organization]");
    return;
  }
  sealer.estate.organization_id = organization.id;
  if (organization.id.empty()) {
    std::string names;
    for (const Account& account : sealer.estate.accounts) names += account.name + '\n';
    sealer.estate.organization_id = fmt::format("o-{:010x}", fnv1a_64(names) & 0xffffffffffU);
  }
  if (const auto management = sealer.resolve(organization.management, "", {"account", {"account"}}))
    sealer.estate.accounts[*management].management = true;
}

}  // namespace

void seal_accounts(Sealer& sealer) {
  place_units(sealer);
  link_units(sealer);
  place_accounts(sealer);
  place_organization(sealer);
}

}  // namespace gameday::topology
