#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/model/library.h"
#include "topology/model/estate_draft.h"

namespace gameday::scenarios {

/// One thing that a technique asks for: what the micro-estate has, or lacks.
enum class Requirement { permission, property, reach, service_trust, role, key_permission, secrets };

struct Lacking {
  Requirement what{};
  std::size_t index = 0;  // of the permission or property
  std::string name;       // for messages: "permission iam:PassRole"
};

/// Everything that the technique asks for, one by one.
std::vector<Lacking> requirements(const Technique& technique);

/// The smallest company in which the technique can be applied to one target: a user "attacker" with exactly its permissions, or code
/// on the target, or nothing but the internet; and with `lacking`, the same without that one thing.
topology::EstateDraft micro_estate(const Technique& technique, const std::optional<Lacking>& lacking);

/// The name of the target in it, "target"; that of an account is "shop".
std::string target_name(const Technique& technique);

/// A scenario whose attacker begins there and does nothing but this technique, once.
Scenario micro_scenario(const Technique& technique);

}  // namespace gameday::scenarios
