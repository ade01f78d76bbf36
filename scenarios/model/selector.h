#pragma once

#include <string>
#include <vector>

#include "topology/model/estate.h"

namespace gameday::scenarios {

/// Picks entities of any estate. Written "user/ana", "confidential" (a data class), or as a table of conditions, all of
/// which must hold. Empty members do not restrict.
struct Selector {
  std::string kind;          // as technique targets, plus "any"
  std::string name;
  std::string account;
  std::string environment;
  std::string workload;
  std::string data_class;
  std::vector<std::string> has;  // words of `selector_traits`
  std::vector<std::string> except;  // names of entities or of accounts that are not meant
  topology::Place place;
  std::string written;       // as the author wrote it, for messages
};

/// Whether the entity's kind is what `kind` names: "user", "store", "compute", a resource kind, "any", …
bool is_kind(const topology::Estate& estate, topology::EntityRef entity, std::string_view kind);

bool selects(const Selector& selector, const topology::Estate& estate, topology::EntityRef entity);

/// All that it selects, in the order (kind, id).
std::vector<topology::EntityRef> select(const Selector& selector, const topology::Estate& estate);

/// Every word that `kind` may be.
const std::vector<std::string>& selector_kinds();

/// Every word that `has` may hold: "access-key", "console", "mfa", "person", "left" (that person has left by the estate's
/// `as_of`), "administrator" (holds an unconditional Allow of * on *; what it could become is not asked), "role",
/// "exposed", "key", "decoy".
const std::vector<std::string>& selector_traits();

/// Whether one word of `selector_traits` holds.
bool has_trait(const topology::Estate& estate, topology::EntityRef entity, std::string_view trait);

}  // namespace gameday::scenarios
