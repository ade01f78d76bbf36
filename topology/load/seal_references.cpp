#include <algorithm>

#include "topology/load/sealer.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

const Wanted k_data{"store", {"bucket", "table", "database", "secret", "parameter", "queue", "topic", "volume", "snapshot",
                              "image", "repository"}};

std::optional<EntityRef> entity_of(const Named& named) {
  static constexpr std::pair<std::string_view, EntityKind> words[] = {
      {"account", EntityKind::account}, {"user", EntityKind::user},     {"role", EntityKind::role},
      {"group", EntityKind::group},     {"policy", EntityKind::policy}, {"person", EntityKind::person}};
  for (const auto& [word, kind] : words)
    if (named.word == word) return EntityRef{kind, named.index};
  if (resource_kind(named.word)) return EntityRef{EntityKind::resource, named.index};
  return std::nullopt;
}

void link_principals(Sealer& sealer) {
  for (std::size_t i = 0; i < sealer.principals.size(); ++i) {
    const PrincipalDraft& draft = *sealer.principals[i];
    Principal& principal = sealer.estate.principals[i];
    for (const Name& name : draft.groups) {
      const auto group = sealer.resolve(name, draft.account, {"group", {"group"}});
      if (!group) continue;
      if (sealer.estate.groups[*group].account != principal.account)
        sealer.report(name.place, fmt::format("group \"{}\" belongs to another account", name.text),
                      fmt::format("a group of account \"{}\"", draft.account));
      principal.groups.push_back(GroupId{*group});
    }
    std::ranges::sort(principal.groups);
    principal.groups.erase(std::unique(principal.groups.begin(), principal.groups.end()), principal.groups.end());
    if (const auto person = sealer.resolve(draft.person, "", {"person", {"person"}})) principal.person = PersonId{*person};
  }
}

void link_resources(Sealer& sealer) {
  for (std::size_t i = 0; i < sealer.resources.size(); ++i) {
    const ResourceDraft& draft = *sealer.resources[i];
    Resource& resource = sealer.estate.resources[i];
    if (const auto role = sealer.resolve(draft.role, draft.account, {"role", {"role"}})) resource.role = PrincipalId{*role};
    if (const auto key = sealer.resolve(draft.key, draft.account, {"key", {"key"}})) resource.key = ResourceId{*key};
    if (const auto subnet = sealer.resolve(draft.subnet, draft.account, {"subnet", {"subnet"}}))
      resource.subnet = SubnetId{*subnet};
    for (const Name& name : draft.security_groups)
      if (const auto group = sealer.resolve(name, draft.account, {"security group", {"security-group"}}))
        resource.security_groups.push_back(*group);
    for (const Name& name : draft.secrets)
      if (const auto store = sealer.resolve(name, draft.account, k_data)) resource.secrets.push_back(ResourceId{*store});
    std::ranges::sort(resource.security_groups);
    std::ranges::sort(resource.secrets);
  }
}

std::optional<EntityRef> entity(Sealer& sealer, const Name& name, std::string_view noun) {
  const auto found = sealer.names.find(name, "", {noun, {}});
  if (!found) {
    sealer.problems.push_back(found.error());
    return std::nullopt;
  }
  const auto ref = entity_of(**found);
  if (!ref) sealer.report(name.place, fmt::format("\"{}\" is neither a principal nor a resource", name.text));
  return ref;
}

void link_dependencies(Sealer& sealer) {
  for (const DependencyDraft& draft : sealer.draft.dependencies) {
    const auto who = entity(sealer, draft.who, "what depends:");
    const auto on = entity(sealer, draft.on, "what is depended on:");
    if (draft.action.find(':') == std::string::npos)
      sealer.report(draft.who.place, fmt::format("\"{}\" is not an action", draft.action), "such as \"s3:GetObject\"");
    if (who && on) sealer.estate.dependencies.push_back({*who, draft.action, *on, draft.worth_per_minute});
  }
  std::ranges::stable_sort(sealer.estate.dependencies, [](const Dependency& a, const Dependency& b) {
    return std::tie(a.who, a.action, a.on) < std::tie(b.who, b.action, b.on);
  });
}

}  // namespace

void seal_references(Sealer& sealer) {
  link_principals(sealer);
  link_resources(sealer);
  link_dependencies(sealer);
}

}  // namespace gameday::topology
