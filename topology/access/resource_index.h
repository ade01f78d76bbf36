#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "topology/access/compiled_policy.h"

namespace gameday::topology {

/// Every distinct resource pattern, found by what stands before its first wildcard.
///
/// Shape: sorted by that prefix, so that those fitting a text's beginning are one range which narrows letter by letter.
/// Cost of a look-up: a binary search per letter until the range is empty, then one match per pattern left.
class ResourceIndex {
 public:
  void add(const CompiledPolicy& policy);

  /// To be called once, after the last `add`.
  void seal();

  /// Equal for ARNs that every pattern treats alike; different ones collide with chance 2^-64. An ARN that a pattern
  /// with variables might fit has a signature of its own.
  std::uint64_t signature(std::string_view arn) const;

 private:
  struct Entry {
    std::string prefix;  // literal
    std::string text;    // the whole pattern; where `variable`, only its literal beginning
    bool variable = false;
    auto operator<=>(const Entry&) const = default;
  };
  std::uint64_t mark(const Entry& entry, std::size_t number, std::string_view arn, bool wildcard) const;
  std::vector<Entry> entries_;
};

}  // namespace gameday::topology
