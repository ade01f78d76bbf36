#include "scenarios/load/technique_toml.h"

#include <algorithm>

#include "scenarios/load/record_toml.h"
#include "scenarios/load/spread_toml.h"
#include "scenarios/model/selector.h"
#include "topology/model/nearest.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

using topology::TableReader;

constexpr std::array<std::string_view, 5> k_need_keys{"permission", "property", "reach", "trusts_service", "knows"};
constexpr std::array<std::string_view, 3> k_knowledge{"principals", "stores", "compute"};
constexpr std::array<std::string_view, 3> k_data{"read", "write", "destroy"};
constexpr std::array<std::string_view, 2> k_credentials{"long-lived", "session"};
constexpr std::array<std::string_view, 4> k_visible{"outage", "bill", "data-gone", "prompt"};

/// The one of `keys` that the table has; a problem, and nothing, when there is none or there are two.
template <std::size_t N>
std::optional<std::size_t> one_key(TableReader& in, const std::array<std::string_view, N>& keys) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < N; ++i) {
    if (!in.has(keys[i])) continue;
    if (found) {
      in.problem(keys[i], fmt::format("{}: says both \"{}\" and \"{}\"", in.what(), keys[*found], keys[i]), "one a table");
      return std::nullopt;
    }
    found = i;
  }
  if (found) return found;
  for (const std::string_view key : keys) in.node(key);  // so that the nearest of a misspelt key is offered
  const std::size_t before = in.problems().size();
  in.finish();
  if (in.problems().size() == before)
    in.problem("", fmt::format("{}: says nothing", in.what()), fmt::format("one of {}", fmt::join(keys, ", ")));
  return std::nullopt;
}

On read_on(TableReader& in, std::string_view key, On fallback) {
  const auto on = in.choice(key, k_on_names);
  return on ? static_cast<On>(*on) : fallback;
}

template <std::size_t N>
std::string word(TableReader& in, std::string_view key, const std::array<std::string_view, N>& words) {
  const auto index = in.choice(key, words);
  return index ? std::string(words[*index]) : "";
}

void read_permission(TableReader& in, Technique& technique) {
  PermissionNeed need;
  need.action = in.text("permission").value_or("");
  if (!need.action.empty() && need.action.find(':') == std::string::npos)
    in.problem("permission", fmt::format("{}: \"{}\" is no action", in.what(), need.action),
               "service:Action, such as \"s3:GetObject\"");
  need.on = read_on(in, "on", On::target);
  if (auto with = in.table("with")) {
    for (const std::string& key : with->keys())
      if (const auto value = with->text(key)) need.with[key] = *value;
  }
  technique.permissions.push_back(std::move(need));
}

void read_property(TableReader& in, Technique& technique) {
  PropertyNeed need;
  need.property = in.text("property").value_or("");
  need.negated = in.has("not");
  if (need.negated == in.has("is"))
    in.problem("property", fmt::format("{}: wants \"is\" or \"not\"", in.what()), "one of them");
  for (topology::Name& value : in.names(need.negated ? "not" : "is")) need.values.push_back(std::move(value.text));
  technique.properties.push_back(std::move(need));
}

void read_need(TableReader& in, Technique& technique) {
  const auto key = one_key(in, k_need_keys);
  if (!key) return;
  switch (*key) {
    case 0: read_permission(in, technique); break;
    case 1: read_property(in, technique); break;
    case 2: technique.reach = in.flag("reach").value_or(false); break;
    case 3: technique.trusts_service = in.text("trusts_service").value_or(""); break;
    default: technique.knows = word(in, "knows", k_knowledge); break;
  }
  in.finish();
}

