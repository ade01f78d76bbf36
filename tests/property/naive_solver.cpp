#include "tests/property/naive_solver.h"

#include <algorithm>
#include <optional>

#include "tests/property/naive_rights.h"
#include "topology/model/resource_kind.h"
#include "topology/network/reach.h"

namespace gameday::scenarios {
namespace {

using topology::AccountId;
using topology::EntityKind;
using topology::EntityRef;
using topology::Estate;
using topology::PrincipalId;
using topology::Resource;

class NaiveSolver {
 public:
  NaiveSolver(const Estate& estate, const std::vector<Technique>& techniques) : estate_(estate), techniques_(techniques), rights_(estate) {
    for (std::uint32_t i = 0; i < estate.accounts.size(); ++i) all_.push_back({EntityKind::account, i});
    for (std::uint32_t i = 0; i < estate.principals.size(); ++i) all_.push_back(ref(PrincipalId{i}));
    for (std::uint32_t i = 0; i < estate.groups.size(); ++i) all_.push_back({EntityKind::group, i});
    for (std::uint32_t i = 0; i < estate.policies.size(); ++i)
      if (estate.policies[i].origin == topology::PolicyOrigin::customer_managed) all_.push_back({EntityKind::policy, i});
    for (std::uint32_t i = 0; i < estate.resources.size(); ++i) all_.push_back({EntityKind::resource, i});
  }

  std::set<NaivePosition> solve(const std::set<NaivePosition>& entry) {
    held_ = entry;
    std::size_t before = 0;
    do {
      before = held_.size() + raised_.size();
      for (const Technique& technique : techniques_)
        for (const EntityRef target : all_)
          if (possible(technique, target)) apply(technique, target);
      consequences();
    } while (held_.size() + raised_.size() != before);
    return held_;
  }

 private:
  EntityRef ref(PrincipalId id) const {
    const bool user = estate_.at(id).kind == topology::PrincipalKind::user;
    return {user ? EntityKind::user : EntityKind::role, id.index};
  }
  const Resource* resource(EntityRef e) const {
    return e.kind == EntityKind::resource ? &estate_.resources[e.index] : nullptr;
  }

  bool is(EntityRef target, const std::string& kind) const {
    switch (target.kind) {
      case EntityKind::account: return kind == "account";
      case EntityKind::user: return kind == "user";
      case EntityKind::role: return kind == "role";
      case EntityKind::group: return kind == "group";
      case EntityKind::policy: return kind == "policy";
      default: break;
    }
    const auto& traits = topology::traits(resource(target)->kind);
    return kind == traits.name || (kind == "store" && traits.holds_data) || (kind == "compute" && traits.runs_code);
  }

  std::string property(EntityRef target, const std::string& name) const {
    if (const Resource* r = resource(target)) {
      if (name == "exposed") return r->internet ? "internet" : "no";
      if (name == "metadata") return r->metadata;
      if (name == "encrypted") return r->key ? "yes" : "no";
      const auto own = r->properties.find(name);
      return own == r->properties.end() ? "" : own->second;
    }
    if (target.kind == EntityKind::policy) return estate_.policies[target.index].wider_version ? "true" : "";
    if (target.kind != EntityKind::user && target.kind != EntityKind::role) return "";
    const topology::Principal& p = estate_.principals[target.index];
    if (name == "console") return p.console ? "yes" : "no";
    if (name == "mfa") return p.console && p.console->mfa ? "yes" : "no";
    return "";
  }

  bool trusts(EntityRef target, const std::string& service) const {
    if (target.kind != EntityKind::role || !estate_.principals[target.index].trust) return false;
    bool trusted = false;
    for (const auto& s : estate_.at(*estate_.principals[target.index].trust).document.statements) {
      if (std::ranges::find(s.principal.service, service) == s.principal.service.end()) continue;
      if (s.effect == topology::StatementEffect::deny) return false;
      trusted = true;
    }
    return trusted;
  }

  bool reached(EntityRef target, From from) const {
    const topology::ResourceId to{target.index};
    if (topology::reaches(estate_, topology::Vantage::internet(), to)) return true;
    if (from == From::internet) return false;
    for (const NaivePosition& p : held_)
      if (p.kind == "network" &&
          topology::reaches(estate_, topology::Vantage::subnet(topology::SubnetId{p.entity.index}), to)) return true;
    return false;
  }

  bool possible(const Technique& technique, EntityRef target) {
    if (technique.from == From::way_back || !is(target, technique.targets)) return false;
    for (const PropertyNeed& need : technique.properties) {
      const std::string value = property(target, need.property);
      if ((std::ranges::find(need.values, value) != need.values.end()) == need.negated) return false;
    }
    if (!technique.trusts_service.empty() && !trusts(target, technique.trusts_service)) return false;
    if (technique.from == From::code && !held_.contains({"code", "", target})) return false;
    if ((technique.reach || technique.from == From::network) && !reached(target, technique.from)) return false;
    if (!can_give(technique, target)) return false;
    return technique.from != From::credential || somebody_may(technique, target);
  }

  /// A yield that the target has no place for makes the step meaningless.
  bool can_give(const Technique& technique, EntityRef target) const {
    for (const Yield& yield : technique.yields) {
      const Resource* r = resource(target);
      if (yield.on == On::role && (r == nullptr || !r->role)) return false;
      if (yield.on == On::secrets && (r == nullptr || r->secrets.empty())) return false;
      if (yield.kind == YieldKind::network && (r == nullptr || !r->subnet)) return false;
    }
    return true;
  }

