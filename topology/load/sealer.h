#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "topology/load/name_index.h"
#include "topology/model/estate.h"
#include "topology/model/estate_draft.h"

// Inside of seal: the state that its parts share, in the order in which they run. Nobody else includes this.
namespace gameday::topology {

struct Sealer {
  explicit Sealer(const EstateDraft& of) : draft(of) {}

  const EstateDraft& draft;
  Estate estate;
  Problems problems;
  NameIndex names;

  // Draft entries by the id that they got; entries that could not be placed are left out.
  std::vector<const UnitDraft*> units;  // the root has none: null
  std::vector<const AccountDraft*> accounts;
  std::vector<const PrincipalDraft*> principals;
  std::vector<const GroupDraft*> groups;
  std::vector<const PersonDraft*> people;
  std::vector<const ResourceDraft*> resources;

  void report(const Place& place, std::string reason, std::string expected = {}, std::string nearest = {}) {
    problems.push_back({place, std::move(reason), std::move(expected), std::move(nearest)});
  }

  /// The index of what is meant, or nothing and a problem.
  std::optional<std::uint32_t> resolve(const Name& name, std::string_view account, const Wanted& wanted) {
    const auto found = names.find(name, account, wanted);
    if (found) return (*found)->index;
    problems.push_back(found.error());
    return std::nullopt;
  }
  std::optional<std::uint32_t> resolve(const std::optional<Name>& name, std::string_view account, const Wanted& wanted) {
    if (!name) return std::nullopt;
    return resolve(*name, account, wanted);
  }
  const std::string& account_name(AccountId id) const { return estate.at(id).name; }
};

void seal_accounts(Sealer& sealer);    // units, accounts; their ids
void seal_entities(Sealer& sealer);    // principals, groups, people, resources: names, ARNs, lineages
void seal_policies(Sealer& sealer);    // every document, and who it is attached to
void seal_network(Sealer& sealer);
void seal_references(Sealer& sealer);  // what remains between entities: roles of code, keys, groups, people, dependencies

/// Reports entries of one name at both places. `entries` must be sorted so that equal ones are neighbours.
template <class Draft, class Same>
void report_duplicates(Sealer& sealer, const std::vector<const Draft*>& entries, std::string_view noun, Same same) {
  for (std::size_t i = 1; i < entries.size(); ++i) {
    if (!same(*entries[i - 1], *entries[i])) continue;
    const Place& a = entries[i - 1]->name.place;
    const Place& b = entries[i]->name.place;
    const std::string reason = std::string(noun) + " \"" + entries[i]->name.text + "\" is defined twice, also at ";
    sealer.report(a, reason + b.file + ":" + std::to_string(b.line));
    sealer.report(b, reason + a.file + ":" + std::to_string(a.line));
  }
}

}  // namespace gameday::topology
