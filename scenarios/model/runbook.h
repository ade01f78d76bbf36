#pragma once

#include <array>
#include <string>
#include <string_view>

#include "scenarios/model/spread.h"

namespace gameday::scenarios {

/// What a runbook takes from the attacker.
enum class Cut {
  long_lived,   // disables the access keys and passwords of a user
  sessions,     // revokes sessions of a user or role
  code,         // quarantines compute
  data,         // closes a store to everyone but its owners
  admin,        // takes attached or rewritten policies back
  way_back,     // removes a way back that is known
  account,      // isolates a whole account: nothing there can be done by anybody
};
inline constexpr std::array<std::string_view, 7> k_cut_names{"long-lived", "sessions", "code", "data",
                                                             "admin",      "way-back", "account"};

struct Runbook {
  std::string name;
  std::string title;
  Cut cuts{};
  Spread takes;               // by people who have drilled it within 90 days
  Spread takes_automated;
  double fails = 0.0;         // chance that one try does not work; it is tried again
  double undrilled = 2.0;     // factor on time, and on the chance to fail (capped at 1), when never drilled
  double harm_minutes = 0.0;  // service-minutes that legitimate users lose each time it is run
  Provenance provenance;
  topology::Place place;
};

}  // namespace gameday::scenarios
