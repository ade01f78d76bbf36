#include "scenarios/load/scenario_writer.h"

#include <cmath>

#include "scenarios/load/spread_text.h"
#include "topology/load/quantity.h"
#include "topology/load/toml_text.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

using topology::Detail;
using topology::TomlTable;
using topology::toml_duration;
using topology::toml_list;
using topology::toml_quoted;

constexpr double k_ms_an_hour = 3'600'000;

std::string truth(bool value) { return value ? "true" : "false"; }
std::string word(std::string_view name) { return toml_quoted(name); }

template <class Names, class Enum>
std::string named(const Names& names, Enum value) {
  return word(names[static_cast<std::size_t>(value)]);
}

/// In records an hour where that reads back to the same rate; otherwise in records a millisecond.
std::string toml_rate(double per_ms) {
  const std::string hourly = fmt::format("{:.0f} records/h", per_ms * k_ms_an_hour);
  const auto back = topology::parse_rate(hourly);
  return toml_quoted(back && *back == per_ms ? hourly : fmt::format("{:.30f}", per_ms).substr(0, 36) + " records/ms");
}

std::string head(const Scenario& scenario) {
  TomlTable table("", Detail::everything);
  const Scenario usual;
  table.line("gameday", "1");
  table.unless("title", toml_quoted(scenario.title), toml_quoted(scenario.name));
  table.unless("question", toml_quoted(scenario.question), "\"\"");
  table.unless("horizon", toml_duration(scenario.horizon), toml_duration(usual.horizon));
  if (scenario.leaver_returns.count > 0) table.line("returns", toml_duration(scenario.leaver_returns));
  if (!scenario.practices.empty()) table.line("practices", toml_list(scenario.practices));
  if (!scenario.means.empty()) table.line("means", toml_list(scenario.means));
  if (!scenario.when.from) table.comment("when: the 28 days that end at the estate's as_of  # default");
  return table.finish();
}

std::string attacker(const Attacker& attacker) {
  TomlTable table("[attacker]", Detail::everything);
  const Attacker usual;
  table.unless("skill", named(k_skill_names, attacker.skill), named(k_skill_names, usual.skill));
  table.unless("strategy", named(k_strategy_names, attacker.strategy), named(k_strategy_names, usual.strategy));
  // Of the exhaustive attacker, 0 stands for as many as there are steps, and is not written.
  if (attacker.hands > 0)
    table.unless("hands", std::to_string(attacker.hands),
                 attacker.strategy == Strategy::exhaustive ? "" : std::to_string(usual.hands));
  else table.comment("hands: as many as there are steps  # default");
  table.unless("patience", toml_duration(attacker.patience), toml_duration(usual.patience));
  table.unless("tries_blind", toml_float(attacker.tries_blind), toml_float(usual.tries_blind));
  return table.finish();
}

std::string entry(const Entry& entry) {
  TomlTable table("[entry]", Detail::everything);
  const Entry usual;
  if (entry.kind == EntryKind::internet) table.line("internet", "true");
  else table.line(entry.kind == EntryKind::code ? "code" : "credential", toml_selector(entry.selector));
  table.unless("from", word("internet"), word("internet"));
  table.unless("variant", word(entry.variant), word(usual.variant));
  table.unless("mfa", truth(entry.mfa), truth(usual.mfa));
  table.unless("insider", truth(entry.insider), truth(usual.insider));
  return table.finish();
}

std::string calendar(const Calendar& when) {
  if (!when.from || !when.to) return {};
  TomlTable table("[when]", Detail::everything);
  table.line("from", topology::toml_day(*when.from));
  table.line("to", topology::toml_day(*when.to));
  table.unless("zone", toml_quoted(when.zone), toml_quoted(Calendar{}.zone));
  return table.finish();
}

std::string one(const Probe& probe) {
  TomlTable table("[[before]]", Detail::everything);
  table.line("probe", toml_quoted(probe.technique));
  table.line("for", toml_duration(probe.lasts));
  table.line("every", toml_spread(probe.every));
  return table.finish();
}

std::string one(const Objective& objective) {
  TomlTable table("[[objective]]", Detail::everything);
  switch (objective.kind) {
    case ObjectiveKind::exfiltrate:
      table.line("exfiltrate", toml_selector(objective.what));
      table.line("rate", toml_rate(objective.rate_per_ms));
      break;
    case ObjectiveKind::destroy: table.line("destroy", toml_selector(objective.what)); break;
    case ObjectiveKind::persist: table.line("persist", "true"); break;
    case ObjectiveKind::takeover: table.line("takeover", toml_selector(objective.what)); break;
  }
  return table.finish();
}

std::string one(const PlaybookLine& line) {
  TomlTable table("[[playbook]]", Detail::everything);
  table.line("try", toml_list(line.techniques));
  if (line.on) table.line("on", toml_selector(*line.on));
  table.unless("tries", std::to_string(line.tries), std::to_string(PlaybookLine{}.tries));
  return table.finish();
}

std::string one(const Outsider& outsider) {
  TomlTable table("[[outsider]]", Detail::everything);
  table.line("who", toml_quoted(outsider.who));
  table.line("after", toml_quoted(outsider.after));
  table.line("notices", toml_spread(outsider.notices));
  return table.finish();
}

std::string one(const SetProperty& given) {
  TomlTable table("[[given]]", Detail::everything);
  table.line("set", toml_quoted(given.property));
  table.line("to", toml_quoted(given.value));
  table.line("where", toml_selector(given.where));
  return table.finish();
}

std::string vulnerability(const Vulnerability& vulnerability) {
  TomlTable table("[vulnerability]", Detail::everything);
  table.line("name", toml_quoted(vulnerability.name));
  table.line("package", toml_quoted(vulnerability.package));
  table.line("unlisted", toml_float(vulnerability.unlisted));
  table.text("source", vulnerability.provenance.source);
  table.text("assumed", vulnerability.provenance.assumed);
  table.line("exploited", fmt::format("{{ internet = {}, inside = {} }}", toml_spread(vulnerability.exploited_exposed),
                                      toml_spread(vulnerability.exploited_inside)));
  return table.finish();
}

template <class T>
std::string each(const std::vector<T>& all) {
  std::string text;
  for (const T& member : all) text += one(member);
  return text;
}

}  // namespace

std::string write_scenario(const Scenario& scenario) {
  return head(scenario) + attacker(scenario.attacker) + entry(scenario.entry) +
         (scenario.vulnerability ? vulnerability(*scenario.vulnerability) : std::string()) + calendar(scenario.when) +
         each(scenario.before) + each(scenario.objectives) + each(scenario.playbook) + each(scenario.outsiders) +
         each(scenario.given);
}

}  // namespace gameday::scenarios
