#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "topology/model/problem.h"

#include <tl/expected.hpp>

namespace gameday::topology {

/// A JSON value that remembers where it was written, for small documents whose problems are told by place.
struct JsonNode {
  enum class Kind { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  std::size_t offset = 0;      // of its first character
  std::string name;            // of a member of an object
  std::size_t name_offset = 0;
  std::string text;            // string: unescaped; number and boolean: as written
  std::vector<JsonNode> items; // of an array; members of an object, as written, no name twice

  const JsonNode* member(std::string_view wanted) const;
};

/// Place of `offset` in `text` that itself begins at `start`. Columns count bytes.
Place place_in(std::string_view text, std::size_t offset, const Place& start);

/// Parses all of `text`. Errors: not JSON, invalid UTF-8, a key twice in one object, nesting over `deepest`.
tl::expected<JsonNode, Problem> parse_json(std::string_view text, const Place& start, std::size_t deepest);

}  // namespace gameday::topology
