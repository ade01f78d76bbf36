#include "scenarios/load/control_set_writer.h"

#include "scenarios/load/spread_text.h"
#include "topology/load/policy_text.h"
#include "topology/load/toml_text.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

using topology::Detail;
using topology::TomlTable;
using topology::toml_duration;
using topology::toml_list;
using topology::toml_quoted;

/// Writes the fields of one kind of effect; one overload a kind, as they are read.
struct Fields {
  TomlTable& table;

  void where(const Selector& selector) {
    if (is_empty(selector)) table.comment("where: everywhere  # default");
    else table.line("where", toml_selector(selector));
  }
  void share(std::string_view key, double value, double usual) { table.unless(key, toml_float(value), toml_float(usual)); }
  void texts(std::string_view key, const std::vector<std::string>& all) {
    table.unless(key, all.empty() ? "[]" : toml_list(all), "[]");
  }

  void operator()(const AttachPolicy& e) {
    table.line("attach", toml_quoted(e.to == AttachTo::scp ? "scp" : e.to == AttachTo::rcp ? "rcp" : "boundary"));
    table.line("name", toml_quoted(e.name));
    table.line("policy", toml_quoted(topology::policy_text(e.document, topology::JsonLayout::one_line)));
    where(e.where);
  }
  void operator()(const SetProperty& e) {
    table.line("set", toml_quoted(e.property));
    table.line("to", toml_quoted(e.value));
    where(e.where);
  }
  void operator()(const Restyle& e) {
    table.line("style", toml_quoted(k_style_names[static_cast<std::size_t>(e.style)]));
    where(e.where);
  }
  void operator()(const Lifetime& e) {
    table.line("lifetime", toml_quoted(e.of));
    table.line("at_most", toml_duration(e.at_most));
    where(e.where);
  }
  void operator()(const EnableLog& e) {
    table.line("log", toml_quoted(e.log));
    if (e.delivers) table.line("delivers", toml_spread(*e.delivers));
    else table.comment("delivers: as the log source says  # default");
    where(e.where);
  }
  void operator()(const EnableRules& e) {
    table.line("rules", toml_list(e.rules));
    table.unless("every", toml_duration(e.every), toml_duration(EnableRules{}.every));
    table.unless("look_back", toml_duration(e.look_back), toml_duration(EnableRules{}.look_back));
    texts("muted", e.muted);
  }
  void operator()(const EnableManaged& e) {
    table.line("managed", toml_quoted(e.detector));
    where(e.where);
  }
  void operator()(const PlantDecoy& e) {
    table.line("decoy", toml_quoted(e.kind));
    table.line("name", toml_quoted(e.name));
    where(e.where);
  }
  void operator()(const Staff& e) {
    const Staff usual;
    table.line("staff", toml_quoted("triage"));
    table.unless("analysts", std::to_string(e.analysts), std::to_string(usual.analysts));
    table.unless("hours", toml_quoted(e.hours), toml_quoted(usual.hours));
    table.line("judges", toml_spread(e.judges));
    share("misses", e.misses, usual.misses);
    table.unless("patience", toml_duration(e.patience), toml_duration(usual.patience));
    if (e.on_call) table.line("on_call", toml_spread(*e.on_call));
    else table.comment("on_call: nobody  # default");
  }
  void operator()(const PeopleParameters& e) {
    const PeopleParameters usual;
    table.line("people", toml_quoted("everyone"));
    share("notices", e.notices, usual.notices);
    table.unless("hesitates", toml_spread(e.hesitates), toml_spread(usual.hesitates));
    share("speaks", e.speaks, usual.speaks);
    share("heard", e.heard, usual.heard);
  }
  void operator()(const ProcessLag& e) {
    table.line("lag", toml_quoted(e.of));
    table.line("takes", toml_spread(e.lag));
  }
  void operator()(const EnableRunbook& e) {
    table.line("runbook", toml_quoted(e.runbook));
    table.unless("mode", toml_quoted(e.mode == RunbookMode::manual ? "manual" : "automated"), toml_quoted("manual"));
    texts("on_rules", e.on_rules);
    std::string drilled = "\"never\"";
    if (e.drilled) drilled = toml_duration(*e.drilled);
    table.unless("drilled", drilled, "\"never\"");
  }
};

/// What is compiled in has a path within the library, "controls/logging.toml"; the rest is the author's own.
std::string origin(const Control& control, const std::string& set_file) {
  const std::string& file = control.place.file;
  if (file.starts_with("controls/")) return "bundled control, of " + file;
  if (file.empty() || file == set_file) return "of this set, or a bundled control with parameters of this set";
  return fmt::format("bundled control, with parameters of {}:{}", file, control.place.line);
}

std::string head(const Control& control, const std::string& set_file) {
  TomlTable table(fmt::format("# {}\n[control.{}]", origin(control, set_file), topology::toml_key(control.name)),
                  Detail::everything);
  table.unless("title", toml_quoted(control.title), toml_quoted(control.name));
  if (!control.practices.empty()) table.line("practices", toml_list(control.practices));
  table.unless("cost", fmt::format("\"{:.2f} USD/month\"", control.cost_per_month), "\"0.00 USD/month\"");
  for (const Provenance& said : control.provenance) {
    if (!said.source.empty()) table.comment("source: " + said.source);
    if (!said.assumed.empty()) table.comment("assumed: " + said.assumed);
  }
  return table.finish();
}

}  // namespace

std::string write_control_set(const ControlSet& set) {
  TomlTable top("", Detail::everything);
  top.line("gameday", "1");
  top.unless("title", toml_quoted(set.title), toml_quoted(set.name));
  top.line("extends", "\"nothing\"");
  std::string text = top.finish();
  for (const Control& control : set.controls) {
    text += head(control, set.place.file);
    for (const Effect& effect : control.effects) {
      TomlTable table(fmt::format("[[control.{}.effect]]", topology::toml_key(control.name)), Detail::everything);
      Fields fields{table};
      std::visit(fields, effect);
      text += table.finish();
    }
  }
  return text;
}

}  // namespace gameday::scenarios
