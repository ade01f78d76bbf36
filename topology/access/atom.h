#pragma once

#include <compare>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "topology/access/condition_operator.h"
#include "topology/model/ids.h"
#include "topology/model/policy_document.h"

namespace gameday::topology {

/// One condition test whose truth the estate cannot know. Always the positive form: StringNotEquals is the negation
/// of the StringEquals atom, ForAllValues:StringNotEquals that of ForAnyValue:StringEquals, so that both meet in one
/// formula.
struct Atom {
  ConditionOperator op{};
  SetQualifier qualifier = SetQualifier::none;
  bool if_missing = false;          // its truth where the request has no such key: this is all that IfExists decides
  std::string key;                  // lower case
  std::vector<std::string> values;  // sorted, each once; in the "like" operators k_plain_star stands for a plain '*'
  auto operator<=>(const Atom&) const = default;
};

/// A condition test as an atom and its polarity.
struct AtomTest {
  std::optional<bool> constant;  // true or false whatever the request (Null with both "true" and "false")
  Atom atom;
  bool positive = true;
};

/// Nothing when the operator is unknown. Values are taken as they stand: expand policy variables first. A missing
/// key makes a test false, if negated true; true with IfExists; true with ForAllValues, false with ForAnyValue,
/// negated or not.
std::optional<AtomTest> normalised(const ConditionTest& test);

/// Truth for a request whose key has these values; null or none: the request has no such key. Without a qualifier
/// any value of the request may fit any of the policy.
/// Source: IAM user guide, "IAM JSON policy elements: Condition operators" and "Multivalued context keys".
bool holds(const Atom& atom, std::optional<std::span<const std::string>> values);
bool holds(const Atom& atom, const std::vector<std::string>* values);

/// "aws:sourceip is in 10.0.0.0/8 or 192.0.2.0/24", "aws:sourcevpc is absent".
std::string to_string(const Atom& atom);

/// Atoms by dense id, in the order of first interning.
class AtomTable {
 public:
  AtomId intern(Atom atom);
  std::optional<AtomId> find(const Atom& atom) const;
  const Atom& at(AtomId id) const { return atoms_[id.index]; }
  std::size_t size() const { return atoms_.size(); }

 private:
  std::vector<Atom> atoms_;
  std::map<Atom, AtomId> ids_;
};

}  // namespace gameday::topology
