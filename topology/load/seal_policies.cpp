#include <algorithm>
#include <set>
#include <tuple>

#include "topology/load/aws_managed.h"
#include "topology/load/sealer.h"
#include "topology/load/short_form.h"
#include "topology/model/nearest.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

constexpr std::string_view k_full_access = "FullAWSAccess";
constexpr std::string_view k_full_resource_access = "RCPFullAWSAccess";

/// A policy that waits for its id. Exactly one of the three sources is set.
struct Pending {
  std::string account;
  std::string name;
  PolicyOrigin origin{};
  std::string owner;  // lineage of the entity that an inline, trust or resource policy belongs to
  std::optional<EntityRef> entity;
  const PolicyDraft* policy = nullptr;
  const PrincipalDraft* role = nullptr;
  const ResourceDraft* resource = nullptr;
};

auto order(const Pending& pending) { return std::tie(pending.account, pending.name, pending.origin, pending.owner); }

class PolicySealer {
 public:
  explicit PolicySealer(Sealer& sealer) : sealer_(sealer) {}

  void run() {
    const auto bundled = bundled_aws_policies();
    if (bundled) bundled_ = *bundled;
    make_full_access();
    gather_managed();
    gather_bundled();
    gather_owned();
    place();
    attach_managed();
    attach_organization();
  }

 private:
  void make_full_access() {
    for (const std::string_view name : {k_full_access, k_full_resource_access}) {
      PolicyDraft policy;
      policy.name.text = name;
      policy.aws_managed = true;
      const std::string_view type = name == k_full_access ? "service_control_policy" : "resource_control_policy";
      policy.arn = fmt::format("arn:aws:organizations::aws:policy/{}/p-{}", type, name);
      policy.document.statements.resize(1);
      policy.document.statements[0].actions = {"*"};
      policy.document.statements[0].resources = {"*"};
      if (name == k_full_resource_access) {
        policy.document.statements[0].principal.present = true;
        policy.document.statements[0].principal.anyone = true;
        policy.document.statements[0].principal.aws = {"*"};
      }
      full_access_.push_back(std::move(policy));
    }
  }

  void gather_managed() {
    std::vector<const PolicyDraft*> seen;
    const auto key = [](const PolicyDraft& p) { return std::tie(p.account, p.name.text); };
    for (const PolicyDraft& draft : sealer_.draft.policies) seen.push_back(&draft);
    std::ranges::stable_sort(seen, {}, [&](const PolicyDraft* p) { return key(*p); });
    report_duplicates(sealer_, seen, "policy", [&](const auto& a, const auto& b) {
      return key(a) == key(b) && a.aws_managed == b.aws_managed;
    });
    for (const PolicyDraft* draft : seen) {
      Pending pending;
      pending.account = draft->account;
      pending.name = draft->name.text;
      pending.policy = draft;
      pending.origin = draft->aws_managed         ? PolicyOrigin::aws_managed
                       : draft->account.empty() ? PolicyOrigin::organization
                                                : PolicyOrigin::customer_managed;
      if (!draft->account.empty() && !sealer_.resolve(Name{draft->account, draft->name.place}, "", {"account", {"account"}}))
        continue;
      pending_.push_back(std::move(pending));
    }
  }

  bool is_drafted(std::string_view reference) const {
    return std::ranges::any_of(sealer_.draft.policies, [&](const PolicyDraft& policy) {
      return policy.arn == reference || policy.name.text == reference;
    });
  }

