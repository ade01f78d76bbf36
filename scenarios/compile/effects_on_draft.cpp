#include <algorithm>
#include <set>

#include "scenarios/compile/defence.h"
#include "scenarios/compile/property.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

using topology::EntityKind;
using topology::EntityRef;
using topology::EstateDraft;

using Key = std::pair<std::string, std::string>;  // account, name (with kind in front for resources)

/// Which drafts an effect's selector picks: selectors are judged on the sealed estate, drafts found again by name.
class Picked {
 public:
  Picked(const Selector& where, const topology::Estate& estate) {
    for (const EntityRef entity : select(where, estate)) {
      const auto account = account_of(estate, entity);
      const std::string& in = account ? estate.at(*account).name : name_of(estate, entity);
      keys_.insert({in, fmt::format("{}/{}", kind_name(estate, entity), name_of(estate, entity))});
    }
  }
  bool has(const topology::AccountDraft& account) const {
    return keys_.contains({account.name.text, "account/" + account.name.text});
  }
  bool has(const topology::PrincipalDraft& principal) const {
    return keys_.contains({principal.account, (principal.is_role ? "role/" : "user/") + principal.name.text});
  }
  bool has(const topology::ResourceDraft& resource) const {
    return keys_.contains({resource.account, fmt::format("{}/{}", traits(resource.kind).name, resource.name.text)});
  }

 private:
  std::set<Key> keys_;
};

bool unrestricted(const Selector& s) {
  return s.kind.empty() && s.name.empty() && s.account.empty() && s.environment.empty() && s.workload.empty() &&
         s.data_class.empty() && s.has.empty() && s.except.empty();
}

Selector of_kind(Selector where, std::string_view kind) {
  if (where.kind.empty() || where.kind == "any") where.kind = kind;
  return where;
}

class DraftEffects {
 public:
  DraftEffects(const topology::Estate& estate, EstateDraft& draft) : estate_(estate), draft_(draft) {}

  void operator()(const AttachPolicy& effect) {
    topology::PolicyDraft policy;
    policy.name = {"control:" + effect.name, {}};
    policy.document = effect.document;
    const topology::Name name = policy.name;
    if (effect.to == AttachTo::boundary) {
      const Picked picked(effect.where, estate_);
      for (auto& principal : draft_.principals) {
        if (!picked.has(principal) || principal.boundary) continue;
        topology::PolicyDraft own = policy;
        own.account = principal.account;
        if (boundary_in_.insert({principal.account, name.text}).second) draft_.policies.push_back(own);
        principal.boundary = name;
      }
      return;
    }
    // Guardrails bind an organization's members; an estate without one has nowhere to attach them.
    if (!draft_.organization.present) return;
    draft_.policies.push_back(policy);
    const bool scp = effect.to == AttachTo::scp;
    if (unrestricted(effect.where)) {
      (scp ? draft_.organization.scps : draft_.organization.rcps).push_back(name);
      return;
    }
    const Picked picked(of_kind(effect.where, "account"), estate_);
    for (auto& account : draft_.accounts)
      if (picked.has(account)) (scp ? account.scps : account.rcps).push_back(name);
  }

  void operator()(const SetProperty& effect) {
    const Picked picked(effect.where, estate_);
    for (auto& resource : draft_.resources)
      if (picked.has(resource)) set_property(resource, effect.property, effect.value);
    for (auto& principal : draft_.principals)
      if (picked.has(principal)) set_property(principal, effect.property, effect.value);
  }

  void operator()(const Restyle& effect) {
    if (effect.style == PermissionStyle::as_written) return;
    const Picked picked(effect.where, estate_);
    for (auto& principal : draft_.principals) {
      if (!picked.has(principal) || principal.service_linked) continue;
      if (effect.style == PermissionStyle::star_star) make_star_star(principal);
      else for (auto& policy : principal.inline_policies) widen(policy);
    }
    if (effect.style != PermissionStyle::service_wide) return;
    for (auto& policy : draft_.policies)
      if (!policy.aws_managed && !policy.account.empty()) widen(policy);
  }

  void operator()(const Lifetime& effect) {
    const Picked picked(effect.where, estate_);
    for (auto& principal : draft_.principals) {
      if (!picked.has(principal)) continue;
      if (effect.of == "session") principal.session = std::min(principal.session, effect.at_most);
      if (effect.of == "key")
        std::erase_if(principal.keys, [&](const topology::AccessKeyDraft& key) { return key.age > effect.at_most; });
    }
  }

  void operator()(const PlantDecoy& effect) {
    const Picked picked(of_kind(effect.where, "account"), estate_);
    const auto kind = topology::resource_kind(effect.kind);
    if (!kind) return;
    for (const auto& account : draft_.accounts) {
      if (!picked.has(account)) continue;
      topology::ResourceDraft decoy;
      decoy.kind = *kind;
      decoy.name = {fmt::format("decoy-{}-{}", effect.name, account.name.text), {}};
      decoy.account = account.name.text;
      decoy.decoy = true;
      draft_.resources.push_back(std::move(decoy));
    }
  }

  template <class Other>
  void operator()(const Other&) {}  // acts on the defence, not on the estate

 private:
  static topology::Statement allow(std::vector<std::string> actions) {
    topology::Statement statement;
    statement.actions = std::move(actions);
    statement.resources = {"*"};
    return statement;
  }

  static void make_star_star(topology::PrincipalDraft& principal) {
    const bool may_nothing =
        principal.policies.empty() && principal.inline_policies.empty() && principal.groups.empty();
    if (may_nothing) return;
    principal.policies.clear();
    principal.groups.clear();
    principal.boundary.reset();
    topology::PolicyDraft star;
    star.name = {"inline:star-star", principal.name.place};
    star.account = principal.account;
    star.document.statements = {allow({"*"})};
    principal.inline_policies = {star};
  }

  /// Every allowed action becomes its whole service on every resource; denies stay.
  static void widen(topology::PolicyDraft& policy) {
    for (topology::Statement& statement : policy.document.statements) {
      if (statement.effect == topology::StatementEffect::deny || statement.not_action) continue;
      widen(statement.actions);
      statement.resources = {"*"};
      statement.not_resource = false;
    }
    for (topology::GrantDraft& grant : policy.grants) {
      if (grant.effect == topology::StatementEffect::deny) continue;
      widen(grant.actions);
      grant.on = {{"*", grant.place}};
    }
  }

  static void widen(std::vector<std::string>& actions) {
    for (std::string& action : actions) {
      const std::size_t colon = action.find(':');
      if (colon != std::string::npos) action = action.substr(0, colon + 1) + "*";
    }
  }

  const topology::Estate& estate_;
  EstateDraft& draft_;
  std::set<Key> boundary_in_;
};

}  // namespace

void apply_to_draft(const ControlSet& controls, const topology::Estate& sealed, EstateDraft& draft) {
  DraftEffects effects(sealed, draft);
  for (const Control& control : controls.controls)
    for (const Effect& effect : control.effects) std::visit(effects, effect);
}

}  // namespace gameday::scenarios
