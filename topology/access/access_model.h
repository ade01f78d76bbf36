#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "topology/access/access_target.h"
#include "topology/access/principal_classes.h"
#include "topology/access/resource_index.h"

namespace gameday::topology {

/// Who may do what in an estate, compiled once for very many questions. Open world: what the estate does not know of
/// a request is an atom of the answer.
///
/// Shape: distinct policy contents compiled once; principals in classes; organization policies per account.
/// Immutable: may be asked from any number of threads. Cost: a question looks at the statements of the class and of
/// the target's policy only.
class AccessModel {
 public:
  /// `estate` must outlive the model. Policies of targets are those of its resources and principals.
  explicit AccessModel(const Estate& estate);

  const AtomTable& atoms() const { return policies_->atoms(); }

  /// By ClassId.
  std::span<const PrincipalClass> classes() const { return principals_->classes; }
  ClassId class_of(PrincipalId id) const { return principals_->class_of[id.index]; }

  /// The pseudo class of whoever controls the account: Allow *:* within its SCPs. It is no particular principal:
  /// policies that name one, and tests of a principal's ARN or tags, do not take it for that one.
  ClassId administrator(AccountId account) const { return {principals_->first_administrator.index + account.index}; }

  /// What the principal becomes when AdministratorAccess is attached to it: the account's administrator, or, where a
  /// boundary or Deny statements of its own still limit it or some policy knows it from others, a pseudo class of its
  /// own. None: service-linked roles can't be changed.
  std::optional<ClassId> with_admin_policy(PrincipalId id) const;

  /// Allow * on * without conditions, by its own or its groups' policies, and neither they nor its boundary deny any
  /// of the ways out on the account's IAM as a whole: iam:AttachRolePolicy, AttachUserPolicy, PutRolePolicy,
  /// PutUserPolicy, CreatePolicyVersion, CreateRole, UpdateAssumeRolePolicy, CreateAccessKey,
  /// DeleteRolePermissionsBoundary, DeleteUserPermissionsBoundary. SCPs do not count: they bind every administrator
  /// of the account alike.
  bool is_administrator(ClassId id) const { return principals_->rights[id.index].administrator; }

  /// When members of the class may do it. `extra` adds to and outweighs what the estate knows; see estate_callers.h
  /// for that.
  Formula may(ClassId id, std::string_view action, const AccessTarget& target, const Context& extra) const;

  /// The same for a caller from outside the estate: a service, an anonymous caller, someone whom a provider vouches
  /// for.
  Formula may_outsider(const Caller& caller, std::string_view action, const AccessTarget& target, const Context& extra) const;

  /// A superset, sorted, of the classes (pseudo classes included) for which `may` can be other than never, whatever
  /// `extra` says besides principal and resource tags. Cost: the classes of the target's account, and of accounts
  /// that its policy names.
  std::vector<ClassId> candidates(std::string_view action, const AccessTarget& target) const;

  /// Equal for ARNs that every resource pattern in the estate treats alike (ResourceIndex). Owner, policy and tags
  /// of what the ARN belongs to are not part of it.
  std::uint64_t resource_signature(std::string_view arn) const { return resources_.signature(arn); }

 private:
  struct AccountPolicies {
    std::vector<PolicyRefs> scps;
    std::vector<PolicyRefs> rcps;
    Context owner;
    std::vector<ClassId> classes;  // of this account, sorted
  };
  const CompiledPolicy* policy_with_a_say(const AccessTarget& target, const ActionName& action) const;
  LayeredContext context(const Context& extra, const Context& facts, const AccessTarget& target) const;
  bool mentions(ClassId id, const ActionName& action, const AccessTarget& target) const;
  std::vector<AccountId> named_accounts(const PrincipalClause& clause) const;
  void add_named(std::vector<ClassId>& found, const CompiledStatement& statement, const ActionName& action,
                 const AccessTarget& target) const;

  const Estate& estate_;
  std::unique_ptr<EstatePolicies> policies_;      // behind pointers: others point into them
  std::unique_ptr<PrincipalClasses> principals_;
  std::vector<AccountPolicies> accounts_;         // by AccountId
  std::map<std::string, AccountId, std::less<>> account_ids_;  // by 12 digits
  ResourceIndex resources_;
};

}  // namespace gameday::topology
