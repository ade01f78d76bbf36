#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "topology/access/access_target.h"
#include "topology/model/estate.h"

namespace gameday::topology {

/// Small estates in which everything that policies can do to each other happens often: few names, many policies.
/// Equal seeds, equal estates. SplitMix64 (Steele, Lea, Flood 2014).
class RandomEstate {
 public:
  explicit RandomEstate(std::uint64_t seed) : state_(seed) {}

  Estate estate() {
    Estate made;
    made.organization_id = "o-shop";
    made.units.push_back({"root", {}, {}, {}});
    made.units.push_back({"team", UnitId{0}, {}, {}});
    for (const char* id : k_accounts) {
      Account account;
      account.name = account.id = id;
      account.unit = {static_cast<std::uint32_t>(below(2))};
      account.management = chance(15);
      made.accounts.push_back(account);
    }
    // A name in a variable, or a name in a shared policy, sets every principal apart; classes need estates without.
    const auto flavour = below(3);
    variables_ = flavour > 0;
    for (int i = 0; i < 8; ++i) add_principal(made);
    variables_ = flavour > 1;
    guard(made);
    return made;
  }

  Statement statement(bool with_principal) {
    Statement made;
    made.effect = chance(70) ? StatementEffect::allow : StatementEffect::deny;
    if (with_principal) made.principal = principal();
    made.not_action = chance(10);
    made.actions = {pick(k_actions)};
    if (chance(30)) made.actions.push_back(pick(k_actions));
    made.not_resource = chance(10);
    made.resources = {resource()};
    if (chance(30)) made.resources.push_back(resource());
    for (std::uint64_t i = below(3); i > 0; --i) made.conditions.push_back(condition());
    return made;
  }

  PolicyId policy(Estate& made, bool with_principal) {
    Policy policy;
    for (std::uint64_t i = 1 + below(3); i > 0; --i) policy.document.statements.push_back(statement(with_principal));
    policy.document.variables = chance(80);
    made.policies.push_back(policy);
    return {static_cast<std::uint32_t>(made.policies.size() - 1)};
  }

  /// Adds a resource or trust policy to the estate half of the time: before the model is built, please.
  AccessTarget target(Estate& made) {
    AccessTarget asked;
    asked.owner = {static_cast<std::uint32_t>(below(made.accounts.size()))};
    asked.arn = pick(k_targets);
    if (asked.arn.find(":role/") != std::string::npos) asked.is_trust = chance(90);
    if (chance(60)) {
      asked.policy = policy(made, true);
      made.resources.emplace_back().policy = asked.policy;  // policies are attached to something
    }
    if (chance(50)) asked.tags = &k_tags[below(2)];
    asked.wildcard_only = asked.arn == "*";
    return asked;
  }

  std::string action() { return pick(k_asked); }
  std::uint64_t below(std::uint64_t n) { return next() % n; }
  bool chance(std::uint64_t percent) { return below(100) < percent; }

 private:
  static constexpr const char* k_accounts[] = {"111111111111", "222222222222"};
  static constexpr const char* k_names[] = {"ana", "bo"};
  static constexpr const char* k_actions[] = {"*", "s3:*", "s3:GetObject", "s3:Get*", "iam:*", "sts:AssumeRole", "kms:Decrypt", "*:*"};
  static constexpr const char* k_asked[] = {"s3:GetObject", "S3:PutObject", "iam:PassRole", "sts:AssumeRole", "kms:Decrypt"};
  static constexpr const char* k_resources[] = {
      "*", "*", "arn:aws:s3:::shop/*", "arn:aws:s3:::shop/${aws:username}/*", "arn:aws:s3:::${aws:PrincipalTag/team}/*",
      "arn:aws:s3:::shop/${aws:userid}", "arn:aws:iam::111111111111:role/*", "arn:aws:kms:eu-west-1:111111111111:key/1"};
  static constexpr const char* k_targets[] = {
      "arn:aws:s3:::shop/ana/1", "arn:aws:s3:::shop/p4/1", "arn:aws:s3:::shop/*", "arn:aws:s3:::pay/1", "arn:aws:iam::111111111111:role/ana",
      "arn:aws:kms:eu-west-1:111111111111:key/1", "*"};
  inline static const Tags k_tags[] = {{{"team", "shop"}}, {{"team", "pay"}, {"stage", "prod"}}};

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }
  template <std::size_t N>
  const char* pick(const char* const (&from)[N]) {
    return from[below(N)];
  }

  std::string resource() {
    const std::string pattern = pick(k_resources);
    return variables_ || pattern.find("username") == std::string::npos ? pattern : "*";
  }

