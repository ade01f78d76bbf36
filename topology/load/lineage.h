#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "topology/model/estate_draft.h"
#include "topology/model/problem.h"

namespace gameday::topology {

/// Gives every entity its lineage: the one it was given, else `workload/environment/kind/name` ("-" for an unsaid environment),
/// else `account/kind/name`. Where two made ones meet (two accounts of one workload and environment hold roles of one name),
/// both fall back to `account/kind/name`.
class LineageBook {
 public:
  struct Entry {
    std::string given;
    Ownership owner;
    std::string account;  // empty where it belongs to none: the lineage is then `kind/name`
    std::string_view word;
    std::string name;
    Place place;
    std::string* out;     // where to write it; must outlive `finish`
  };
  void add(Entry entry) { entries_.push_back(std::move(entry)); }

  /// Writes all of them. Errors: two entities that were given one lineage, each at its place.
  void finish(Problems& problems);

 private:
  std::vector<Entry> entries_;
};

}  // namespace gameday::topology
