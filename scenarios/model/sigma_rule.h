#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "topology/model/millis.h"
#include "topology/model/problem.h"

namespace gameday::scenarios {

enum class Level : std::uint8_t { informational, low, medium, high, critical };

enum class ValueMatch : std::uint8_t { equals, contains, starts_with, ends_with };

/// A value to compare with. Texts compare without case; `*` and `?` are wildcards unless escaped (the pattern is compiled).
struct SigmaValue {
  bool null = false;          // the field is absent or JSON null
  std::string text;           // numbers and booleans in their JSON form
};

/// `field|modifiers: value(s)`.
struct SigmaTest {
  std::string field;          // dotted path, compared with case
  ValueMatch match = ValueMatch::equals;
  bool all = false;           // every value must match instead of any
  std::vector<SigmaValue> values;
};

/// A named search: alternatives (list of maps), each a conjunction of tests.
struct SigmaSearch {
  std::string name;
  std::vector<std::vector<SigmaTest>> alternatives;
};

/// Condition in postfix order.
enum class SigmaOp : std::uint8_t { search, conjunction, disjunction, negation };
struct SigmaToken {
  SigmaOp op{};
  std::uint32_t search = 0;   // index into `searches`
};

/// event_count correlation: at least `count` matches of `rules` within `timespan` of event time, per value of group_by.
struct SigmaCorrelation {
  std::vector<std::string> rules;     // ids or names
  std::vector<std::string> group_by;  // field paths
  topology::Millis timespan{};
  std::int64_t count = 1;
  bool generate = false;              // whether matches of `rules` are alerts in their own right as well
};

/// A Sigma rule. Tags are allowed and never read by the engine.
struct SigmaRule {
  std::string file;           // its name in the library without .yml: how control sets name it
  std::string id;
  std::string name;           // Sigma's optional "name", by which correlations may refer to it
  std::string title;
  std::string author;
  Level level = Level::medium;
  std::string product;
  std::string service;
  std::vector<SigmaSearch> searches;
  std::vector<SigmaToken> condition;
  std::optional<SigmaCorrelation> correlation;  // then `searches` and `condition` are empty
  topology::Place place;
};

}  // namespace gameday::scenarios
