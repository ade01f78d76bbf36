#include "scenarios/load/effect_toml.h"

#include <algorithm>

#include "scenarios/load/duty_hours.h"
#include "scenarios/load/policy_toml.h"
#include "scenarios/load/selector_toml.h"
#include "scenarios/load/spread_toml.h"
#include "topology/load/quantity.h"
#include "topology/model/nearest.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

using topology::TableReader;

constexpr std::array<std::string_view, 12> k_effects{"attach",  "set",   "style", "lifetime", "log", "rules",
                                                     "managed", "decoy", "staff", "people",   "lag", "runbook"};
constexpr std::array<std::string_view, 3> k_attach{"scp", "rcp", "boundary"};
constexpr std::array<std::string_view, 2> k_lifetimes{"session", "key"};
constexpr std::array<std::string_view, 4> k_decoys{"bucket", "secret", "table", "parameter"};
constexpr std::array<std::string_view, 1> k_staff{"triage"};
constexpr std::array<std::string_view, 1> k_people{"everyone"};
constexpr std::array<std::string_view, 7> k_lags{"leaver", "decide", "scope", "intel", "look-up", "mitigate", "patch"};
constexpr std::array<std::string_view, 2> k_modes{"manual", "automated"};

template <class T>
void keep(T& field, std::optional<T> value) {
  if (value) field = std::move(*value);
}

template <std::size_t N>
void keep_word(TableReader& in, std::string_view key, const std::array<std::string_view, N>& words, std::string& field) {
  if (const auto index = in.choice(key, words)) field = std::string(words[*index]);
}

void keep_texts(TableReader& in, std::string_view key, std::vector<std::string>& field) {
  if (!in.has(key)) {
    in.node(key);
    return;
  }
  field.clear();
  for (topology::Name& name : in.names(key)) field.push_back(std::move(name.text));
}

/// Reads the fields of one kind of effect; one overload a kind.
struct Fields {
  TableReader& in;
  const Provenance& provenance;

  void where(Selector& field) { keep(field, read_selector(in, "where")); }

