#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "topology/load/json_node.h"
#include "topology/model/policy_document.h"
#include "topology/model/problem.h"

#include <tl/expected.hpp>

namespace gameday::topology {

/// A JSON export, parsed, that can tell the place of any of its values and read the access policies inside it. Keeps a view of
/// the text, which must outlive it.
class JsonSource {
 public:
  /// Errors: over 256 MiB, not JSON (with line and column), nested over 40 deep, a key twice in one object.
  static tl::expected<JsonSource, Problem> parse(std::string_view text, std::string name);

  const JsonNode& root() const { return root_; }

  /// Cost: a binary search over the lines.
  Place place(const JsonNode& node) const;

  /// The text of an object or list, from its first bracket to its last.
  std::string_view extent(const JsonNode& node) const;

  /// A policy document: an object, or a string that holds one (plain or URL-encoded).
  tl::expected<PolicyDocument, Problems> policy(const JsonNode& node) const;

 private:
  JsonSource(std::string_view text, std::string name);

  std::string_view text_;
  std::string name_;
  JsonNode root_;
  std::vector<std::size_t> lines_;  // offset of the first character of each line
};

}  // namespace gameday::topology
