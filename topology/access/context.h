#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "topology/model/estate_draft.h"

namespace gameday::topology {

/// What is assumed of condition keys that nothing is known of.
enum class World {
  closed,  // they are absent from the request
  open,    // they may have any value: tests of them become atoms
};

/// What is known of one key of a request.
struct KnownKey {
  enum class State { unknown, absent, present };
  State state = State::unknown;
  std::span<const std::string> values;  // where present
};

/// Condition keys whose values are known, or known to be absent. Keys compare without regard to case.
class Context {
 public:
  Context& set(std::string_view key, std::string value);
  Context& set(std::string_view key, std::vector<std::string> values);
  Context& set_absent(std::string_view key);

  /// Every key that begins so ("aws:principaltag/") and is not set is absent.
  Context& set_absent_below(std::string_view prefix);

  /// `key` in lower case.
  KnownKey find(std::string_view key) const;
  bool empty() const { return known_.empty() && absent_prefixes_.empty(); }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> known_;  // absent: no values
  std::vector<std::string> absent_prefixes_;
};

/// Contexts of one request, the first that knows a key speaks. Refers to what it is given; outlives nothing.
struct LayeredContext {
  World world = World::closed;
  std::array<const Context*, 3> layers{};  // null: none
  const Tags* resource_tags = nullptr;     // answers aws:resourcetag/*; null: nothing is known of them

  /// `key` in lower case. In the closed world nothing is unknown. Cost: a map look-up per layer.
  KnownKey find(std::string_view key) const;
};

}  // namespace gameday::topology
