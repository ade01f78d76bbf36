#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "topology/access/atom.h"
#include "topology/access/context.h"
#include "topology/access/formula.h"
#include "topology/access/pattern.h"
#include "topology/model/policy_document.h"

namespace gameday::topology {

/// One test of a Condition block.
struct CompiledTest {
  std::optional<bool> constant;
  AtomId atom;                         // where the values are fixed
  bool positive = true;
  std::string key;                     // lower case
  Atom shape;                          // operator and qualifier; with its values where they are fixed
  std::vector<VariableText> templates; // the values, where one of them has variables; else empty
};

/// A statement with its patterns looked at once and its condition tests interned.
struct CompiledStatement {
  StatementEffect effect{};
  std::string sid;
  PrincipalClause principal;
  bool not_action = false;
  bool not_resource = false;
  bool void_of_meaning = false;        // names an operator that does not exist: matches nothing
  std::uint64_t services = 0;          // bits of the services that its actions can name
  std::vector<Pattern> actions;        // lower case
  std::vector<ResourcePattern> resources;  // none: every resource (trust policies)
  std::vector<CompiledTest> tests;

  bool covers_action(const ActionName& action) const;

  /// Allow: something in the resource. Deny: all of it.
  bool concerns(ResourceName resource, const LayeredContext& context) const;

  /// When its conditions hold. In the open world a test whose key is unknown is a literal; one that also compares
  /// with an unknown key, or whose values change from caller to caller, is taken to suit the caller: it holds in
  /// Allow and fails in Deny.
  Formula conditions(const LayeredContext& context) const;
};

/// A policy document ready for evaluation.
struct CompiledPolicy {
  std::string name;  // for reasons
  std::vector<CompiledStatement> statements;
};

/// Interns the condition tests that have no variables. Cost: linear in the document.
CompiledPolicy compile(const PolicyDocument& document, AtomTable& atoms, std::string name = {});

}  // namespace gameday::topology