  void operator()(AttachPolicy& e) {
    if (const auto to = in.choice("attach", k_attach)) e.to = static_cast<AttachTo>(*to);
    keep(e.name, in.text("name"));
    keep(e.document, read_policy(in));
    where(e.where);
  }
  void operator()(SetProperty& e) {
    keep(e.property, in.text("set"));
    keep(e.value, in.text("to"));
    where(e.where);
  }
  void operator()(Restyle& e) {
    if (const auto style = in.choice("style", k_style_names)) e.style = static_cast<PermissionStyle>(*style);
    where(e.where);
  }
  void operator()(Lifetime& e) {
    keep_word(in, "lifetime", k_lifetimes, e.of);
    keep(e.at_most, in.duration("at_most"));
    if (in.has("at_most") && e.at_most.count <= 0)
      in.problem("at_most", fmt::format("{}: \"at_most\" is 0", in.what()), "longer than 0");
    where(e.where);
  }
  void operator()(EnableLog& e) {
    keep(e.log, in.text("log"));
    keep_place("log", e.place);
    where(e.where);
    if (auto delivers = read_spread(in, "delivers", provenance)) e.delivers = std::move(delivers);
  }
  void operator()(EnableRules& e) {
    keep_texts(in, "rules", e.rules);
    keep_place("rules", e.place);
    keep_place("muted", e.muted_place);
    keep(e.every, in.duration("every"));
    keep(e.look_back, in.duration("look_back"));
    keep_texts(in, "muted", e.muted);
    // A look-back shorter than the period would leave gaps that nobody means.
    if (e.every.count > 0 && e.look_back < e.every && (in.has("every") || in.has("look_back")))
      in.problem("look_back", fmt::format("{}: looks back less far than it runs apart", in.what()), "look_back >= every");
  }
  void operator()(EnableManaged& e) {
    keep(e.detector, in.text("managed"));
    keep_place("managed", e.place);
    where(e.where);
  }
  void operator()(PlantDecoy& e) {
    keep_word(in, "decoy", k_decoys, e.kind);
    keep(e.name, in.text("name"));
    where(e.where);
  }
  void operator()(Staff& e) {
    std::string queue;
    keep_word(in, "staff", k_staff, queue);
    if (const auto analysts = in.integer("analysts", 1, 10'000)) e.analysts = static_cast<int>(*analysts);
    if (const auto hours = in.text("hours")) {
      e.hours = *hours;
      if (const auto wrong = duty_hours_problem(*hours))
        in.problem("hours", fmt::format("{}: \"hours\": {}", in.what(), *wrong), "such as \"Mon-Fri 08:00-18:00\" or \"always\"");
    }
    keep(e.judges, read_spread(in, "judges", provenance, Zero::refused));
    keep(e.misses, in.share("misses"));
    keep(e.patience, in.duration("patience"));
    if (auto on_call = read_spread(in, "on_call", provenance)) e.on_call = std::move(on_call);
  }
  void operator()(PeopleParameters& e) {
    std::string who;
    keep_word(in, "people", k_people, who);
    keep(e.notices, in.share("notices"));
    keep(e.hesitates, read_spread(in, "hesitates", provenance));
    keep(e.speaks, in.share("speaks"));
    keep(e.heard, in.share("heard"));
  }
  void operator()(ProcessLag& e) {
    keep_word(in, "lag", k_lags, e.of);
    keep(e.lag, read_spread(in, "takes", provenance));
  }
  void operator()(EnableRunbook& e) {
    keep(e.runbook, in.text("runbook"));
    keep_place("runbook", e.place);
    keep_place("on_rules", e.on_rules_place);
    if (const auto mode = in.choice("mode", k_modes)) e.mode = static_cast<RunbookMode>(*mode);
    keep_texts(in, "on_rules", e.on_rules);
    drilled(e);
    if (e.mode == RunbookMode::automated && e.on_rules.empty() && (in.has("mode") || in.has("on_rules")))
      in.problem("mode", fmt::format("{}: automated without a rule that triggers it", in.what()), "\"on_rules\" with rule names");
  }

  void keep_place(std::string_view key, topology::Place& place) {
    if (in.has(key)) place = in.place_of(key);
  }

  /// "never", or the time since the last drill: "200 d" or "200 d ago".
  void drilled(EnableRunbook& e) {
    const auto said = in.text("drilled");
    if (!said) return;
    if (*said == "never") {
      e.drilled.reset();
      return;
    }
    std::string_view text = *said;
    if (text.ends_with(" ago")) text.remove_suffix(4);
    if (const auto time = topology::parse_duration(text)) e.drilled = *time;
    else in.problem("drilled", fmt::format("{}: \"drilled\": {}", in.what(), time.error()), "such as \"200 d ago\", or \"never\"");
  }
};

Effect effect_of_kind(std::size_t kind) {
  switch (kind) {
    case 0: return AttachPolicy{};
    case 1: return SetProperty{};
    case 2: return Restyle{};
    case 3: return Lifetime{};
    case 4: return EnableLog{};
    case 5: return EnableRules{};
    case 6: return EnableManaged{};
    case 7: return PlantDecoy{};
    case 8: return Staff{};
    case 9: return PeopleParameters{};
    case 10: return ProcessLag{};
    default: return EnableRunbook{};
  }
}

/// Keys without which an effect of this kind means nothing.
std::vector<std::string_view> demanded(std::size_t kind) {
  switch (kind) {
    case 0: return {"name"};
    case 1: return {"to"};
    case 3: return {"at_most"};
    case 7: return {"name"};
    case 8: return {"judges"};
    case 10: return {"takes"};
    default: return {};
  }
}

std::optional<std::size_t> kind_of(TableReader& in) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < k_effects.size(); ++i) {
    if (!in.has(k_effects[i])) continue;
    if (found) {
      in.problem(k_effects[i], fmt::format("{}: says both \"{}\" and \"{}\"", in.what(), k_effects[*found], k_effects[i]),
                 "one effect a table");
      return std::nullopt;
    }
    found = i;
  }
  if (found) return found;
  const std::vector<std::string> words(k_effects.begin(), k_effects.end());
  std::string near;
  for (const std::string& key : in.keys())
    if (near.empty()) near = topology::nearest(key, words);
  in.problem("", fmt::format("{}: is no effect", in.what()), fmt::format("one of {}", fmt::join(words, ", ")), near);
  return std::nullopt;
}

}  // namespace

void read_fields(TableReader& in, Effect& effect, const Provenance& provenance) {
  Fields fields{in, provenance};
  std::visit(fields, effect);
}

std::optional<Effect> read_effect(TableReader& in, Provenance& provenance) {
  const auto kind = kind_of(in);
  if (!kind) return std::nullopt;
  const Provenance own = read_provenance(in);
  if (!own.source.empty() || !own.assumed.empty()) provenance = own;
  Effect effect = effect_of_kind(*kind);
  read_fields(in, effect, provenance);
  for (const std::string_view key : demanded(*kind)) in.require(key);
  in.finish();
  return effect;
}

}  // namespace gameday::scenarios