  bool somebody_may(const Technique& technique, EntityRef target) {
    const AccountId home = *account_of(estate_, target);
    for (const Actor& actor : actors()) {
      if (technique.permissions.empty() && actor.account == home) return true;
      if (!technique.permissions.empty() && may_all(actor, technique, target)) return true;
    }
    return false;
  }

  bool may_all(const Actor& actor, const Technique& technique, EntityRef target) {
    bool asked = false;
    for (const PermissionNeed& need : technique.permissions) {
      const Resource* r = resource(target);
      if (need.on == On::key && (r == nullptr || !r->key)) continue;
      const auto question = ask(need, target);
      if (!question || !rights_.may(actor, *question)) return false;
      asked = true;
    }
    return asked;
  }

  std::optional<Question> ask(const PermissionNeed& need, EntityRef target) const {
    Question q{need.action, {}, need.with};
    q.target.owner = *account_of(estate_, target);
    const Resource* r = resource(target);
    if (need.on == On::anything || need.on == On::account) {
      q.target.arn = "*";
      q.target.wildcard_only = true;
      return q;
    }
    if (need.on == On::role && target.kind != EntityKind::role) {
      if (r == nullptr || !r->role) return std::nullopt;
      q.target.arn = estate_.at(*r->role).arn;
      return q;
    }
    if (need.on == On::key) r = &estate_.at(*r->key);
    q.target.arn = r != nullptr ? r->arn : arn_of(estate_, target);
    if (need.on == On::objects) q.target.arn += "/*";
    if (r != nullptr) {
      q.target.owner = r->account;
      q.target.policy = r->policy;
      q.target.is_key = r->kind == topology::ResourceKind::key;
      if (need.on != On::key) q.target.tags = &r->tags;
    } else if (target.kind == EntityKind::role || target.kind == EntityKind::user) {
      q.target.tags = &estate_.principals[target.index].tags;
      if (need.action == "sts:AssumeRole") {
        q.target.policy = estate_.principals[target.index].trust;
        q.target.is_trust = true;
      }
    }
    return q;
  }

  std::vector<Actor> actors() const {
    std::vector<Actor> found;
    for (const NaivePosition& p : held_) {
      if (p.kind != "credential") continue;
      const std::string mfa = p.variant == "session" ? "no" : p.variant == "session with MFA" ? "yes" : "";
      if (p.entity.kind == EntityKind::account) {
        found.push_back({std::nullopt, {p.entity.index}, true, mfa});
        continue;
      }
      const PrincipalId id{p.entity.index};
      found.push_back({id, estate_.at(id).account, false, mfa});
      if (is_raised(id)) found.push_back({id, estate_.at(id).account, true, mfa});
    }
    return found;
  }

  bool is_raised(PrincipalId id) const {
    const topology::Principal& p = estate_.at(id);
    if (p.service_linked) return false;
    const auto any = [this](const std::vector<topology::PolicyId>& policies) {
      return std::ranges::any_of(policies, [this](auto policy) { return raised_.contains({EntityKind::policy, policy.index}); });
    };
    if (raised_.contains(ref(id)) || any(p.policies)) return true;
    return std::ranges::any_of(p.groups, [&](topology::GroupId group) {
      return raised_.contains({EntityKind::group, group.index}) || any(estate_.at(group).policies);
    });
  }

  void apply(const Technique& technique, EntityRef target) {
    const EntityRef account{EntityKind::account, account_of(estate_, target)->index};
    for (const Yield& yield : technique.yields) {
      EntityRef on = target;
      if (yield.on == On::account) on = account;
      if (yield.on == On::role) on = ref(*resource(target)->role);
      switch (yield.kind) {
        case YieldKind::credential: {
          const std::string variant = yield.text == "session" ? "session" : "created";
          held_.insert({"credential", variant, on});
          break;
        }
        case YieldKind::code: held_.insert({"code", "", on}); break;
        case YieldKind::data:
          if (yield.on != On::secrets) held_.insert({"data", yield.text, on});
          else for (const auto secret : resource(target)->secrets)
              held_.insert({"data", "read", {EntityKind::resource, secret.index}});
          break;
        case YieldKind::network: held_.insert({"network", "", {EntityKind::resource, resource(target)->subnet->index}}); break;
        case YieldKind::admin: raised_.insert(on); break;
        case YieldKind::way_back: held_.insert({"way back", yield.text, on}); break;
        case YieldKind::knowledge: held_.insert({"knowledge", yield.text, account}); break;
        case YieldKind::log_off: break;
      }
    }
  }

  void consequences() {
    std::set<NaivePosition> more;
    for (const NaivePosition& p : held_)
      if (p.kind == "code" && resource(p.entity)->subnet)
        more.insert({"network", "", {EntityKind::resource, resource(p.entity)->subnet->index}});
    for (const Actor& actor : actors())
      if (rights_.controls(actor)) more.insert({"takeover", "", {EntityKind::account, actor.account.index}});
    held_.merge(more);
  }

  const Estate& estate_;
  const std::vector<Technique>& techniques_;
  std::vector<EntityRef> all_;
  std::set<NaivePosition> held_;
  std::set<EntityRef> raised_;  // users, roles, groups and policies that give administrator rights by now
  NaiveRights rights_;
};

}  // namespace

std::set<NaivePosition> naive_reach(const Estate& estate, const std::vector<Technique>& techniques,
                                    const std::set<NaivePosition>& entry) {
  return NaiveSolver(estate, techniques).solve(entry);
}

std::string told(const Estate& estate, const NaivePosition& position) {
  const std::string where =
      position.kind == "network" ? estate.network.subnets[position.entity.index].name : title_of(estate, position.entity);
  return position.kind + " " + position.variant + " " + where;
}

}  // namespace gameday::scenarios
