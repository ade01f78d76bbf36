#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "topology/access/caller.h"
#include "topology/access/context.h"
#include "topology/access/estate_policies.h"
#include "topology/model/estate.h"

namespace gameday::topology {

using ClassId = Id<struct ClassTag>;

/// Principals that every policy of the estate treats alike.
struct PrincipalClass {
  AccountId account;
  std::vector<PrincipalId> members;       // sorted; none in pseudo classes
  bool administrator_of_account = false;  // pseudo class
};

/// What evaluation needs of a class; its values that differ between members are the first one's, and no policy asks
/// for them.
struct ClassRights {
  Caller caller;
  Context facts;
  PolicyRefs identity;
  PolicyRefs groups;
  PolicyRefs boundaries;
  std::uint64_t services = 0;          // bits of the services that its Allow statements can name
  std::optional<ClassId> with_admin;   // what its members become with AdministratorAccess; none: it can't be attached
  bool administrator = false;
  bool told_apart = false;             // some policy may treat a member otherwise than anyone else of the account

  /// Some Allow statement of its own has this action on something in this resource, whatever its conditions.
  bool mentions(const ActionName& action, ResourceName resource, const LayeredContext& context) const;
};

/// The classes of an estate: those with members first, in the order of their first member; then one administrator per
/// account, in the order of accounts; then one for each class that remains someone of its own as administrator: where a
/// boundary or a Deny still limits it, or a policy knows it by name, ARN or tag.
///
/// Alike means: same account and kind, the same policies by content (own and from groups), the same boundary, both
/// or neither service-linked, the same values of all tags and the same answers to all tests of names that policies
/// ask for; and neither named by any Principal element nor held to a policy with their name in a variable.
class PrincipalClasses {
 public:
  PrincipalClasses(const Estate& estate, const EstatePolicies& policies);

  std::vector<PrincipalClass> classes;
  std::vector<ClassRights> rights;    // by ClassId
  std::vector<ClassId> class_of;      // by PrincipalId
  ClassId first_administrator;        // of AccountId{0}
  CompiledPolicy everything;          // Allow * on *

  PrincipalClasses(const PrincipalClasses&) = delete;
  PrincipalClasses& operator=(const PrincipalClasses&) = delete;

 private:
  void add_members(const Estate& estate, const EstatePolicies& policies);
  void add_administrators(const Estate& estate);
  void add_limited_administrators();
};

}  // namespace gameday::topology
