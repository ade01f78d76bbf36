#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "scenarios/model/log_record.h"
#include "scenarios/model/spread.h"

namespace gameday::scenarios {

enum class Skill { novice, practised, expert };
inline constexpr std::array<std::string_view, 3> k_skill_names{"novice", "practised", "expert"};

/// What a technique is applied from.
enum class From { internet, credential, code, network, way_back };
inline constexpr std::array<std::string_view, 5> k_from_names{"internet", "credential", "code", "network", "way-back"};

/// What a permission must cover, or where a yield lands. `secrets`: the stores that lie readable in the target.
enum class On { target, objects, role, key, account, anything, secrets };
inline constexpr std::array<std::string_view, 7> k_on_names{"target",  "target.objects", "target.role",   "target.key",
                                                            "account", "*",              "target.secrets"};

/// A permission that the acting credential must have. All of a technique's permissions are needed of the same credential.
/// A target without a role or key makes needs on `role` impossible and needs on `key` idle.
struct PermissionNeed {
  std::string action;
  On on = On::target;
  std::map<std::string, std::string> with;  // condition keys that the request carries, e.g. iam:PassedToService
};

/// A property of the target that must hold: "exposed" = "internet", "metadata" = "v1", or any of its own properties.
struct PropertyNeed {
  std::string property;
  std::vector<std::string> values;  // any of these
  bool negated = false;
};

enum class YieldKind {
  credential,   // text: "long-lived" or "session"
  code,
  data,         // text: "read", "write" or "destroy"
  network,      // a vantage in the target's subnet
  admin,        // the target user, role, group's members or policy's holders become administrators: flips a guard
  way_back,     // text: its kind, e.g. "second-key"
  knowledge,    // text: what becomes known of the account: "principals", "stores", "compute"
  log_off,      // text: the log source, or managed detector, that gets no more records from the account
};
inline constexpr std::array<std::string_view, 8> k_yield_names{"credential", "code",     "data",      "network",
                                                               "admin",      "way_back", "knowledge", "log_off"};

struct Yield {
  YieldKind kind{};
  On on = On::target;
  std::string text;
};

/// A kind of attack step (library/techniques). A step is one technique against one target.
struct Technique {
  std::string name;
  std::string title;
  std::vector<std::string> attack;     // ATT&CK ids
  From from = From::credential;
  std::string targets;                 // "account", "user", "role", "group", "policy", a resource kind, "store" or "compute"
  std::vector<PermissionNeed> permissions;
  std::vector<PropertyNeed> properties;
  bool reach = false;                  // the target's endpoint must be reachable from where the attacker is
  std::string trusts_service;          // the target role must let this service assume it
  std::string knows;                   // knowledge of the target's account without which it must be guessed
  std::vector<Yield> yields;
  std::array<Spread, 3> takes;         // by Skill
  std::array<double, 3> works{1, 1, 1};  // chance that a possible attempt succeeds, by Skill
  Provenance works_provenance;
  std::vector<RecordTemplate> records;
  std::string visible;                 // effect that people may notice: "", "outage", "bill", "data-gone", "prompt"
  topology::Place place;
};

}  // namespace gameday::scenarios
