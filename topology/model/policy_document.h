#pragma once

#include <string>
#include <vector>

namespace gameday::topology {

enum class StatementEffect { allow, deny };
enum class SetQualifier { none, for_all_values, for_any_value };

/// One `"Operator": {"key": values}` of a Condition block, e.g. ForAnyValue:StringLikeIfExists.
struct ConditionTest {
  std::string op;  // the bare operator as AWS spells it, e.g. "StringLike", "Null"
  SetQualifier qualifier = SetQualifier::none;
  bool if_exists = false;
  std::string key;  // as written; keys compare without regard to case
  std::vector<std::string> values;
};

/// Principal or NotPrincipal. `"*"` alone reads as {AWS: "*"} with `anyone` set.
struct PrincipalClause {
  bool present = false;
  bool negated = false;  // NotPrincipal
  bool anyone = false;   // "*" or {"AWS": "*"}
  std::vector<std::string> aws;        // ARNs, 12-digit account ids
  std::vector<std::string> service;    // lambda.amazonaws.com
  std::vector<std::string> federated;  // identity provider ARNs or hosts
  std::vector<std::string> canonical;
};

struct Statement {
  std::string sid;
  StatementEffect effect = StatementEffect::allow;
  PrincipalClause principal;
  std::vector<std::string> actions;    // Action, or NotAction where `not_action`
  std::vector<std::string> resources;  // Resource, or NotResource where `not_resource`; empty in trust policies
  bool not_action = false;
  bool not_resource = false;
  std::vector<ConditionTest> conditions;  // all must hold
};

/// An AWS policy as written, not yet compiled. `variables` is true for Version 2012-10-17: only then ${…} expands.
struct PolicyDocument {
  bool variables = true;
  std::vector<Statement> statements;
};

}  // namespace gameday::topology
