#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "scenarios/compile/attack_graph.h"
#include "scenarios/compile/permission_hubs.h"
#include "scenarios/model/technique.h"
#include "topology/access/access_model.h"
#include "topology/model/estate.h"
#include "topology/model/problem.h"
#include "topology/network/reach.h"

namespace gameday::scenarios {

/// Turns an estate and a library of techniques into the attack graph: one step per technique and target that it fits,
/// whoever may take it; derivations from credentials to what they permit.
class GraphCompiler {
 public:
  GraphCompiler(const topology::Estate& estate, const topology::AccessModel& access,
                const std::vector<Technique>& techniques, AttackerMeans means);

  /// The node of a position, made on first use. `variant` as in Node.
  NodeId position(NodeKind kind, std::uint8_t variant, topology::EntityRef entity);
  NodeId credential(topology::PrincipalId principal, CredentialVariant variant);
  std::optional<NodeId> find(NodeKind kind, std::uint8_t variant, topology::EntityRef entity) const;

  std::optional<GuardId> find_guard(GuardKind kind, topology::EntityRef entity, std::uint32_t detail = 0) const;

  /// Everything, then indexed. Problems: two steps of the same luck (twice the same lineage). Call once; positions asked
  /// for before (entries) are part of it.
  AttackGraph finish(const std::vector<std::string>& log_sources, topology::Problems& problems);

 private:
  void steps_of(std::uint32_t technique);
  void step(std::uint32_t technique, topology::EntityRef target);
  bool fits(const Technique& technique, topology::EntityRef target) const;
  bool add_yield(const Technique& technique, const Yield& yield, topology::EntityRef target, EdgeDraft& edge);
  bool add_secrets(topology::EntityRef target, EdgeDraft& edge);
  std::optional<topology::EntityRef> place_of_yield(On on, topology::EntityRef target) const;
  std::optional<NodeId> reach_hub(topology::ResourceId target);
  NodeId any_credential(topology::AccountId account);
  void returns(std::uint32_t technique);
  void feed_classes();
  void feed_class(NodeId credential, topology::ClassId id, MfaState mfa, std::vector<GuardLiteral> guards,
                  topology::AccountId account);
  void feed_any_credential(NodeId credential, topology::AccountId account);
  void feed_takeovers();
  void feed_networks();
  GuardId guard(GuardKind kind, topology::EntityRef entity, bool initially, std::uint32_t detail = 0);
  std::uint32_t text_index(std::vector<std::string>& texts, const std::string& text);
  std::vector<topology::EntityRef> admin_sources(topology::PrincipalId principal) const;

  const topology::Estate& estate_;
  const topology::AccessModel& access_;
  const std::vector<Technique>& techniques_;
  topology::NetworkReach network_;
  AttackGraph graph_;
  PermissionHubs hubs_;
  std::vector<std::string> log_sources_;
  using NodeKey = std::tuple<NodeKind, std::uint8_t, topology::EntityRef>;
  using GuardKey = std::tuple<GuardKind, topology::EntityRef, std::uint32_t>;
  std::map<NodeKey, NodeId> by_key_;
  std::map<GuardKey, GuardId> by_guard_;
  std::map<std::vector<std::uint32_t>, NodeId> reach_hubs_;
  std::map<topology::AccountId, NodeId> any_credential_;
  std::map<NodeId, std::vector<NodeId>> way_back_gives_;  // the credentials that came with it
};

}  // namespace gameday::scenarios
