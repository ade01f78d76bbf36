#include "topology/access/principal_classes.h"

#include <algorithm>
#include <map>
#include <set>

#include "topology/access/arn.h"
#include "topology/access/estate_callers.h"
#include "topology/access/wildcard.h"

namespace gameday::topology {
namespace {

/// By which an administrator gets rid of what limits him: who can't is none.
constexpr std::string_view k_ways_out[] = {
    "iam:AttachRolePolicy", "iam:AttachUserPolicy", "iam:PutRolePolicy", "iam:PutUserPolicy", "iam:CreatePolicyVersion",
    "iam:CreateRole", "iam:UpdateAssumeRolePolicy", "iam:CreateAccessKey", "iam:DeleteRolePermissionsBoundary",
    "iam:DeleteUserPermissionsBoundary"};

PolicyDocument allow_everything() {
  PolicyDocument document;
  Statement& statement = document.statements.emplace_back();
  statement.actions = {"*"};
  statement.resources = {"*"};
  return document;
}

std::vector<PolicyId> group_policies(const Estate& estate, const Principal& principal) {
  std::vector<PolicyId> found;
  for (const GroupId group : principal.groups) {
    found.insert(found.end(), estate.at(group).policies.begin(), estate.at(group).policies.end());
  }
  return found;
}

std::string sized(const std::string& text) { return std::to_string(text.size()) + ':' + text; }

/// Tells principals apart: equal keys, one class.
class ClassKey {
 public:
  ClassKey(const Estate& estate, const EstatePolicies& policies) : estate_(estate), policies_(policies) {
    shared_personal_ = std::ranges::any_of(shared_policies(), [&](PolicyId id) { return policies.personal(id); });
    for (const std::string& entry : policies.named()) {
      if (arn_part(entry, 2) != "sts") continue;
      std::string_view name = arn_part(entry, 5);
      name = name.substr(std::min(name.find('/'), name.size() - 1) + 1);
      sessions_of_.insert(std::string(arn_part(entry, 4)) + '/' + std::string(name.substr(0, name.find('/'))));
    }
  }

  std::string of(PrincipalId id) const {
    const Principal& principal = estate_.at(id);
    const std::string account = std::to_string(principal.account.index);
    if (stands_alone(principal)) return account + " alone " + std::to_string(id.index);
    std::string key = account + (principal.kind == PrincipalKind::role ? " role" : " user");
    if (principal.service_linked) key += " linked";
    if (principal.boundary) key += " bounded " + std::to_string(policies_.content(*principal.boundary).index);
    std::set<ContentId> contents;
    for (const PolicyId policy : principal.policies) contents.insert(policies_.content(policy));
    for (const PolicyId policy : group_policies(estate_, principal)) contents.insert(policies_.content(policy));
    for (const ContentId content : contents) key += ' ' + std::to_string(content.index);
    for (const auto& [tag, value] : principal.tags) {
      // Lengths in front, so that no value can look like the next tag.
      const bool asked = policies_.tags_asked().contains(lowered(tag));
      if (asked) key += " tag " + sized(tag) + sized(value);
    }
    return key + answers(id);
  }

  /// Can a policy of the estate treat the principal otherwise than just anyone of its account?
  bool told_apart(PrincipalId id) const {
    return !policies_.tests_of_identity().empty() || !policies_.tags_asked().empty() || stands_alone(estate_.at(id));
  }

 private:
  /// Policies that bind principals to whom they are not attached.
  std::vector<PolicyId> shared_policies() const {
    std::vector<PolicyId> found;
    const auto take = [&found](const std::vector<PolicyId>& ids) { found.insert(found.end(), ids.begin(), ids.end()); };
    for (const Unit& unit : estate_.units) take(unit.scps), take(unit.rcps);
    for (const Account& account : estate_.accounts) take(account.scps), take(account.rcps);
    for (const Resource& resource : estate_.resources) {
      if (resource.policy) found.push_back(*resource.policy);
    }
    for (const Principal& principal : estate_.principals) {
      if (principal.trust) found.push_back(*principal.trust);
    }
    return found;
  }

  bool stands_alone(const Principal& principal) const {
    if (shared_personal_ || policies_.named().contains(principal.arn)) return true;
    if (sessions_of_.contains(estate_.at(principal.account).id + '/' + std::string(arn_name(principal.arn)))) return true;
    const auto personal = [&](PolicyId id) { return policies_.personal(id); };
    return std::ranges::any_of(principal.policies, personal) ||
           std::ranges::any_of(group_policies(estate_, principal), personal) ||
           (principal.boundary && personal(*principal.boundary));
  }

  std::string answers(PrincipalId id) const {
    if (policies_.tests_of_identity().empty()) return {};
    const Context facts = context_of(estate_, id);
    std::string bits = " ";
    for (const AtomId test : policies_.tests_of_identity()) {
      const Atom& atom = policies_.atoms().at(test);
      const KnownKey known = facts.find(atom.key);
      std::optional<std::span<const std::string>> values;
      if (known.state == KnownKey::State::present) values = known.values;
      bits += holds(atom, values) ? '1' : '0';
    }
    return bits;
  }

