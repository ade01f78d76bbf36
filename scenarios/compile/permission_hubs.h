#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scenarios/compile/attack_graph.h"
#include "scenarios/model/technique.h"
#include "topology/access/access_model.h"
#include "topology/model/estate.h"

namespace gameday::scenarios {

/// Which condition keys this attacker can satisfy, and from which address it calls.
struct AttackerMeans {
  std::vector<std::string> keys;            // lower case
  std::string address = "203.0.113.77";     // documentation range, RFC 5737
};

/// What a credential says of aws:MultiFactorAuthPresent: a long-lived key says nothing at all.
enum class MfaState : std::uint8_t { absent, no, yes };

MfaState mfa_state(CredentialVariant variant);

/// Makes the nodes "some held credential may do all of this there" and the derivations that feed them. Targets that
/// every policy treats alike share one hub, principals that every policy treats alike share one feed, so edges are
/// linear in principals plus targets.
class PermissionHubs {
 public:
  PermissionHubs(AttackGraph& graph, const topology::Estate& estate, const topology::AccessModel& access, AttackerMeans means);

  /// The hub of a technique's permissions against a target; nothing when nobody at all can have them.
  std::optional<NodeId> hub(const Technique& technique, topology::EntityRef target);

  /// The node "a credential of this class is held", fed by `credential` nodes. Credentials that differ in what they say of
  /// MFA are apart, because policies can tell them apart.
  NodeId class_node(topology::ClassId id, MfaState mfa);

  /// Classes that some hub asked for so far, in the order asked.
  struct ClassNode {
    topology::ClassId id;
    MfaState mfa{};
    NodeId node;
  };
  std::span<const ClassNode> class_nodes() const { return class_nodes_; }

 private:
  struct Feed {
    topology::ClassId id;
    topology::Formula when;
  };

  std::optional<topology::AccessTarget> access_target(const PermissionNeed& need, topology::EntityRef target) const;
  std::vector<std::uint32_t> signature(const Technique& technique, topology::EntityRef target) const;
  std::vector<Feed> feeds(const Technique& technique, topology::EntityRef target) const;
  void feed(NodeId hub, const Feed& from);
  void feed_term(NodeId hub, topology::ClassId id, const topology::Term& term);
  std::optional<NodeId> condition(topology::Literal literal);


  AttackGraph& graph_;
  const topology::Estate& estate_;
  const topology::AccessModel& access_;
  AttackerMeans means_;
  std::map<std::vector<std::uint32_t>, std::optional<NodeId>> by_signature_;
  std::map<std::pair<std::uint32_t, MfaState>, NodeId> by_class_;
  std::map<std::pair<std::uint32_t, bool>, NodeId> by_condition_;
  std::vector<ClassNode> class_nodes_;
  std::map<const Technique*, std::uint32_t> technique_index_;
};

}  // namespace gameday::scenarios