  /// AWS-managed policies that are named but not held by the draft.
  void gather_bundled() {
    std::set<const PolicyDraft*> wanted;
    const auto want = [&](const Name& name) {
      if (const PolicyDraft* policy = find_policy(bundled_, name.text); policy != nullptr && !is_drafted(name.text))
        wanted.insert(policy);
    };
    for (const PrincipalDraft* principal : sealer_.principals) {
      for (const Name& name : principal->policies) want(name);
      if (principal->boundary) want(*principal->boundary);
    }
    for (const GroupDraft* group : sealer_.groups)
      for (const Name& name : group->policies) want(name);
    bool limits = false;
    const auto look = [&](const auto& holder) { limits = limits || !holder.scps.empty() || !holder.rcps.empty(); };
    look(sealer_.draft.organization);
    for (const UnitDraft& unit : sealer_.draft.units) look(unit);
    for (const AccountDraft& account : sealer_.draft.accounts) look(account);
    if (limits)
      for (const PolicyDraft& policy : full_access_)
        if (!is_drafted(policy.name.text)) wanted.insert(&policy);
    for (const PolicyDraft* policy : wanted) {
      Pending pending;
      pending.name = policy->name.text;
      pending.origin = PolicyOrigin::aws_managed;
      pending.policy = policy;
      pending_.push_back(std::move(pending));
    }
  }

  void gather_inline(const std::vector<PolicyDraft>& drafts, const std::string& account, const std::string& owner,
                     EntityRef entity) {
    std::set<std::string> names;
    for (const PolicyDraft& draft : drafts) {
      if (!names.insert(draft.name.text).second)
        sealer_.report(draft.name.place, fmt::format("inline policy \"{}\" is there twice", draft.name.text), "another name");
      Pending pending;
      pending.account = account;
      pending.name = draft.name.text;
      pending.origin = PolicyOrigin::inline_policy;
      pending.owner = owner;
      pending.entity = entity;
      pending.policy = &draft;
      pending_.push_back(std::move(pending));
    }
  }

  void gather_owned() {
    const Estate& estate = sealer_.estate;
    for (std::uint32_t i = 0; i < sealer_.principals.size(); ++i) {
      const PrincipalDraft& draft = *sealer_.principals[i];
      const EntityRef entity{draft.is_role ? EntityKind::role : EntityKind::user, i};
      gather_inline(draft.inline_policies, draft.account, estate.principals[i].lineage, entity);
      if (!draft.is_role) continue;
      Pending trust;
      trust.account = draft.account;
      trust.name = "trust of " + draft.name.text;
      trust.origin = PolicyOrigin::trust;
      trust.owner = estate.principals[i].lineage;
      trust.entity = entity;
      trust.role = &draft;
      pending_.push_back(std::move(trust));
    }
    for (std::uint32_t i = 0; i < sealer_.groups.size(); ++i)
      gather_inline(sealer_.groups[i]->inline_policies, sealer_.groups[i]->account, estate.groups[i].lineage,
                    {EntityKind::group, i});
    for (std::uint32_t i = 0; i < sealer_.resources.size(); ++i) {
      const ResourceDraft& draft = *sealer_.resources[i];
      if (!draft.policy && draft.lets.empty()) continue;
      Pending policy;
      policy.account = draft.account;
      policy.name = "policy of " + draft.name.text;
      policy.origin = PolicyOrigin::resource;
      policy.owner = estate.resources[i].lineage;
      policy.entity = EntityRef{EntityKind::resource, i};
      policy.resource = &draft;
      pending_.push_back(std::move(policy));
    }
  }

  std::string arn_of(const Pending& pending) const {
    if (pending.policy == nullptr || pending.entity) return {};
    if (!pending.policy->arn.empty()) return pending.policy->arn;
    const auto account = sealer_.names.readings(pending.account, "", {"account", {"account"}});
    if (!account.empty())
      return fmt::format("arn:aws:iam::{}:policy/{}", sealer_.estate.accounts[account.front()->index].id, pending.name);
    return fmt::format("arn:aws:organizations:::policy/{}", pending.name);
  }

