#include "scenarios/load/control_toml.h"

#include "scenarios/load/effect_toml.h"
#include "scenarios/load/practice_id.h"
#include "scenarios/load/spread_toml.h"
#include "topology/load/quantity.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

using topology::TableReader;

constexpr double k_minutes_a_month = 30.0 * 24 * 60;

bool says_something(const Provenance& provenance) { return !provenance.source.empty() || !provenance.assumed.empty(); }

void read_cost(TableReader& in, Control& control) {
  const auto cost = in.text("cost");
  if (!cost) return;
  const auto per_minute = topology::parse_money_rate(*cost);
  if (per_minute) control.cost_per_month = *per_minute * k_minutes_a_month;
  else in.problem("cost", fmt::format("{}: \"cost\": {}", in.what(), per_minute.error()), "such as \"900 USD/month\"");
}

}  // namespace

Control read_control(const std::string& name, TableReader& in) {
  Control control;
  control.name = name;
  control.place = in.place();
  control.title = in.text("title").value_or(name);
  control.practices = read_practices(in);
  read_cost(in, control);
  const Provenance own = read_provenance(in);
  if (says_something(own)) control.provenance.push_back(own);
  in.require("effect");
  for (TableReader& table : in.tables("effect")) {
    Provenance provenance = own;
    auto effect = read_effect(table, provenance);
    if (!effect) continue;
    control.effects.push_back(std::move(*effect));
    if (provenance.source != own.source || provenance.assumed != own.assumed) control.provenance.push_back(provenance);
  }
  in.finish();
  return control;
}

Control with_parameters(Control control, TableReader& parameters) {
  const Provenance own = read_provenance(parameters);
  if (says_something(own)) control.provenance.push_back(own);
  // A number that a control set's author writes rests on that author unless they say otherwise.
  const Provenance said = says_something(own) ? own : Provenance{"", fmt::format("given by {}", parameters.file())};
  for (Effect& effect : control.effects) read_fields(parameters, effect, said);
  parameters.finish();
  return control;
}

}  // namespace gameday::scenarios
