#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/model/control_set.h"
#include "scenarios/model/selector.h"
#include "scenarios/model/spread.h"
#include "scenarios/model/technique.h"

namespace gameday::scenarios {

enum class Strategy { playbook, opportunistic, exhaustive };
inline constexpr std::array<std::string_view, 3> k_strategy_names{"playbook", "opportunistic", "exhaustive"};

struct Attacker {
  Skill skill = Skill::practised;
  Strategy strategy = Strategy::opportunistic;
  int hands = 1;                        // attempts in parallel; 0: as many as there are steps (exhaustive)
  topology::Millis patience{30 * topology::k_day.count};  // without any success for so long: leaves
  double tries_blind = 0.0;             // share of attempts made without knowing whether they are allowed
};

/// Left of the attack: an act against the estate repeated before entry.
struct Probe {
  std::string technique;
  topology::Millis lasts{};
  Spread every;
  topology::Place place;
};

enum class EntryKind { credential, code, internet };

/// How the attacker gets in. An entry that several entities satisfy draws one per replication; `internet` begins with
/// nothing but reach of what is exposed.
struct Entry {
  EntryKind kind = EntryKind::internet;
  Selector selector;                    // of a principal (credential) or a compute resource (code)
  std::string variant = "long-lived";   // credential: "long-lived" or "session"
  bool mfa = false;
  bool insider = false;                 // begins with access: initial access is the first illegitimate act
  topology::Place place;
};

enum class ObjectiveKind { exfiltrate, destroy, persist, takeover };

struct Objective {
  ObjectiveKind kind{};
  Selector what;                        // stores for exfiltrate and destroy, accounts for takeover
  double rate_per_ms = 0;               // data records per millisecond, exfiltrate
  topology::Place place;
};

/// Somebody outside who may find out: a clock that starts at a kind of harm.
struct Outsider {
  std::string who;                      // "customer", "researcher", "vendor", "attacker"
  std::string after;                    // "exposure" (data leaves), "destruction", "takeover", "access"
  Spread notices;
  topology::Place place;
};

/// One line of an attacker's playbook: the first alternative that can be done is done.
struct PlaybookLine {
  std::vector<std::string> techniques;
  std::optional<Selector> on;
  int tries = 3;
  topology::Place place;
};

/// A vulnerability that becomes known to everybody at once, where other attackers get in. What the entry picks is at risk;
/// of that, those are affected whose list of packages holds `package`. Each affected one is entered when it is exploited,
/// unless it was mitigated or patched first.
struct Vulnerability {
  std::string name;
  std::string package;
  double unlisted = 0.0;                // chance that a workload whose packages nobody has listed is affected
  Spread exploited_exposed;             // disclosure -> exploited, of what is exposed to the internet
  Spread exploited_inside;              // and of what is not
  Provenance provenance;                // of `unlisted`
  topology::Place place;
};

struct Calendar {
  std::optional<topology::Day> from;    // none: the 28 days that end at the estate's as_of
  std::optional<topology::Day> to;
  std::string zone = "UTC";
};

/// An attacker and what is special about the day.
struct Scenario {
  std::string name;
  std::string title;
  std::string question;
  Attacker attacker;
  std::vector<Probe> before;
  Entry entry;
  std::optional<Vulnerability> vulnerability;
  std::vector<Objective> objectives;
  std::vector<PlaybookLine> playbook;
  std::vector<Outsider> outsiders;
  std::vector<SetProperty> given;       // what is special about the estate on that day, e.g. a flaw; set after the controls
  std::vector<std::string> means;       // condition keys that this attacker can satisfy, e.g. "aws:SourceIp"
  Calendar when;
  topology::Millis horizon{30 * topology::k_day.count};
  topology::Millis leaver_returns{};    // > 0: entry happens so long after the person left; access must still live
  std::vector<std::string> practices;
  topology::Place place;
};

}  // namespace gameday::scenarios
