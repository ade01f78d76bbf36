#pragma once

#include <compare>
#include <set>
#include <string>
#include <vector>

#include "scenarios/model/technique.h"
#include "topology/model/estate.h"

namespace gameday::scenarios {

/// A position in words of its own, so that nothing of the compiler's stands behind it.
/// Kinds: "credential" (variants "long-lived", "session", "session with MFA", "created"), "code", "network" (the entity's index
/// is the subnet's), "data" ("read", "write", "destroy"), "takeover", "way back" and "knowledge" (their own words).
struct NaivePosition {
  std::string kind;
  std::string variant;
  topology::EntityRef entity;
  auto operator<=>(const NaivePosition&) const = default;
};

/// Everything that follows from `entry` and the internet, the slow and plain way: every technique against every entity with
/// every credential held, asked of `topology::decide`, again and again until nothing is new. The attacker calls from
/// 203.0.113.77 and can make no other condition true. Cost: techniques x entities x credentials x policies, per round.
std::set<NaivePosition> naive_reach(const topology::Estate& estate, const std::vector<Technique>& techniques,
                                    const std::set<NaivePosition>& entry);

std::string told(const topology::Estate& estate, const NaivePosition& position);

}  // namespace gameday::scenarios