void read_yield(TableReader& in, Technique& technique) {
  const auto key = one_key(in, k_yield_names);
  if (!key) return;
  Yield yield;
  yield.kind = static_cast<YieldKind>(*key);
  const std::string_view name = k_yield_names[*key];
  switch (yield.kind) {
    case YieldKind::credential:
      yield.on = read_on(in, name, On::target);
      in.require("kind");
      yield.text = word(in, "kind", k_credentials);
      break;
    case YieldKind::code:
    case YieldKind::network:
    case YieldKind::admin: yield.on = read_on(in, name, On::target); break;
    case YieldKind::data:
      yield.text = word(in, name, k_data);
      yield.on = read_on(in, "on", On::target);
      break;
    case YieldKind::way_back:
      yield.text = in.text(name).value_or("");
      yield.on = read_on(in, "on", On::target);
      break;
    case YieldKind::knowledge:
      yield.text = word(in, name, k_knowledge);
      yield.on = On::account;
      break;
    case YieldKind::log_off:
      yield.text = in.text(name).value_or("");
      yield.on = On::account;
      break;
  }
  in.finish();
  technique.yields.push_back(std::move(yield));
}

bool by_skill(TableReader& in) {
  return std::ranges::any_of(k_skill_names, [&](std::string_view skill) { return in.has(skill); });
}

/// One spread for all, or a table with one for each skill.
void read_takes(TableReader& in, Technique& technique) {
  if (!in.require("takes")) return;
  const toml::node* node = in.node("takes");
  std::optional<TableReader> table;
  if (node->is_table()) table = in.table("takes");
  if (!table || !by_skill(*table)) {
    if (const auto spread = read_spread(in, "takes")) technique.takes.fill(*spread);
    return;
  }
  const Provenance provenance = read_provenance(*table);
  for (std::size_t skill = 0; skill < k_skill_names.size(); ++skill) {
    table->require(k_skill_names[skill]);
    if (const auto spread = read_spread(*table, k_skill_names[skill], provenance)) technique.takes[skill] = *spread;
  }
  table->finish();
}

void read_works(TableReader& in, Technique& technique) {
  if (!in.has("works")) return;
  const toml::node* node = in.node("works");
  if (!node->is_table()) {
    if (const auto share = in.share("works")) technique.works.fill(*share);
    return;
  }
  TableReader table = *in.table("works");
  technique.works_provenance = read_provenance(table);
  for (std::size_t skill = 0; skill < k_skill_names.size(); ++skill) {
    table.require(k_skill_names[skill]);
    if (const auto share = table.share(k_skill_names[skill])) technique.works[skill] = *share;
  }
  table.finish();
}

/// T and four digits, then perhaps a dot and three.
bool is_attack_id(std::string_view id) {
  const auto digits = [](std::string_view t) { return std::ranges::all_of(t, [](char c) { return c >= '0' && c <= '9'; }); };
  if (!id.starts_with('T') || (id.size() != 5 && id.size() != 9) || !digits(id.substr(1, 4))) return false;
  return id.size() == 5 || (id[5] == '.' && digits(id.substr(6)));
}

void read_ids(TableReader& in, Technique& technique) {
  for (topology::Name& id : in.names("attack")) {
    if (!is_attack_id(id.text))
      in.problems().push_back({id.place, fmt::format("{}: \"{}\" is no ATT&CK id", in.what(), id.text), "such as \"T1098.001\"", ""});
    technique.attack.push_back(std::move(id.text));
  }
}

void read_target(TableReader& in, Technique& technique) {
  in.require("from");
  if (const auto from = in.choice("from", k_from_names)) technique.from = static_cast<From>(*from);
  in.require("targets");
  const std::vector<std::string>& kinds = selector_kinds();
  const std::vector<std::string_view> words(kinds.begin(), kinds.end());
  if (const auto kind = in.choice("targets", words)) technique.targets = kinds[*kind];
}

}  // namespace

Technique read_technique(const std::string& name, TableReader& in) {
  Technique technique;
  technique.name = name;
  technique.place = in.place();
  technique.title = in.text("title").value_or(name);
  read_ids(in, technique);
  read_target(in, technique);
  for (TableReader& need : in.tables("needs")) read_need(need, technique);
  for (TableReader& yield : in.tables("yields")) read_yield(yield, technique);
  read_takes(in, technique);
  read_works(in, technique);
  technique.visible = word(in, "visible", k_visible);
  for (TableReader& record : in.tables("record")) technique.records.push_back(read_record(record));
  if (!technique.permissions.empty() && technique.from != From::credential && in.has("from"))
    in.problem("from", fmt::format("{}: needs a permission, but is not from a credential", in.what()),
               "from = \"credential\"");
  in.finish();
  return technique;
}

}  // namespace gameday::scenarios
