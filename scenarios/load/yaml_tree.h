#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "topology/model/problem.h"

#include <tl/expected.hpp>

namespace gameday::scenarios {

enum class YamlKind { null, scalar, list, map };

/// One YAML value as it was written, without guesses about types: `no` stays "no", `010` stays "010".
struct YamlNode {
  YamlKind kind = YamlKind::null;
  std::string text;              // of a scalar
  bool quoted = false;           // a scalar in quotes or in block style: text, whatever it looks like
  std::vector<YamlNode> items;   // members of a list; values of a map
  std::vector<YamlNode> keys;    // of a map: keys[i] belongs to items[i]; scalars, each once
  topology::Place place;

  /// The value of `key` in a map; null where there is none or this is no map.
  const YamlNode* find(std::string_view key) const;
};

/// Reads a text that holds one YAML document.
///
/// Errors: syntax (yaml-cpp stops at its first), more than 256 KiB, 20,000 values or 32 levels, several documents, an
/// alias (its expansion has no bound), a tag other than `!!str`, a key that is no scalar, and every key written twice.
tl::expected<YamlNode, topology::Problems> parse_yaml(std::string_view text, const std::string& file);

}  // namespace gameday::scenarios