  std::string lineage_of(const Pending& pending) const {
    if (pending.policy != nullptr && !pending.policy->lineage.empty()) return pending.policy->lineage;
    switch (pending.origin) {
      case PolicyOrigin::aws_managed: return "aws/policy/" + pending.name;
      case PolicyOrigin::organization: return "organization/policy/" + pending.name;
      case PolicyOrigin::customer_managed: return pending.account + "/policy/" + pending.name;
      case PolicyOrigin::inline_policy: return pending.owner + "/policy/" + pending.name;
      case PolicyOrigin::trust: return pending.owner + "/trust";
      case PolicyOrigin::resource: return pending.owner + "/policy";
    }
    return {};
  }

  /// Ids first, then documents: the short forms may name policies.
  void place() {
    std::ranges::stable_sort(pending_, [](const Pending& a, const Pending& b) { return order(a) < order(b); });
    for (std::uint32_t i = 0; i < pending_.size(); ++i) {
      const Pending& pending = pending_[i];
      Policy policy;
      policy.name = pending.name;
      policy.arn = arn_of(pending);
      policy.lineage = lineage_of(pending);
      policy.origin = pending.origin;
      policy.wider_version = pending.policy != nullptr && pending.policy->wider_version;
      if (const auto account = sealer_.names.readings(pending.account, "", {"account", {"account"}});
          !pending.account.empty() && !account.empty())
        policy.account = AccountId{account.front()->index};
      if (!pending.entity) {
        const bool organization = pending.origin == PolicyOrigin::organization || policy.arn.starts_with("arn:aws:organizations");
        sealer_.names.add({organization ? "scp" : "policy", pending.account, pending.name, policy.arn, i});
      }
      sealer_.estate.policies.push_back(std::move(policy));
    }
    for (std::uint32_t i = 0; i < pending_.size(); ++i) {
      sealer_.estate.policies[i].document = document_of(pending_[i]);
      if (pending_[i].entity) attach(*pending_[i].entity, pending_[i].origin, PolicyId{i});
    }
  }

  PolicyDocument document_of(const Pending& pending) {
    PolicyDocument document;
    if (pending.policy != nullptr) {
      document = pending.policy->document;
      for (const GrantDraft& grant : pending.policy->grants)
        document.statements.push_back(statement_of(sealer_, grant, pending.account, {}));
    } else if (pending.role != nullptr) {
      if (pending.role->trust) document = *pending.role->trust;
      for (const TrustDraft& trust : pending.role->trusts)
        document.statements.push_back(statement_of(sealer_, trust, pending.account));
      if (document.statements.empty())
        sealer_.report(pending.role->name.place, fmt::format("nobody may assume role \"{}\"", pending.role->name.text),
                       "a trust policy");
    } else if (pending.resource != nullptr) {
      if (pending.resource->policy) document = *pending.resource->policy;
      const Resource& resource = sealer_.estate.resources[pending.entity->index];
      const auto self = access_arns(traits(resource.kind).name, resource.arn);
      for (const GrantDraft& grant : pending.resource->lets)
        document.statements.push_back(statement_of(sealer_, grant, pending.account, self));
    }
    return document;
  }

  void attach(EntityRef entity, PolicyOrigin origin, PolicyId id) {
    if (origin == PolicyOrigin::trust) sealer_.estate.principals[entity.index].trust = id;
    else if (origin == PolicyOrigin::resource) sealer_.estate.resources[entity.index].policy = id;
    else if (entity.kind == EntityKind::group) sealer_.estate.groups[entity.index].policies.push_back(id);
    else sealer_.estate.principals[entity.index].policies.push_back(id);
  }

  std::optional<PolicyId> managed(const Name& name, AccountId account) {
    const std::string& own = sealer_.account_name(account);
    const auto found = sealer_.resolve(name, own, {"policy", {"policy"}});
    if (!found) {
      suggest_bundled(name);
      return std::nullopt;
    }
    const Policy& policy = sealer_.estate.policies[*found];
    if (policy.account && *policy.account != account) {
      sealer_.report(name.place, fmt::format("policy \"{}\" belongs to account \"{}\"", name.text,
                                             sealer_.account_name(*policy.account)),
                     fmt::format("a policy of account \"{}\"; policies attach within their account only", own));
      return std::nullopt;
    }
    return PolicyId{*found};
  }

