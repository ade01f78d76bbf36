#include "scenarios/load/scenario_toml.h"

#include <algorithm>
#include <array>

#include "scenarios/load/practice_id.h"
#include "scenarios/load/selector_toml.h"
#include "scenarios/load/spread_toml.h"
#include "topology/load/quantity.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

using topology::TableReader;

constexpr std::array<std::string_view, 3> k_entries{"credential", "code", "internet"};
constexpr std::array<std::string_view, 4> k_objectives{"exfiltrate", "destroy", "persist", "takeover"};
constexpr std::array<std::string_view, 2> k_variants{"long-lived", "session"};
constexpr std::array<std::string_view, 1> k_places{"internet"};
constexpr std::array<std::string_view, 4> k_who{"customer", "researcher", "vendor", "attacker"};
constexpr std::array<std::string_view, 4> k_after{"exposure", "destruction", "takeover", "access"};

/// The one of `keys` that the table says; a problem when it says none or two.
std::optional<std::size_t> one_of(TableReader& in, std::span<const std::string_view> keys) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    in.node(keys[i]);
    if (!in.has(keys[i])) continue;
    if (found) in.problem(keys[i], fmt::format("{}: says both \"{}\" and \"{}\"", in.what(), keys[*found], keys[i]), "one of them");
    else found = i;
  }
  if (!found) in.problem("", fmt::format("{}: says nothing", in.what()), fmt::format("one of {}", fmt::join(keys, ", ")));
  return found;
}

/// `internet = true`, `persist = true`: false would say nothing.
void only_true(TableReader& in, std::string_view key) {
  if (in.flag(key) == false) in.problem(key, fmt::format("{}: \"{}\" is false", in.what(), key), "true, or no such line");
}

void refuse_zero(TableReader& in, std::string_view key, std::optional<topology::Millis> value) {
  if (value && value->count <= 0) in.problem(key, fmt::format("{}: \"{}\" is 0", in.what(), key), "longer than 0");
}

Attacker read_attacker(TableReader& in) {
  Attacker attacker;
  if (const auto skill = in.choice("skill", k_skill_names)) attacker.skill = static_cast<Skill>(*skill);
  if (const auto strategy = in.choice("strategy", k_strategy_names)) attacker.strategy = static_cast<Strategy>(*strategy);
  // The exhaustive attacker is an upper bound: as many hands as there are steps, unless said.
  attacker.hands = attacker.strategy == Strategy::exhaustive ? 0 : 1;
  if (const auto hands = in.integer("hands", 1, 1000)) attacker.hands = static_cast<int>(*hands);
  const auto patience = in.duration("patience");
  refuse_zero(in, "patience", patience);
  if (patience) attacker.patience = *patience;
  if (const auto share = in.share("tries_blind")) attacker.tries_blind = *share;
  in.finish();
  return attacker;
}

Probe read_probe(TableReader& in) {
  Probe probe;
  probe.place = in.place_of("probe");
  in.require("probe");
  probe.technique = in.text("probe").value_or("");
  in.require("for");
  const auto lasts = in.duration("for");
  refuse_zero(in, "for", lasts);
  if (lasts) probe.lasts = *lasts;
  in.require("every");
  if (const auto every = read_spread(in, "every", read_provenance(in), Zero::refused)) probe.every = *every;
  in.finish();
  return probe;
}

Entry read_entry(TableReader& in) {
  Entry entry;
  entry.place = in.place();
  const auto kind = one_of(in, k_entries);
  if (kind) entry.kind = static_cast<EntryKind>(*kind);
  if (kind && entry.kind == EntryKind::internet) only_true(in, "internet");
  else if (kind) entry.selector = read_selector(in, k_entries[*kind]).value_or(Selector{});
  in.choice("from", k_places);
  if (const auto variant = in.choice("variant", k_variants)) entry.variant = std::string(k_variants[*variant]);
  entry.mfa = in.flag("mfa").value_or(false);
  entry.insider = in.flag("insider").value_or(false);
  in.finish();
  return entry;
}

void read_rate(TableReader& in, Objective& objective) {
  in.require("rate");
  const auto text = in.text("rate");
  if (!text) return;
  const auto rate = topology::parse_rate(*text);
  if (!rate) in.problem("rate", fmt::format("{}: \"rate\": {}", in.what(), rate.error()));
  else if (*rate <= 0) in.problem("rate", fmt::format("{}: \"rate\" is 0", in.what()), "such as \"2 M records/h\"");
  else objective.rate_per_ms = *rate;
}

Objective read_objective(TableReader& in) {
  Objective objective;
  objective.place = in.place();
  const auto kind = one_of(in, k_objectives);
  if (kind) objective.kind = static_cast<ObjectiveKind>(*kind);
  if (kind && objective.kind == ObjectiveKind::persist) only_true(in, "persist");
  else if (kind) objective.what = read_selector(in, k_objectives[*kind]).value_or(Selector{});
  if (kind && objective.kind == ObjectiveKind::exfiltrate) read_rate(in, objective);
  in.finish();
  return objective;
}

PlaybookLine read_line(TableReader& in) {
  PlaybookLine line;
  line.place = in.place();
  in.require("try");
  for (topology::Name& name : in.names("try")) line.techniques.push_back(std::move(name.text));
  line.on = read_selector(in, "on");
  if (const auto tries = in.integer("tries", 1, 1000)) line.tries = static_cast<int>(*tries);
  in.finish();
  return line;
}