  std::string someone() {
    const std::string account = pick(k_accounts);
    const std::string name = pick(k_names);
    switch (below(5)) {
      case 0: return account;
      case 1: return "arn:aws:iam::" + account + ":root";
      case 2: return "arn:aws:iam::" + account + ":user/" + name;
      case 3: return "arn:aws:iam::" + account + ":role/" + name;
      default: return "arn:aws:sts::" + account + ":assumed-role/" + name + "/day";
    }
  }

  PrincipalClause principal() {
    PrincipalClause made;
    made.present = chance(95);
    made.negated = chance(15);
    if (chance(25)) {
      made.anyone = true;
      made.aws = {"*"};
      return made;
    }
    for (std::uint64_t i = 1 + below(3); i > 0; --i) made.aws.push_back(someone());
    return made;
  }

  ConditionTest condition() {
    switch (variables_ ? below(8) : 1 + below(7)) {
      case 0: return {"StringLike", SetQualifier::none, false, "s3:prefix", {"${aws:username}/*"}};
      case 1: return {"StringNotEquals", SetQualifier::none, false, "aws:ResourceTag/team", {"${aws:PrincipalTag/team}"}};
      case 2: return {"Bool", SetQualifier::none, chance(50), "aws:MultiFactorAuthPresent", {"true"}};
      case 3: return {"NotIpAddress", SetQualifier::none, false, "aws:SourceIp", {"10.0.0.0/8"}};
      case 4: return {"ArnLike", SetQualifier::none, false, "aws:PrincipalArn", {chance(50) ? "arn:aws:iam::*:user/ana" : "arn:aws:iam::*:*/p4"}};
      case 5: return {"StringEquals", SetQualifier::none, false, "aws:PrincipalTag/team", {"shop"}};
      case 6: return {"Null", SetQualifier::none, false, "aws:SourceVpc", {chance(50) ? "true" : "false"}};
      default: return {"StringEquals", SetQualifier::none, false, "aws:PrincipalOrgID", {"o-shop"}};
    }
  }

  std::vector<PolicyId> some_policies(Estate& made, std::uint64_t most) {
    std::vector<PolicyId> ids;
    for (std::uint64_t i = below(most + 1); i > 0; --i) {
      const bool again = !made.policies.empty() && chance(40);
      ids.push_back(again ? PolicyId{static_cast<std::uint32_t>(below(made.policies.size()))} : policy(made, false));
    }
    return ids;
  }

  std::vector<PolicyId> new_policies(Estate& made, std::uint64_t most) {
    std::vector<PolicyId> ids;
    for (std::uint64_t i = below(most + 1); i > 0; --i) ids.push_back(policy(made, false));
    return ids;
  }

  void add_principal(Estate& made) {
    const bool role = chance(50);
    const auto account = static_cast<std::uint32_t>(below(2));
    Principal one;
    one.kind = role ? PrincipalKind::role : PrincipalKind::user;
    one.name = made.principals.size() < 3 ? k_names[made.principals.size() % 2] : "p" + std::to_string(made.principals.size());
    one.account = {account};
    one.arn = std::string("arn:aws:iam::") + k_accounts[account] + (role ? ":role/" : ":user/") + one.name;
    one.policies = some_policies(made, 2);
    if (!role && chance(40)) {
      Group group;
      group.policies = some_policies(made, 2);
      made.groups.push_back(group);
      one.groups = {GroupId{static_cast<std::uint32_t>(made.groups.size() - 1)}};
    }
    if (chance(25)) one.boundary = policy(made, false);
    one.service_linked = role && chance(10);
    if (!made.principals.empty() && chance(60)) be_like(one, made.principals[below(made.principals.size())]);
    if (chance(50)) one.tags = {{"team", chance(50) ? "shop" : "pay"}};
    made.principals.push_back(one);
  }

  /// Twins in all but name and tags, so that classes have members to tell apart.
  static void be_like(Principal& one, const Principal& other) {
    const std::string name = one.name;
    const Tags tags = one.tags;
    one = other;
    one.arn = other.arn.substr(0, other.arn.rfind('/') + 1) + name;
    one.name = name;
    one.tags = tags;
  }

  void guard(Estate& made) {
    for (Unit& unit : made.units) {
      if (chance(30)) unit.scps = new_policies(made, 2);
      if (chance(20)) unit.rcps = new_policies(made, 1);
    }
    for (Account& account : made.accounts) {
      if (chance(20)) account.scps = new_policies(made, 2);
    }
  }

  std::uint64_t state_;
  bool variables_ = true;  // with names
};

}  // namespace gameday::topology
