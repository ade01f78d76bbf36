#include "topology/load/estate_writer.h"

#include <algorithm>
#include <set>

#include "topology/load/account_text.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

/// RCPs are written as `[rcp.NAME]`, so that a reader knows what they are for.
std::set<std::string> resource_limits(const EstateDraft& draft) {
  std::set<std::string> names;
  const auto look = [&](const std::vector<Name>& rcps) {
    for (const Name& name : rcps) names.insert(name.text);
  };
  look(draft.organization.rcps);
  for (const UnitDraft& unit : draft.units) look(unit.rcps);
  for (const AccountDraft& account : draft.accounts) look(account.rcps);
  return names;
}

template <class Draft>
std::vector<const Draft*> by_name(const std::vector<Draft>& drafts) {
  std::vector<const Draft*> sorted;
  for (const Draft& draft : drafts) sorted.push_back(&draft);
  std::ranges::stable_sort(sorted, {}, [](const Draft* draft) { return draft->name.text; });
  return sorted;
}

std::string heading(const EstateDraft& draft, Detail detail) {
  TomlTable table("", detail);
  table.line("gameday", "1");
  table.text("title", draft.title);
  if (draft.as_of) table.line("as_of", toml_day(*draft.as_of));
  table.unless("region", toml_quoted(draft.region), toml_quoted(EstateDraft{}.region));
  return table.finish();
}

std::string limits_text(const EstateDraft& draft, TextFolder& folder, Detail detail) {
  const auto rcps = resource_limits(draft);
  std::string text;
  for (const PolicyDraft* policy : by_name(draft.policies)) {
    if (!policy->account.empty() || policy->aws_managed) continue;
    const std::string_view word = rcps.contains(policy->name.text) ? "rcp" : "scp";
    TomlTable table(fmt::format("[{}.{}]", word, toml_key(policy->name.text)), detail);
    table.text("arn", policy->arn);
    table.text("lineage", policy->lineage);
    if (policy->wider_version) table.line("wider_version", "true");
    write_policy_body(table, folder, *policy, fmt::format("policies/organization/{}", policy->name.text));
    text += table.finish();
  }
  return text;
}

std::string units_text(const EstateDraft& draft, Detail detail) {
  std::string text;
  if (draft.organization.present) {
    TomlTable table("[organization]", detail);
    table.text("id", draft.organization.id);
    if (draft.organization.management) table.text("management", draft.organization.management->text);
    table.names("scps", draft.organization.scps);
    table.names("rcps", draft.organization.rcps);
    text += table.finish();
  }
  for (const UnitDraft* unit : by_name(draft.units)) {
    TomlTable table(fmt::format("[unit.{}]", toml_key(unit->name.text)), detail);
    if (unit->parent) table.text("parent", unit->parent->text);
    table.names("scps", unit->scps);
    table.names("rcps", unit->rcps);
    text += table.finish();
  }
  return text;
}

std::string people_text(const EstateDraft& draft, Detail detail) {
  std::string text;
  for (const PersonDraft* person : by_name(draft.people)) {
    TomlTable table(fmt::format("[person.{}]", toml_key(person->name.text)), detail);
    table.text("team", person->team);
    if (person->joined) table.line("joined", toml_day(*person->joined));
    if (person->left) table.line("left", toml_day(*person->left));
    text += table.finish();
  }
  return text;
}

std::string shared_text(const EstateDraft& draft, Detail detail) {
  std::string text;
  for (const PeeringDraft* peering : by_name(draft.peerings)) {
    TomlTable table(fmt::format("[peering.{}]", toml_key(peering->name.text)), detail);
    table.line("from", toml_quoted(peering->from.text));
    table.line("to", toml_quoted(peering->to.text));
    text += table.finish();
  }
  for (const DependencyDraft& dependency : draft.dependencies) {
    TomlTable table("[[depends]]", detail);
    table.line("who", toml_quoted(dependency.who.text));
    table.line("does", toml_quoted(dependency.action));
    table.line("on", toml_quoted(dependency.on.text));
    table.unless("worth", fmt::format("\"{} USD/min\"", dependency.worth_per_minute), "\"0 USD/min\"");
    text += table.finish();
  }
  return text;
}

std::string aws_text(const EstateDraft& draft, TextFolder& folder, Detail detail) {
  std::string text;
  for (const PolicyDraft* policy : by_name(draft.policies)) {
    if (!policy->aws_managed) continue;
    TomlTable table(fmt::format("[aws-policy.{}]", toml_key(policy->name.text)), detail);
    if (policy->arn != "arn:aws:iam::aws:policy/" + policy->name.text) table.text("arn", policy->arn);
    table.text("lineage", policy->lineage);
    write_policy_body(table, folder, *policy, "policies/aws/" + policy->name.text);
    text += table.finish();
  }
  return text;
}

}  // namespace

std::map<std::string, std::string> write_estate(const EstateDraft& draft, Detail detail) {
  TextFolder folder;
  const std::string organization = folder.reserve("organization.toml");
  const std::string aws = folder.reserve("aws-managed.toml");
  folder.files[organization] = heading(draft, detail) + units_text(draft, detail) + limits_text(draft, folder, detail) +
                               people_text(draft, detail) + shared_text(draft, detail);
  if (const std::string text = aws_text(draft, folder, detail); !text.empty())
    folder.files[aws] = "gameday = 1\n# Documents of the policies that AWS manages, as of this estate's date.\n" + text;
  for (const AccountDraft* account : by_name(draft.accounts)) {
    const std::string file = folder.reserve(account->name.text + ".toml");
    folder.files[file] = "gameday = 1\n" + account_text(draft, *account, folder, detail);
  }
  return std::move(folder.files);
}

}  // namespace gameday::topology
