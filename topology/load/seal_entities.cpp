#include <algorithm>
#include <tuple>

#include "topology/load/lineage.h"
#include "topology/load/sealer.h"
#include "topology/model/nearest.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

std::optional<AccountId> account_of(Sealer& sealer, const std::string& written, const Name& entity,
                                    std::string_view word) {
  const auto& accounts = sealer.estate.accounts;
  const auto found = std::ranges::lower_bound(accounts, written, {}, &Account::name);
  if (found != accounts.end() && found->name == written)
    return AccountId{static_cast<std::uint32_t>(found - accounts.begin())};
  std::vector<std::string> known;
  for (const Account& account : accounts) known.push_back(account.name);
  sealer.report(entity.place, fmt::format("{} \"{}\": account \"{}\" is not defined", word, entity.text, written),
                fmt::format("[account.{}] or another account", written), nearest(written, known));
  return std::nullopt;
}

Ownership inherited(Ownership own, const Ownership& of_account) {
  if (own.workload.empty()) own.workload = of_account.workload;
  if (own.environment.empty()) own.environment = of_account.environment;
  if (own.team.empty()) own.team = of_account.team;
  return own;
}

/// Those of a known account, by (account, name, kind).
template <class Draft, class Key>
std::vector<const Draft*> placed(Sealer& sealer, const std::vector<Draft>& drafts, std::string_view noun, Key key) {
  std::vector<const Draft*> sorted;
  for (const Draft& draft : drafts)
    if (account_of(sealer, draft.account, draft.name, noun)) sorted.push_back(&draft);
  std::ranges::stable_sort(sorted, {}, [&](const Draft* draft) { return key(*draft); });
  report_duplicates(sealer, sorted, noun, [&](const Draft& a, const Draft& b) { return key(a) == key(b); });
  return sorted;
}

AccountId known_account(const Sealer& sealer, const std::string& name) {
  const auto& accounts = sealer.estate.accounts;
  const auto found = std::ranges::lower_bound(accounts, name, {}, &Account::name);
  return AccountId{static_cast<std::uint32_t>(found - accounts.begin())};
}

std::string iam_arn(const Sealer& sealer, AccountId account, std::string_view type, std::string_view path,
                    std::string_view name) {
  return fmt::format("arn:aws:iam::{}:{}{}{}", sealer.estate.at(account).id, type, path, name);
}

void replace(std::string& text, std::string_view what, std::string_view with) {
  const std::size_t at = text.find(what);
  if (at != std::string::npos) text.replace(at, what.size(), with);
}

std::string resource_arn(const Sealer& sealer, const ResourceDraft& draft, const Resource& resource) {
  if (!draft.arn.empty()) return draft.arn;
  std::string arn(traits(draft.kind).arn);
  replace(arn, "{region}", resource.region);
  replace(arn, "{account}", sealer.estate.at(resource.account).id);
  replace(arn, "{name}", resource.name);
  return arn;
}

void place_principals(Sealer& sealer) {
  sealer.principals = placed(sealer, sealer.draft.principals, "principal", [](const PrincipalDraft& draft) {
    return std::tie(draft.account, draft.name.text, draft.is_role);
  });
  for (const PrincipalDraft* draft : sealer.principals) {
    Principal principal;
    principal.kind = draft->is_role ? PrincipalKind::role : PrincipalKind::user;
    principal.name = draft->name.text;
    principal.account = known_account(sealer, draft->account);
    const std::string_view word = draft->is_role ? "role" : "user";
    principal.arn = draft->arn.empty() ? iam_arn(sealer, principal.account, word, draft->path, principal.name) : draft->arn;
    principal.owner = inherited(draft->owner, sealer.estate.at(principal.account).owner);
    principal.keys = draft->keys;
    principal.console = draft->console;
    principal.session = draft->session;
    principal.service_linked = draft->service_linked;
    principal.tags = draft->tags;
    principal.place = draft->name.place;
    const auto index = static_cast<std::uint32_t>(sealer.estate.principals.size());
    sealer.names.add({word, draft->account, principal.name, principal.arn, index});
    sealer.estate.principals.push_back(std::move(principal));
  }
}

void place_groups(Sealer& sealer) {
  sealer.groups = placed(sealer, sealer.draft.groups, "group",
                         [](const GroupDraft& draft) { return std::tie(draft.account, draft.name.text); });
  for (const GroupDraft* draft : sealer.groups) {
    Group group;
    group.name = draft->name.text;
    group.account = known_account(sealer, draft->account);
    group.arn = draft->arn.empty() ? iam_arn(sealer, group.account, "group", draft->path, group.name) : draft->arn;
    const auto index = static_cast<std::uint32_t>(sealer.estate.groups.size());
    sealer.names.add({"group", draft->account, group.name, group.arn, index});
    sealer.estate.groups.push_back(std::move(group));
  }
}

