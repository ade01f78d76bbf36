#pragma once

#include <string>
#include <vector>

#include "topology/access/access_target.h"
#include "topology/load/policy_json.h"
#include "topology/model/estate.h"

namespace gameday::topology {

/// Builds small sealed estates in a few lines: accounts "111111111111", "222222222222", … below one root.
class EstateOnScreen {
 public:
  explicit EstateOnScreen(std::size_t accounts = 1) {
    estate.organization_id = "o-shop";
    estate.units.push_back({"root", {}, {}, {}});
    for (std::size_t i = 0; i < accounts; ++i) {
      Account account;
      account.name = "account" + std::to_string(i);
      account.id = std::string(12, static_cast<char>('1' + i));
      estate.accounts.push_back(account);
    }
  }

  /// Statements as AWS writes them, between the brackets of "Statement".
  PolicyId policy(const std::string& statements) {
    Policy policy;
    policy.document = document(statements);
    estate.policies.push_back(policy);
    return {static_cast<std::uint32_t>(estate.policies.size() - 1)};
  }
  static PolicyDocument document(const std::string& statements) {
    return parse_policy(R"({"Version": "2012-10-17", "Statement": [)" + statements + "]}", {"screen", 1, 1}).value();
  }

  PrincipalId user(const std::string& name, std::vector<PolicyId> policies = {}, std::uint32_t account = 0) {
    return principal(PrincipalKind::user, name, std::move(policies), account);
  }
  PrincipalId role(const std::string& name, std::vector<PolicyId> policies = {}, std::uint32_t account = 0) {
    return principal(PrincipalKind::role, name, std::move(policies), account);
  }
  Principal& at(PrincipalId id) { return estate.principals[id.index]; }

  static AccessTarget target(std::string arn, std::uint32_t owner = 0, std::optional<PolicyId> policy = {}) {
    AccessTarget target;
    target.arn = std::move(arn);
    target.owner = {owner};
    target.policy = policy;
    return target;
  }

  Estate estate;

 private:
  PrincipalId principal(PrincipalKind kind, const std::string& name, std::vector<PolicyId> policies, std::uint32_t account) {
    Principal principal;
    principal.kind = kind;
    principal.name = name;
    const char* word = kind == PrincipalKind::user ? ":user/" : ":role/";
    principal.arn = "arn:aws:iam::" + estate.accounts[account].id + word + name;
    principal.account = {account};
    principal.policies = std::move(policies);
    estate.principals.push_back(principal);
    return {static_cast<std::uint32_t>(estate.principals.size() - 1)};
  }
};

}  // namespace gameday::topology