  void suggest_bundled(const Name& name) {
    if (!name.text.starts_with("arn:aws:iam::aws:policy/")) return;
    std::vector<std::string> known;
    for (const PolicyDraft& policy : bundled_) known.push_back(policy.arn);
    Problem& problem = sealer_.problems.back();
    problem.reason = fmt::format("AWS-managed policy \"{}\" is not bundled", name.text);
    problem.expected = "one that is, or its document under a name of its own";
    problem.nearest = nearest(name.text, known);
  }

  static void finish(std::vector<PolicyId>& policies) {
    std::ranges::sort(policies);
    policies.erase(std::unique(policies.begin(), policies.end()), policies.end());
  }

  void attach_managed() {
    for (std::uint32_t i = 0; i < sealer_.principals.size(); ++i) {
      const PrincipalDraft& draft = *sealer_.principals[i];
      Principal& principal = sealer_.estate.principals[i];
      for (const Name& name : draft.policies)
        if (const auto id = managed(name, principal.account)) principal.policies.push_back(*id);
      if (draft.boundary) principal.boundary = managed(*draft.boundary, principal.account);
      finish(principal.policies);
    }
    for (std::uint32_t i = 0; i < sealer_.groups.size(); ++i) {
      Group& group = sealer_.estate.groups[i];
      for (const Name& name : sealer_.groups[i]->policies)
        if (const auto id = managed(name, group.account)) group.policies.push_back(*id);
      finish(group.policies);
    }
  }

  std::vector<PolicyId> limits(const std::vector<Name>& names) {
    std::vector<PolicyId> ids;
    for (const Name& name : names)
      if (const auto found = sealer_.resolve(name, "", {"organization policy", {"scp"}})) ids.push_back(PolicyId{*found});
    finish(ids);
    return ids;
  }

  /// A level that only denies keeps AWS's own FullAWSAccess beside its policies; see seal.h.
  std::vector<PolicyId> service_limits(const std::vector<Name>& names) {
    std::vector<PolicyId> ids = limits(names);
    const bool allows = std::ranges::any_of(ids, [&](PolicyId id) {
      return std::ranges::any_of(sealer_.estate.at(id).document.statements,
                                 [](const Statement& s) { return s.effect == StatementEffect::allow; });
    });
    if (ids.empty() || allows) return ids;
    const Name full{std::string(k_full_access), names.front().place};
    if (const auto found = sealer_.resolve(full, "", {"organization policy", {"scp"}})) ids.push_back(PolicyId{*found});
    finish(ids);
    return ids;
  }

  void attach_organization() {
    Estate& estate = sealer_.estate;
    const OrganizationDraft& organization = sealer_.draft.organization;
    estate.units[0].scps = service_limits(organization.scps);
    estate.units[0].rcps = limits(organization.rcps);
    for (std::size_t u = 1; u < sealer_.units.size(); ++u) {
      estate.units[u].scps = service_limits(sealer_.units[u]->scps);
      estate.units[u].rcps = limits(sealer_.units[u]->rcps);
    }
    for (std::size_t a = 0; a < sealer_.accounts.size(); ++a) {
      const AccountDraft& draft = *sealer_.accounts[a];
      estate.accounts[a].scps = service_limits(draft.scps);
      estate.accounts[a].rcps = limits(draft.rcps);
      if (!organization.present && !(draft.scps.empty() && draft.rcps.empty()))
        sealer_.report(draft.name.place, fmt::format("account \"{}\" has SCPs or RCPs but no organization", draft.name.text),
                       "[organization]");
    }
  }

  Sealer& sealer_;
  std::vector<PolicyDraft> bundled_;
  std::vector<PolicyDraft> full_access_;
  std::vector<Pending> pending_;
};

}  // namespace

void seal_policies(Sealer& sealer) { PolicySealer(sealer).run(); }

}  // namespace gameday::topology
