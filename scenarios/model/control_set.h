#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "scenarios/model/selector.h"
#include "scenarios/model/spread.h"
#include "topology/model/policy_document.h"

namespace gameday::scenarios {

// The closed list of what a control can do. A new kind of effect is a new struct here; a new control is TOML only.

enum class AttachTo { scp, rcp, boundary };

/// A policy attached before the estate is sealed: SCP or RCP at the root, a unit or accounts; boundary on principals.
struct AttachPolicy {
  AttachTo to = AttachTo::scp;
  std::string name;
  topology::PolicyDocument document;
  Selector where;  // accounts, or principals for a boundary; empty: the whole organization
};

/// "metadata" to "v2", "exposed" to "no", "mfa" to "yes", "agent" to "yes", or any property a technique asks for.
struct SetProperty {
  std::string property;
  std::string value;
  Selector where;
};

enum class PermissionStyle { as_written, star_star, service_wide };
inline constexpr std::array<std::string_view, 3> k_style_names{"as written", "star-star", "service-wide"};

struct Restyle {
  PermissionStyle style = PermissionStyle::as_written;
  Selector where;  // principals
};

struct Lifetime {
  std::string of;  // "session" (longest session), "key" (access keys older are gone)
  topology::Millis at_most{};
  Selector where;
};

struct EnableLog {
  std::string log;
  Selector where;                       // accounts
  std::optional<Spread> delivers;       // instead of the source's own
  topology::Place place{};  // of the name
};

/// Sigma rules, all that match `rules` by id, level or "*", evaluated on a schedule. `every` 0: streaming.
struct EnableRules {
  std::vector<std::string> rules;       // rule file names without .yml, or "*"
  topology::Millis every{};
  topology::Millis look_back{};
  std::vector<std::string> muted;
  topology::Place place{};  // of `rules`
  topology::Place muted_place{};
};

struct EnableManaged {
  std::string detector;                 // a managed detector of the library
  Selector where;                       // accounts
  topology::Place place{};  // of the name
};

/// A decoy planted in each selected account, called "decoy-NAME-ACCOUNT"; the rule that watches it stands in the rule folder.
struct PlantDecoy {
  std::string kind;                     // "bucket", "secret", "table", "parameter"
  std::string name;
  Selector where;
};

struct Staff {
  int analysts = 1;
  std::string hours = "always";         // "Mon-Fri 08:00-18:00" or "always"
  Spread judges;                        // reading and judging one alert
  double misses = 0.1;                  // chance that a true alert is judged false
  topology::Millis patience{3 * topology::k_day.count};
  std::optional<Spread> on_call;        // outside hours, high and critical alerts wake someone: time to acknowledge
};

struct PeopleParameters {
  double notices = 0.0;                 // chance that somebody notices a visible effect
  Spread hesitates;
  double speaks = 1.0;
  double heard = 1.0;
};

struct ProcessLag {
  std::string of;                       // "leaver", "decide", "scope"; of a new vulnerability "intel", "look-up", "mitigate",
                                        // "patch"
  Spread lag;
};

enum class RunbookMode { manual, automated };

struct EnableRunbook {
  std::string runbook;
  RunbookMode mode = RunbookMode::manual;
  std::vector<std::string> on_rules;    // automated: the rules that trigger it
  std::optional<topology::Millis> drilled;  // time since the last drill; none: never
  topology::Place place{};  // of the name
  topology::Place on_rules_place{};
};

using Effect = std::variant<AttachPolicy, SetProperty, Restyle, Lifetime, EnableLog, EnableRules, EnableManaged, PlantDecoy,
                            Staff, PeopleParameters, ProcessLag, EnableRunbook>;

/// One preventive, proactive, detective or responsive measure, with the parameters of a control set filled in.
struct Control {
  std::string name;
  std::string title;
  std::vector<std::string> practices;
  double cost_per_month = 0;            // USD
  std::vector<Effect> effects;
  std::vector<Provenance> provenance;
  topology::Place place{};
};

/// One configuration of controls. Those of `extends` come first; a control used again replaces the one of that name.
struct ControlSet {
  std::string name;
  std::string title;
  std::vector<Control> controls;
  topology::Place place{};
};

}  // namespace gameday::scenarios