  const Estate& estate_;
  const EstatePolicies& policies_;
  bool shared_personal_ = false;
  std::set<std::string> sessions_of_;  // "ACCOUNT/ROLE" of role sessions that policies name
};

/// The first of each content: attaching the same twice changes nothing.
PolicyRefs distinct(PolicyRefs refs) {
  PolicyRefs found;
  for (const CompiledPolicy* policy : refs) {
    if (std::ranges::find(found, policy) == found.end()) found.push_back(policy);
  }
  return found;
}

bool denies_something(const PolicyRefs& policies) {
  return std::ranges::any_of(policies, [](const CompiledPolicy* policy) {
    return std::ranges::any_of(policy->statements, [](const CompiledStatement& s) { return s.effect == StatementEffect::deny; });
  });
}

bool allows_everything(const PolicyRefs& policies) {
  const auto whole = [](const CompiledStatement& s) {
    const auto any_action = [](const Pattern& p) { return p.any(); };
    const auto any_resource = [](const ResourcePattern& p) { return p.any(); };
    return s.effect == StatementEffect::allow && !s.not_action && !s.not_resource && s.tests.empty() &&
           std::ranges::any_of(s.actions, any_action) && std::ranges::any_of(s.resources, any_resource);
  };
  return std::ranges::any_of(policies, [&](const CompiledPolicy* p) { return std::ranges::any_of(p->statements, whole); });
}

void note_services(ClassRights& rights) {
  for (const PolicyRefs* policies : {&rights.identity, &rights.groups}) {
    for (const CompiledPolicy* policy : *policies) {
      for (const CompiledStatement& s : policy->statements) {
        if (s.effect == StatementEffect::allow) rights.services |= s.services;
      }
    }
  }
}

/// Allow * on *, and no way out is denied by what is attached to the principal itself.
bool is_administrator(const ClassRights& rights) {
  if (!allows_everything(rights.identity) && !allows_everything(rights.groups)) return false;
  const std::string all = "arn:aws:iam::" + rights.caller.account + ":*";
  return std::ranges::all_of(k_ways_out, [&](std::string_view action) {
    const ActionName name(action);
    const Request request{&rights.caller, &name, {all, true, 0}, rights.caller.account, false, {World::open, {&rights.facts}, nullptr}};
    return allowed_when(request, {rights.identity, rights.groups, rights.boundaries, nullptr, nullptr, {}, {}, {}}).is_always();
  });
}

}  // namespace

bool ClassRights::mentions(const ActionName& action, ResourceName resource, const LayeredContext& context) const {
  if ((services & action.service) == 0) return false;
  for (const PolicyRefs* policies : {&identity, &groups}) {
    for (const CompiledPolicy* policy : *policies) {
      for (const CompiledStatement& s : policy->statements) {
        if (s.effect == StatementEffect::allow && s.covers_action(action) && s.concerns(resource, context)) return true;
      }
    }
  }
  return false;
}

PrincipalClasses::PrincipalClasses(const Estate& estate, const EstatePolicies& policies) {
  AtomTable none;
  everything = compile(allow_everything(), none, "AdministratorAccess");
  add_members(estate, policies);
  add_administrators(estate);
  for (ClassRights& one : rights) note_services(one);
  add_limited_administrators();
  for (ClassRights& one : rights) one.administrator = is_administrator(one);
}

void PrincipalClasses::add_members(const Estate& estate, const EstatePolicies& policies) {
  const ClassKey keys(estate, policies);
  std::map<std::string, ClassId> known;
  for (std::uint32_t i = 0; i < estate.principals.size(); ++i) {
    const PrincipalId id{i};
    const Principal& principal = estate.at(id);
    const auto [place, added] = known.try_emplace(keys.of(id), ClassId{static_cast<std::uint32_t>(classes.size())});
    class_of.push_back(place->second);
    if (added) {
      classes.push_back({principal.account, {}, false});
      ClassRights& one = rights.emplace_back();
      one.caller = caller_of(estate, id);
      one.facts = context_of(estate, id);
      one.identity = distinct(policies.refs(principal.policies));
      one.groups = distinct(policies.refs(group_policies(estate, principal)));
      if (principal.boundary) one.boundaries = policies.refs({*principal.boundary});
      one.told_apart = keys.told_apart(id);
    }
    classes[place->second.index].members.push_back(id);
  }
}

void PrincipalClasses::add_administrators(const Estate& estate) {
  first_administrator = {static_cast<std::uint32_t>(classes.size())};
  for (std::uint32_t i = 0; i < estate.accounts.size(); ++i) {
    const AccountId account{i};
    classes.push_back({account, {}, true});
    ClassRights& one = rights.emplace_back();
    one.caller = administrator_of(estate, account);
    one.facts = administrator_context(estate, account);
    one.identity = {&everything};
    one.with_admin = ClassId{first_administrator.index + i};
  }
}

void PrincipalClasses::add_limited_administrators() {
  for (std::uint32_t i = 0; i < first_administrator.index; ++i) {
    if (rights[i].caller.service_linked) continue;
    const bool limited = !rights[i].boundaries.empty() || denies_something(rights[i].identity) || denies_something(rights[i].groups);
    if (!limited && !rights[i].told_apart) {
      rights[i].with_admin = ClassId{first_administrator.index + classes[i].account.index};
      continue;
    }
    const ClassId variant{static_cast<std::uint32_t>(classes.size())};
    rights[i].with_admin = variant;
    classes.push_back({classes[i].account, {}, false});
    ClassRights stronger = rights[i];
    stronger.identity.push_back(&everything);
    note_services(stronger);
    rights.push_back(std::move(stronger));
  }
}

}  // namespace gameday::topology
