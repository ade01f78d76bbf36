#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "topology/model/estate_draft.h"

namespace gameday::scenarios {

/// Drafts of small companies, two accounts of one organization, in which techniques often apply: users, roles, groups, managed
/// policies, stores with keys, functions and instances in networks, trusts within and across accounts, boundaries, guardrails,
/// conditions on MFA, source address and what nobody can know. Equal seeds, equal drafts. SplitMix64 (Steele, Lea, Flood 2014).
class RandomCompany {
 public:
  /// `actions`: what policies speak of, beside "*" and whole services.
  RandomCompany(std::uint64_t seed, const std::vector<std::string>& actions) : state_(seed), actions_(actions) {}

  topology::EstateDraft draft() {
    topology::EstateDraft made;
    made.title = "random";
    made.as_of = topology::Day{std::chrono::days{20'000}};
    made.organization.present = true;
    made.organization.id = "o-random";
    for (const char* id : k_accounts) {
      topology::AccountDraft account;
      account.name = {id, {}};
      account.id = id;
      made.accounts.push_back(account);
      add_to(made, id);
    }
    if (chance(20)) made.organization.management = topology::Name{k_accounts[0], {}};
    if (chance(30)) made.organization.scps.push_back(guardrail(made, "scp"));
    if (chance(20)) made.organization.rcps.push_back(guardrail(made, "rcp"));
    return made;
  }

  topology::Statement statement(topology::StatementEffect effect) {
    topology::Statement made;
    made.effect = effect;
    made.actions = {action()};
    while (chance(60) && made.actions.size() < 4) made.actions.push_back(action());
    made.not_action = chance(3);
    made.resources = {chance(55) ? "*" : resource()};
    made.not_resource = chance(3);
    if (chance(20)) made.conditions.push_back(condition());
    return made;
  }

  topology::PolicyDocument document(unsigned deny_percent) {
    topology::PolicyDocument made;
    for (std::uint64_t i = 1 + below(2); i > 0; --i)
      made.statements.push_back(
          statement(chance(deny_percent) ? topology::StatementEffect::deny : topology::StatementEffect::allow));
    return made;
  }

  /// Of a role (with `trust`) or of a resource.
  topology::PolicyDocument for_others(topology::StatementEffect effect, bool trust) {
    topology::PolicyDocument made;
    topology::Statement one = trust ? topology::Statement{} : statement(effect);
    one.effect = effect;
    if (trust) one.actions = {"sts:AssumeRole"};
    one.principal.present = true;
    const std::string account = pick(k_accounts);
    switch (below(4)) {
      case 0: one.principal.aws = {"arn:aws:iam::" + account + ":root"}; break;
      case 1: one.principal.aws = {"arn:aws:iam::" + account + ":user/" + pick(k_users)}; break;
      case 2: one.principal.aws = {"arn:aws:iam::" + account + ":role/" + pick(k_roles)}; break;
      default: one.principal.aws = {"*"}; one.principal.anyone = true; break;
    }
    if (trust && chance(20)) one.conditions.push_back(condition());
    made.statements.push_back(one);
    if (!trust) return made;
    topology::Statement service;
    service.actions = {"sts:AssumeRole"};
    service.principal.present = true;
    service.principal.service = {pick(k_services)};
    made.statements.push_back(service);
    return made;
  }

  std::uint64_t below(std::uint64_t n) { return next() % n; }
  bool chance(std::uint64_t percent) { return below(100) < percent; }

 private:
  static constexpr const char* k_accounts[] = {"111111111111", "222222222222"};
  static constexpr const char* k_users[] = {"ana", "bo"};
  static constexpr const char* k_roles[] = {"app", "ops", "web"};
  static constexpr const char* k_services[] = {"lambda.amazonaws.com", "ec2.amazonaws.com", "glue.amazonaws.com"};
  static constexpr const char* k_kinds[] = {"bucket", "table", "secret", "function", "instance", "build", "snapshot"};

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }
  template <std::size_t N>
  std::string pick(const char* const (&from)[N]) {
    return from[below(N)];
  }

  std::string action() {
    const auto kind = below(20);
    if (kind == 0) return "*";
    const std::string& one = actions_[below(actions_.size())];
    if (kind < 4) return one.substr(0, one.find(':') + 1) + "*";
    return one;
  }

  std::string resource() {
    const std::string account = pick(k_accounts);
    switch (below(7)) {
      case 0: return "arn:aws:iam::" + account + ":role/" + pick(k_roles);
      case 1: return "arn:aws:iam::" + account + ":user/" + pick(k_users);
      case 2: return "arn:aws:iam::" + account + ":*";
      case 3: return "arn:aws:s3:::bucket-" + account + "*";
      case 4: return "arn:aws:*:*:" + account + ":*";
      case 5: return "arn:aws:kms:*:*:key/*";
      default: return "arn:aws:s3:::bucket-" + account + "-0/*";
    }
  }

  topology::ConditionTest condition() {
    using topology::SetQualifier;
    switch (below(6)) {
      case 0: return {"Bool", SetQualifier::none, chance(50), "aws:MultiFactorAuthPresent", {"true"}};
      case 1: return {"IpAddress", SetQualifier::none, false, "aws:SourceIp", {chance(50) ? "203.0.113.0/24" : "10.0.0.0/8"}};
      case 2: return {"NotIpAddress", SetQualifier::none, false, "aws:SourceIp", {chance(50) ? "203.0.113.0/24" : "10.0.0.0/8"}};
      case 3: return {"StringEquals", SetQualifier::none, false, "aws:SourceVpc", {"vpc-1"}};
      case 4: return {"StringEquals", SetQualifier::none, false, "aws:PrincipalTag/team", {"red"}};
      default: return {"StringEquals", SetQualifier::none, false, "aws:ResourceTag/team", {"red"}};
    }
  }

  topology::Name guardrail(topology::EstateDraft& made, const std::string& name) {
    topology::PolicyDraft policy;
    policy.name = {name, {}};
    policy.document.statements = {statement(topology::StatementEffect::deny)};
    if (name == "rcp") {
      policy.document.statements.front().principal.present = true;
      policy.document.statements.front().principal.anyone = true;
      policy.document.statements.front().principal.aws = {"*"};
    }
    made.policies.push_back(policy);
    return policy.name;
  }

  topology::PolicyDraft policy(const std::string& account, const std::string& name, unsigned deny_percent) {
    topology::PolicyDraft made;
    made.name = {name, {}};
    made.account = account;
    made.document = document(deny_percent);
    made.wider_version = chance(20);
    return made;
  }

  void add_to(topology::EstateDraft& made, const std::string& account) {
    for (const char* name : {"shared", "second"}) made.policies.push_back(policy(account, name, 15));
    topology::GroupDraft group;
    group.name = {"team", {}};
    group.account = account;
    if (chance(50)) group.policies = {{"second", {}}};
    if (chance(50)) group.inline_policies = {policy(account, "inline", 10)};
    made.groups.push_back(group);
    for (const char* name : k_users) add_principal(made, account, name, false);
    for (const char* name : k_roles) add_principal(made, account, name, true);
    add_network(made, account);
    topology::ResourceDraft key;
    key.kind = topology::ResourceKind::key;
    key.name = {"key-" + account, {}};
    key.account = account;
    if (chance(60)) key.policy = for_others(topology::StatementEffect::allow, false);
    made.resources.push_back(key);
    for (std::uint64_t i = 0; i < 4; ++i) add_resource(made, account, i);
  }

  void add_principal(topology::EstateDraft& made, const std::string& account, const std::string& name, bool role) {
    topology::PrincipalDraft one;
    one.name = {name, {}};
    one.account = account;
    one.is_role = role;
    if (chance(40)) one.policies.push_back({"shared", {}});
    if (chance(60)) one.inline_policies.push_back(policy(account, "inline", 10));
    if (chance(15)) one.boundary = topology::Name{"second", {}};
    if (chance(40)) one.tags = {{"team", chance(50) ? "red" : "blue"}};
    if (role) {
      one.trust = for_others(topology::StatementEffect::allow, true);
      one.service_linked = chance(5);
    } else {
      if (chance(60)) one.groups.push_back({"team", {}});
      if (chance(40)) one.console = topology::ConsoleDraft{chance(50), true};
    }
    made.principals.push_back(one);
  }

  void add_network(topology::EstateDraft& made, const std::string& account) {
    const bool first = account == k_accounts[0];
    made.vpcs.push_back({{"vpc-" + account, {}}, account, first ? "10.1.0.0/16" : "10.2.0.0/16"});
    for (const int n : {0, 1}) {
      topology::SubnetDraft subnet;
      subnet.name = {"net-" + account + "-" + std::to_string(n), {}};
      subnet.account = account;
      subnet.vpc = made.vpcs.back().name;
      subnet.cidr = std::string(first ? "10.1." : "10.2.") + std::to_string(n) + ".0/24";
      if (chance(60)) subnet.routes.push_back({"internet", {"internet-gateway", {}}});
      made.subnets.push_back(subnet);
    }
    topology::SecurityGroupDraft group;
    group.name = {"sg-" + account, {}};
    group.account = account;
    group.rules.push_back({true, true, 0, chance(50) ? "internet" : (first ? "10.1.0.0/24" : "10.2.0.0/24"), 0, 65535, {}});
    group.rules.push_back({true, false, 0, "internet", 0, 65535, {}});
    made.security_groups.push_back(group);
  }

  void add_resource(topology::EstateDraft& made, const std::string& account, std::uint64_t number) {
    topology::ResourceDraft one;
    const std::string kind = pick(k_kinds);
    one.kind = *topology::resource_kind(kind);
    one.name = {kind + "-" + account + "-" + std::to_string(number), {}};
    one.account = account;
    const auto& traits = topology::traits(one.kind);
    if (traits.holds_data && chance(40)) one.key = topology::Name{"key-" + account, {}};
    if (kind == "bucket" && chance(40)) one.policy = for_others(topology::StatementEffect::allow, false);
    if (traits.holds_data && chance(30)) one.properties["versioning"] = "true";
    if (chance(40)) one.tags = {{"team", chance(50) ? "red" : "blue"}};
    if (traits.runs_code) {
      if (chance(80)) one.role = topology::Name{pick(k_roles), {}};
      one.internet = chance(40);
      if (kind == "instance") one.metadata = chance(50) ? "v1" : "v2";
      if (chance(50)) one.properties["flaw"] = chance(50) ? "ssrf" : "rce";
      if (chance(60)) {
        one.subnet = topology::Name{"net-" + account + "-" + std::to_string(below(2)), {}};
        one.security_groups = {{"sg-" + account, {}}};
      }
    }
    made.resources.push_back(one);
  }

  std::uint64_t state_;
  const std::vector<std::string>& actions_;
};

}  // namespace gameday::scenarios
