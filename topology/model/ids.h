#pragma once

#include <compare>
#include <cstdint>

namespace gameday::topology {

/// Dense index of one kind of thing: 0 .. count - 1. `Tag` keeps kinds from being mixed up.
template <class Tag>
struct Id {
  std::uint32_t index = 0;
  auto operator<=>(const Id&) const = default;
};

using AccountId = Id<struct AccountTag>;
using UnitId = Id<struct UnitTag>;            // organizational unit; UnitId{0} is the organization's root
using PrincipalId = Id<struct PrincipalTag>;  // a user or a role
using GroupId = Id<struct GroupTag>;
using PolicyId = Id<struct PolicyTag>;        // one policy document, managed or inline
using PersonId = Id<struct PersonTag>;
using ResourceId = Id<struct ResourceTag>;    // everything else that has an ARN: compute, stores, keys, …
using SubnetId = Id<struct SubnetTag>;
using AtomId = Id<struct AtomTag>;            // one condition whose truth the estate cannot know

}  // namespace gameday::topology