void place_people(Sealer& sealer) {
  for (const PersonDraft& person : sealer.draft.people) sealer.people.push_back(&person);
  std::ranges::stable_sort(sealer.people, {}, [](const PersonDraft* person) { return person->name.text; });
  report_duplicates(sealer, sealer.people, "person",
                    [](const auto& a, const auto& b) { return a.name.text == b.name.text; });
  for (const PersonDraft* draft : sealer.people) {
    Person person;
    person.name = draft->name.text;
    person.team = draft->team;
    person.joined = draft->joined;
    person.left = draft->left;
    const auto index = static_cast<std::uint32_t>(sealer.estate.people.size());
    sealer.names.add({"person", "", person.name, "", index});
    sealer.estate.people.push_back(std::move(person));
  }
}

Resource resource_of(const Sealer& sealer, const ResourceDraft& draft) {
  Resource resource;
  resource.kind = draft.kind;
  resource.name = draft.name.text;
  resource.account = known_account(sealer, draft.account);
  const Account& account = sealer.estate.at(resource.account);
  resource.region = draft.region.empty() ? account.region : draft.region;
  resource.owner = inherited(draft.owner, account.owner);
  resource.arn = resource_arn(sealer, draft, resource);
  resource.internet = draft.internet;
  resource.port = draft.port;
  resource.metadata = draft.metadata;
  resource.data_class = draft.data_class;
  resource.records = draft.records;
  resource.needed = draft.needed;
  resource.kept = draft.kept;
  resource.decoy = draft.decoy;
  resource.agent = draft.agent;
  resource.packages = draft.packages;
  resource.properties = draft.properties;
  resource.tags = draft.tags;
  return resource;
}

void place_resources(Sealer& sealer) {
  sealer.resources = placed(sealer, sealer.draft.resources, "resource", [](const ResourceDraft& draft) {
    return std::tuple<const std::string&, const std::string&, std::string_view>(draft.account, draft.name.text,
                                                                                traits(draft.kind).name);
  });
  for (const ResourceDraft* draft : sealer.resources) {
    Resource resource = resource_of(sealer, *draft);
    const auto index = static_cast<std::uint32_t>(sealer.estate.resources.size());
    sealer.names.add({traits(draft->kind).name, draft->account, resource.name, resource.arn, index});
    sealer.estate.resources.push_back(std::move(resource));
  }
}

void give_lineages(Sealer& sealer) {
  LineageBook book;
  Estate& estate = sealer.estate;
  for (std::size_t i = 0; i < estate.accounts.size(); ++i) {
    const AccountDraft& draft = *sealer.accounts[i];
    book.add({draft.lineage, {}, "", "account", draft.name.text, draft.name.place, &estate.accounts[i].lineage});
  }
  for (std::size_t i = 0; i < estate.principals.size(); ++i) {
    const PrincipalDraft& draft = *sealer.principals[i];
    Principal& principal = estate.principals[i];
    book.add({draft.lineage, principal.owner, draft.account, draft.is_role ? "role" : "user", draft.name.text,
              draft.name.place, &principal.lineage});
  }
  for (std::size_t i = 0; i < estate.groups.size(); ++i) {
    const GroupDraft& draft = *sealer.groups[i];
    book.add({draft.lineage, estate.at(estate.groups[i].account).owner, draft.account, "group", draft.name.text,
              draft.name.place, &estate.groups[i].lineage});
  }
  for (std::size_t i = 0; i < estate.people.size(); ++i) {
    const PersonDraft& draft = *sealer.people[i];
    book.add({"", {}, "", "person", draft.name.text, draft.name.place, &estate.people[i].lineage});
  }
  for (std::size_t i = 0; i < estate.resources.size(); ++i) {
    const ResourceDraft& draft = *sealer.resources[i];
    Resource& resource = estate.resources[i];
    book.add({draft.lineage, resource.owner, draft.account, traits(draft.kind).name, draft.name.text, draft.name.place,
              &resource.lineage});
  }
  book.finish(sealer.problems);
}

}  // namespace

void seal_entities(Sealer& sealer) {
  place_principals(sealer);
  place_groups(sealer);
  place_people(sealer);
  place_resources(sealer);
  give_lineages(sealer);
}

}  // namespace gameday::topology
