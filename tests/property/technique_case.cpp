#include "tests/property/technique_case.h"

#include <algorithm>

#include "scenarios/compile/property.h"
#include "topology/model/resource_kind.h"

namespace gameday::scenarios {
namespace {

using topology::EstateDraft;
using topology::ResourceKind;

constexpr const char* k_account = "111111111111";

bool is(const std::optional<Lacking>& lacking, Requirement what, std::size_t index = 0) {
  return lacking && lacking->what == what && lacking->index == index;
}

bool asks_for(const Technique& technique, On on) {
  return std::ranges::any_of(technique.permissions, [on](const PermissionNeed& need) { return need.on == on; });
}

bool gives(const Technique& technique, On on) {
  return std::ranges::any_of(technique.yields, [on](const Yield& yield) { return yield.on == on; });
}

/// "compute" is a function unless the technique asks for metadata, which only instances have.
std::optional<ResourceKind> resource_kind_of(const Technique& technique) {
  if (technique.targets == "store") return ResourceKind::bucket;
  if (technique.targets != "compute") return topology::resource_kind(technique.targets);
  const bool metadata = std::ranges::any_of(technique.properties, [](const PropertyNeed& need) {
    return need.property == "metadata" && !need.negated;
  });
  return metadata ? ResourceKind::instance : ResourceKind::function;
}

/// A value that satisfies the need, or one that does not.
std::string value_of(const PropertyNeed& need, bool satisfied) {
  if (satisfied != need.negated) return need.values.front();
  return need.property == "exposed" || need.property == "console" || need.property == "mfa" ? "no" : "";
}

topology::PolicyDocument trusting_service(const std::string& service) {
  topology::Statement one;
  one.actions = {"sts:AssumeRole"};
  one.principal.present = true;
  one.principal.service = {service};
  return {true, {one}};
}

topology::PolicyDocument trusting_account() {
  topology::Statement one;
  one.actions = {"sts:AssumeRole"};
  one.principal.present = true;
  one.principal.aws = {std::string("arn:aws:iam::") + k_account + ":root"};
  return {true, {one}};
}

topology::PrincipalDraft role(const std::string& name, topology::PolicyDocument trust) {
  topology::PrincipalDraft made;
  made.name = {name, {}};
  made.account = k_account;
  made.is_role = true;
  made.trust = std::move(trust);
  return made;
}

topology::Statement grant(topology::StatementEffect effect, const std::string& action, const std::string& resource) {
  topology::Statement one;
  one.effect = effect;
  one.actions = {action};
  one.resources = {resource};
  return one;
}

/// Exactly the permissions asked for, each in a statement of its own. One need may include another (the action on "*" includes
/// that on the target): what is lacking on the target is then denied there.
topology::PrincipalDraft attacker(const Technique& technique, const std::optional<Lacking>& lacking) {
  topology::PrincipalDraft user;
  user.name = {"attacker", {}};
  user.account = k_account;
  user.keys.push_back({});
  topology::PolicyDraft policy;
  policy.name = {"exactly", {}};
  policy.account = k_account;
  for (std::size_t i = 0; i < technique.permissions.size(); ++i) {
    const PermissionNeed& need = technique.permissions[i];
    const bool specific = need.on != On::anything && need.on != On::account;
    const bool said_twice = std::ranges::count(technique.permissions, need.action, &PermissionNeed::action) > 1;
    const std::string on = specific && said_twice ? "*target" : "*";
    using topology::StatementEffect;
    if (!is(lacking, Requirement::permission, i))
      policy.document.statements.push_back(grant(StatementEffect::allow, need.action, on));
    else if (specific && said_twice)
      policy.document.statements.push_back(grant(StatementEffect::deny, need.action, on));
  }
  if (!policy.document.statements.empty()) user.inline_policies.push_back(policy);
  return user;
}

/// Exposed as before, in a subnet that has no way to the internet.
void cut_off(EstateDraft& draft, topology::ResourceDraft& target) {
  draft.vpcs.push_back({{"vpc", {}}, k_account, "10.1.0.0/16"});
  topology::SubnetDraft subnet;
  subnet.name = {"inside", {}};
  subnet.account = k_account;
  subnet.vpc = {"vpc", {}};
  subnet.cidr = "10.1.0.0/24";
  draft.subnets.push_back(subnet);
  target.subnet = subnet.name;
}

void give_key(EstateDraft& draft, topology::ResourceDraft& target) {
  topology::ResourceDraft key;
  key.kind = ResourceKind::key;
  key.name = {"lock", {}};
  key.account = k_account;
  key.policy = trusting_account();
  key.policy->statements.front().actions = {"kms:*"};
  key.policy->statements.front().resources = {"*"};
  draft.resources.push_back(key);
  target.key = topology::Name{"lock", {}};
}

void add_resource(EstateDraft& draft, const Technique& technique, const std::optional<Lacking>& lacking) {
  topology::ResourceDraft target;
  target.kind = *resource_kind_of(technique);
  target.name = {"target", {}};
  target.account = k_account;
  if (gives(technique, On::role) || asks_for(technique, On::role)) {
    draft.principals.push_back(role("service", trusting_service("lambda.amazonaws.com")));
    if (!is(lacking, Requirement::role)) target.role = topology::Name{"service", {}};
  }
  if (asks_for(technique, On::key)) give_key(draft, target);
  if (gives(technique, On::secrets) && !is(lacking, Requirement::secrets)) {
    topology::ResourceDraft secret;
    secret.kind = ResourceKind::secret;
    secret.name = {"password", {}};
    secret.account = k_account;
    draft.resources.push_back(secret);
    target.secrets = {{"password", {}}};
  }
  if (technique.reach) target.internet = true;
  if (is(lacking, Requirement::reach)) cut_off(draft, target);
  for (std::size_t i = 0; i < technique.properties.size(); ++i) {
    const PropertyNeed& need = technique.properties[i];
    const std::string value = value_of(need, !is(lacking, Requirement::property, i));
    if (need.property == "encrypted" && value == "yes") give_key(draft, target);
    else set_property(target, need.property, value);
  }
  draft.resources.push_back(target);
}

void add_target(EstateDraft& draft, const Technique& technique, const std::optional<Lacking>& lacking) {
  if (technique.targets == "account") return;
  if (technique.targets == "group") {
    topology::GroupDraft group;
    group.name = {"target", {}};
    group.account = k_account;
    draft.groups.push_back(group);
  } else if (technique.targets == "policy") {
    topology::PolicyDraft policy;
    policy.name = {"target", {}};
    policy.account = k_account;
    policy.document.statements.push_back({});
    policy.document.statements.front().actions = {"s3:ListAllMyBuckets"};
    policy.document.statements.front().resources = {"*"};
    for (std::size_t i = 0; i < technique.properties.size(); ++i)
      policy.wider_version = !is(lacking, Requirement::property, i);
    draft.policies.push_back(policy);
  } else if (technique.targets == "role") {
    const bool trusted = !technique.trusts_service.empty() && !is(lacking, Requirement::service_trust);
    draft.principals.push_back(role("target", trusted ? trusting_service(technique.trusts_service) : trusting_account()));
  } else if (technique.targets == "user") {
    topology::PrincipalDraft user;
    user.name = {"target", {}};
    user.account = k_account;
    for (std::size_t i = 0; i < technique.properties.size(); ++i) {
      const PropertyNeed& need = technique.properties[i];
      const std::string value = value_of(need, !is(lacking, Requirement::property, i));
      if (need.property == "console" && value == "yes") user.console = topology::ConsoleDraft{};
      if (need.property == "mfa" && user.console) user.console->mfa = value == "yes";
    }
    draft.principals.push_back(user);
  } else {
    add_resource(draft, technique, lacking);
  }
}

}  // namespace

std::vector<Lacking> requirements(const Technique& technique) {
  std::vector<Lacking> all;
  for (std::size_t i = 0; i < technique.permissions.size(); ++i)
    all.push_back({Requirement::permission, i, "permission " + technique.permissions[i].action + " on " +
                                                   std::string(k_on_names[static_cast<std::size_t>(technique.permissions[i].on)])});
  for (std::size_t i = 0; i < technique.properties.size(); ++i)
    all.push_back({Requirement::property, i, "property " + technique.properties[i].property});
  if (technique.reach) all.push_back({Requirement::reach, 0, "reach"});
  if (!technique.trusts_service.empty()) all.push_back({Requirement::service_trust, 0, "trust of " + technique.trusts_service});
  if (gives(technique, On::role)) all.push_back({Requirement::role, 0, "a role"});
  if (gives(technique, On::secrets)) all.push_back({Requirement::secrets, 0, "secrets"});
  return all;
}

EstateDraft micro_estate(const Technique& technique, const std::optional<Lacking>& lacking) {
  EstateDraft draft;
  draft.title = "micro";
  draft.as_of = topology::Day{std::chrono::days{20'000}};
  topology::AccountDraft account;
  account.name = {k_account, {}};
  account.id = k_account;
  draft.accounts.push_back(account);
  draft.principals.push_back(attacker(technique, lacking));
  add_target(draft, technique, lacking);
  return draft;
}

std::string target_name(const Technique& technique) { return technique.targets == "account" ? k_account : "target"; }

Scenario micro_scenario(const Technique& technique) {
  Scenario scenario;
  scenario.name = scenario.title = "micro";
  scenario.attacker.strategy = Strategy::playbook;
  scenario.attacker.skill = Skill::expert;
  scenario.horizon = topology::k_day * 365;
  scenario.attacker.patience = scenario.horizon;
  scenario.entry.kind = technique.from == From::internet ? EntryKind::internet
                        : technique.from == From::code   ? EntryKind::code
                                                         : EntryKind::credential;
  scenario.entry.selector.name = technique.from == From::code ? "target" : "attacker";
  scenario.entry.selector.written = scenario.entry.selector.name;
  PlaybookLine line;
  line.techniques = {technique.name};
  line.tries = 50;
  Selector on;
  on.name = target_name(technique);
  on.kind = technique.targets;
  line.on = on;
  scenario.playbook.push_back(line);
  return scenario;
}

}  // namespace gameday::scenarios
