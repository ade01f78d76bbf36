#pragma once

#include <string>
#include <string_view>

#include "topology/model/estate.h"

namespace gameday::scenarios {

/// What a technique or selector may ask of an entity, as text: "exposed" ("internet" or "no"), "metadata", "agent",
/// "decoy", "encrypted", "versioned", … ("yes" or "no"), "class", or any property of its own; "" where it has none.
std::string property_of(const topology::Estate& estate, topology::EntityRef entity, std::string_view property);

/// The same, set in a draft; texts as `property_of` gives them. What cannot be made up out of "yes" (a key, a role, an access key,
/// a console) can only be taken away.
void set_property(topology::ResourceDraft& resource, const std::string& property, const std::string& value);
void set_property(topology::PrincipalDraft& principal, const std::string& property, const std::string& value);

}  // namespace gameday::scenarios
