#pragma once

#include <cstdint>
#include <deque>
#include <set>
#include <string>
#include <vector>

#include "topology/access/atom.h"
#include "topology/access/evaluate.h"
#include "topology/model/estate.h"

namespace gameday::topology {

/// Dense id of a policy document's content: equal documents share it.
using ContentId = Id<struct ContentTag>;

/// The estate's policies, each distinct content compiled once, and what they can tell principals apart by.
class EstatePolicies {
 public:
  explicit EstatePolicies(const Estate& estate);

  const AtomTable& atoms() const { return atoms_; }
  ContentId content(PolicyId id) const { return contents_[id.index]; }
  const CompiledPolicy& at(PolicyId id) const { return compiled_[contents_[id.index].index]; }
  const std::deque<CompiledPolicy>& distinct() const { return compiled_; }
  PolicyRefs refs(const std::vector<PolicyId>& ids) const;

  /// Does the content treat each principal for itself: variables with its name or ARN?
  bool personal(PolicyId id) const { return personal_[contents_[id.index].index]; }

  /// Names, in lower case, of the principal tags that any policy asks for.
  const std::set<std::string>& tags_asked() const { return tags_asked_; }

  /// Tests, in any policy, of a principal's own name or ARN against fixed values.
  const std::set<AtomId>& tests_of_identity() const { return tests_of_identity_; }

  /// Every entry of an AWS Principal or NotPrincipal element other than "*".
  const std::set<std::string>& named() const { return named_; }

 private:
  void look_at(const CompiledPolicy& policy);
  void look_at_variables(const VariableText& text, bool& personal);

  AtomTable atoms_;
  std::vector<ContentId> contents_;      // by PolicyId
  std::deque<CompiledPolicy> compiled_;  // by ContentId; a deque, so that addresses stay
  std::vector<bool> personal_;           // by ContentId
  std::set<std::string> tags_asked_;
  std::set<AtomId> tests_of_identity_;
  std::set<std::string> named_;
};

}  // namespace gameday::topology
