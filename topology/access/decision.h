#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "topology/access/formula.h"
#include "topology/model/policy_document.h"

namespace gameday::topology {

enum class Verdict { allow, implicit_deny, explicit_deny, conditional };

/// Which set of policies a statement stands in.
enum class PolicyLayer { identity, group, boundary, session, resource, endpoint, scp, rcp };

/// One statement that spoke, or a layer that had to allow and did not.
struct Reason {
  enum class Kind { allowed_by, denied_by, not_allowed_by };
  Kind kind{};
  PolicyLayer layer{};
  std::uint32_t level = 0;      // SCP and RCP: 0 is the organization's root
  std::string policy;           // its name, where it has one
  std::uint32_t index = 0;      // of the policy within its layer and level
  std::uint32_t statement = 0;  // of the statement within the policy
  std::string sid;
  Formula condition;            // under which it speaks
};

/// Whether a request is allowed, and if that hangs on what the estate can't know, on what.
struct Decision {
  Verdict verdict = Verdict::implicit_deny;
  Formula condition;            // when it is allowed: always and never agree with the verdict
  std::vector<Reason> reasons;  // denials first, then grants, then layers that did not allow; each in the order of the policies
};

/// "allowed by policy \"deployer\", statement 2 (\"Deploy\"), if aws:sourcevpc is vpc-1".
std::string to_string(const Reason& reason, const AtomTable& atoms);
std::string_view words(Verdict verdict);
std::string_view words(PolicyLayer layer);

}  // namespace gameday::topology
