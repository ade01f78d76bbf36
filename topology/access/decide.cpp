#include "topology/access/decide.h"

#include "topology/access/evaluate.h"

#include <deque>

namespace gameday::topology {
namespace {

/// Compiles documents as they are asked for and keeps them.
class Compiler {
 public:
  Compiler(const Estate& estate, AtomTable& atoms) : estate_(estate), atoms_(atoms) {}

  const CompiledPolicy* one(PolicyId id) {
    const Policy& policy = estate_.at(id);
    return &kept_.emplace_back(compile(policy.document, atoms_, policy.name));
  }
  PolicyRefs all(const std::vector<PolicyId>& ids) {
    PolicyRefs refs;
    for (const PolicyId id : ids) refs.push_back(one(id));
    return refs;
  }
  std::vector<PolicyRefs> levels(const std::vector<std::vector<PolicyId>>& ids) {
    std::vector<PolicyRefs> found;
    for (const auto& level : ids) found.push_back(all(level));
    return found;
  }

 private:
  const Estate& estate_;
  AtomTable& atoms_;
  std::deque<CompiledPolicy> kept_;  // addresses stay
};

}  // namespace

Decision decide(const Estate& estate, PrincipalId id, std::string_view action, const AccessTarget& target,
                const Context& extra, AtomTable& atoms) {
  const Principal& principal = estate.at(id);
  Compiler compiler(estate, atoms);
  const PolicyRefs identity = compiler.all(principal.policies);
  PolicyRefs groups;
  for (const GroupId group : principal.groups) {
    for (const PolicyId policy : estate.at(group).policies) groups.push_back(compiler.one(policy));
  }
  PolicyRefs boundaries;
  if (principal.boundary) boundaries.push_back(compiler.one(*principal.boundary));
  const std::vector<PolicyRefs> scps = compiler.levels(scp_levels(estate, principal.account));
  const std::vector<PolicyRefs> rcps = compiler.levels(rcp_levels(estate, target.owner));
  const ActionName name(action);
  const bool has_a_say = target.policy && (!target.is_trust || is_trust_action(name));
  const CompiledPolicy* resource = has_a_say ? compiler.one(*target.policy) : nullptr;

  const Caller caller = caller_of(estate, id);
  const Context facts = context_of(estate, id);
  const Context owner = owner_context(estate, target.owner);
  const Request request{&caller, &name, target.resource(), estate.at(target.owner).id, target.is_key,
                        {World::open, {&extra, &facts, &owner}, target.tags}};
  return evaluate(request, {identity, groups, boundaries, nullptr, resource, {}, scps, rcps});
}

}  // namespace gameday::topology