Outsider read_outsider(TableReader& in) {
  Outsider outsider;
  outsider.place = in.place();
  in.require("who");
  if (const auto who = in.choice("who", k_who)) outsider.who = std::string(k_who[*who]);
  in.require("after");
  if (const auto after = in.choice("after", k_after)) outsider.after = std::string(k_after[*after]);
  in.require("notices");
  if (const auto notices = read_spread(in, "notices", read_provenance(in))) outsider.notices = *notices;
  in.finish();
  return outsider;
}

SetProperty read_given(TableReader& in) {
  SetProperty given;
  in.require("set");
  given.property = in.text("set").value_or("");
  in.require("to");
  given.value = in.text("to").value_or("");
  in.require("where");
  given.where = read_selector(in, "where").value_or(Selector{});
  in.finish();
  return given;
}

Calendar read_calendar(TableReader& in) {
  Calendar when;
  in.require("from");
  in.require("to");
  when.from = in.day("from");
  when.to = in.day("to");
  if (when.from && when.to && *when.to < *when.from)
    in.problem("to", fmt::format("{}: ends before it begins", in.what()), "a day on or after \"from\"");
  when.zone = in.text("zone").value_or(when.zone);
  in.finish();
  return when;
}

Vulnerability read_vulnerability(TableReader& in) {
  Vulnerability vulnerability;
  vulnerability.place = in.place();
  vulnerability.provenance = read_provenance(in);
  in.require("name");
  vulnerability.name = in.text("name").value_or("");
  in.require("package");
  vulnerability.package = in.text("package").value_or("");
  in.require("unlisted");
  vulnerability.unlisted = in.share("unlisted").value_or(0.0);
  in.require("exploited");
  if (auto exploited = in.table("exploited")) {
    const Provenance& rests_on = vulnerability.provenance;
    exploited->require("internet");
    if (auto spread = read_spread(*exploited, "internet", rests_on)) vulnerability.exploited_exposed = std::move(*spread);
    exploited->require("inside");
    if (auto spread = read_spread(*exploited, "inside", rests_on)) vulnerability.exploited_inside = std::move(*spread);
    exploited->finish();
  }
  in.finish();
  return vulnerability;
}

void read_lists(TableReader& root, Scenario& scenario) {
  for (TableReader& table : root.tables("before")) scenario.before.push_back(read_probe(table));
  for (TableReader& table : root.tables("objective")) scenario.objectives.push_back(read_objective(table));
  for (TableReader& table : root.tables("playbook")) scenario.playbook.push_back(read_line(table));
  for (TableReader& table : root.tables("outsider")) scenario.outsiders.push_back(read_outsider(table));
  for (TableReader& table : root.tables("given")) scenario.given.push_back(read_given(table));
  for (topology::Name& key : root.names("means")) scenario.means.push_back(std::move(key.text));
}

}  // namespace

Scenario read_scenario(const std::string& name, TableReader& root) {
  check_version(root);
  Scenario scenario;
  scenario.name = name;
  scenario.place = root.place();
  scenario.title = root.text("title").value_or(name);
  scenario.question = root.text("question").value_or("");
  if (auto attacker = root.table("attacker")) scenario.attacker = read_attacker(*attacker);
  root.require("entry");
  if (auto entry = root.table("entry")) scenario.entry = read_entry(*entry);
  if (auto table = root.table("vulnerability")) scenario.vulnerability = read_vulnerability(*table);
  if (scenario.vulnerability && scenario.entry.kind != EntryKind::code)
    root.problem("vulnerability", "a vulnerability lets attackers in, but the entry is no compute resource",
                 "entry = { code = … } with what is at risk");
  read_lists(root, scenario);
  if (auto when = root.table("when")) scenario.when = read_calendar(*when);
  for (const auto& [key, field] : {std::pair{"horizon", &scenario.horizon}, std::pair{"returns", &scenario.leaver_returns}}) {
    const auto value = root.duration(key);
    refuse_zero(root, key, value);
    if (value) *field = *value;
  }
  scenario.practices = read_practices(root);
  if (scenario.attacker.strategy == Strategy::playbook && scenario.playbook.empty())
    root.problem("attacker", "the attacker follows a playbook, but there is none", "[[playbook]] with the techniques to try");
  if (scenario.attacker.strategy != Strategy::playbook && !scenario.playbook.empty())
    root.problem("playbook", fmt::format("an attacker whose strategy is \"{}\" reads no playbook",
                                         k_strategy_names[static_cast<std::size_t>(scenario.attacker.strategy)]),
                 "strategy = \"playbook\"");
  root.finish();
  return scenario;
}

tl::expected<Scenario, topology::Problems> load_scenario(std::string_view text, const std::string& file,
                                                         const std::string& name) {
  auto parsed = topology::TomlFile::parse(text, file);
  if (!parsed) return tl::unexpected(topology::Problems{parsed.error()});
  topology::Problems problems;
  TableReader root(parsed->root, parsed->name, problems, "the scenario");
  Scenario scenario = read_scenario(name, root);
  if (problems.empty()) return scenario;
  sort_and_merge(problems);
  return tl::unexpected(std::move(problems));
}

}  // namespace gameday::scenarios
