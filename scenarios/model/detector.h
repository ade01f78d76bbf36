#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/model/sigma_rule.h"
#include "scenarios/model/spread.h"

namespace gameday::scenarios {

/// One finding type of a managed detector: a Sigma selection over record fields.
struct Finding {
  std::string name;
  SigmaRule rule;
  double chance = 1.0;        // that a matching record makes a finding, drawn once per (finding, principal or resource)
  Spread latency;             // record -> finding published
  topology::Millis repeats{};  // a further match within this time updates the finding and raises no alert
};

struct ManagedDetector {
  std::string name;
  std::string title;
  std::vector<Finding> findings;
  topology::Place place;
};

/// False alerts of a rule or finding: a Poisson process, by the hour of the week. On a weekday between 06:00 and 20:00 its rate
/// is max(at_least_per_day, per_day x (principals and resources) / 100) a day.
struct Noise {
  double per_day = 0.0;       // per 100 principals and resources
  double at_least_per_day = 0.0;  // however small the estate
  double weekend = 1.0;       // factor on Saturday and Sunday
  double night = 1.0;         // factor from 20:00 to 06:00
  Provenance provenance;
  topology::Place place;
};

}  // namespace gameday::scenarios
