#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "topology/model/estate.h"
#include "topology/model/ids.h"
#include "topology/model/luck_key.h"

namespace gameday::scenarios {

using NodeId = topology::Id<struct NodeTag>;
using EdgeId = topology::Id<struct EdgeTag>;
using GuardId = topology::Id<struct GuardTag>;

inline constexpr std::uint32_t k_no_technique = 0xffffffffU;

enum class NodeKind : std::uint8_t {
  internet,    // always held
  credential,  // of a principal; variant: CredentialVariant
  code,        // on a compute resource
  network,     // a vantage in a subnet
  data,        // in a store; variant: DataAccess
  takeover,    // of an account: derived, never held by itself
  way_back,    // kind by `variant` (index of AttackGraph::way_backs)
  knowledge,   // of an account; kind by `variant` (index of AttackGraph::topics)
  condition,   // a context atom that this attacker can, or cannot, satisfy
  hub,         // derived: "some held credential may do this there", "that endpoint can be reached"
};

enum class CredentialVariant : std::uint8_t { long_lived, session, session_mfa, created };
enum class DataAccess : std::uint8_t { read, write, destroy };

/// What an attacker can hold, or what follows at once from what it holds.
struct Node {
  NodeKind kind{};
  std::uint8_t variant = 0;
  bool active = false;    // an active position: inside the estate (design.md §1)
  bool derived = false;   // true exactly while one of its derivations is
  topology::EntityRef entity;
};

enum class GuardKind : std::uint8_t {
  admin,      // off at first: the entity's holders are administrators (an attached or rewritten policy)
  log_on,     // a log source gets records from an account
  available,  // on at first: a compute resource in service, a store open, an account not isolated
};

/// A bit that an attacker or a responder can flip within a replication.
struct Guard {
  GuardKind kind{};
  bool initially = false;
  topology::EntityRef entity;   // admin: user, role, group or policy; log_on: account; available: any
  std::uint32_t detail = 0;     // log_on: index of the log source
};

struct GuardLiteral {
  GuardId guard;
  bool value = true;
};

/// All needs and guards hold -> the yields. A *derivation* (technique == k_no_technique) does so at once, and its one
/// yield is true only while it stands. A *step* is attempted, takes time, can fail.
/// Half a line of the cache, because an engine on a large graph waits for memory: what is asked seldom is in Aim.
struct alignas(32) Edge {
  NodeId need;                   // the only one, as for most edges; of several, where they begin in AttackGraph::needs
  NodeId yield;                  // likewise
  std::uint32_t first_literal = 0;
  std::uint32_t technique = k_no_technique;
  topology::LuckKey key;         // luck of its attempts: technique and the target's lineage
  std::uint16_t needs = 0;
  std::uint16_t yields = 0;
  std::uint8_t guards = 0;
  std::uint8_t flips = 0;
  bool lasting = true;           // yields stay when the needs are lost (a session); otherwise they go (a read)
};
static_assert(sizeof(Edge) == 32);

/// What a step is done to. Of a derivation: nothing.
struct Aim {
  topology::EntityRef target;
  std::uint32_t knowledge = k_no_technique;  // node that an attacker must hold to choose the step without guessing
};

/// The compiled physics of one cell: everything that is possible, whoever does it and whenever. Immutable; all lists flat.
/// Linear in the estate: permissions go through hubs, never principals x resources.
struct AttackGraph {
  std::vector<Node> nodes;
  std::vector<Edge> edges;
  std::vector<Aim> aims;                // by EdgeId
  std::vector<Guard> guards;
  std::vector<NodeId> needs;            // of edges that have several
  std::vector<GuardLiteral> literals;   // of edge e from first_literal: guards that it asks for, then those that it sets
  std::vector<NodeId> yields;           // of edges that have several
  std::vector<NodeId> initial;          // held at the start by any attacker: the internet, conditions within its means
  std::vector<std::string> way_backs;
  std::vector<std::string> topics;

  // Made by `index`: CSR of the edges that need a node, of those that a guard gates, of the derivations of a node.
  std::vector<std::uint32_t> first_out;
  std::vector<EdgeId> out;
  std::vector<std::uint32_t> first_gated;
  std::vector<EdgeId> gated;
  std::vector<std::uint32_t> first_in;
  std::vector<EdgeId> in;

  const Node& at(NodeId id) const { return nodes[id.index]; }
  const Edge& at(EdgeId id) const { return edges[id.index]; }
  std::span<const NodeId> needs_of(const Edge& e) const { return nodes_of(needs, e.need, e.needs); }
  std::span<const NodeId> yields_of(const Edge& e) const { return nodes_of(yields, e.yield, e.yields); }
  std::span<const GuardLiteral> guards_of(const Edge& e) const { return {literals.data() + e.first_literal, e.guards}; }
  std::span<const GuardLiteral> flips_of(const Edge& e) const { return {literals.data() + e.first_literal + e.guards, e.flips}; }
  const Aim& aim_of(EdgeId id) const { return aims[id.index]; }
  std::span<const EdgeId> out_of(NodeId n) const {
    return {out.data() + first_out[n.index], first_out[n.index + 1] - first_out[n.index]};
  }
  std::span<const EdgeId> in_of(NodeId n) const {
    return {in.data() + first_in[n.index], first_in[n.index + 1] - first_in[n.index]};
  }
  std::span<const EdgeId> gated_by(GuardId g) const {
    return {gated.data() + first_gated[g.index], first_gated[g.index + 1] - first_gated[g.index]};
  }

 private:
  /// `one` lies in the edge itself: the view is good for as long as the edge is.
  static std::span<const NodeId> nodes_of(const std::vector<NodeId>& lists, const NodeId& one, std::uint16_t count) {
    return {count == 1 ? &one : lists.data() + one.index, count};
  }
};

/// What an edge is made of, before its lists are flattened.
struct EdgeDraft {
  std::vector<NodeId> needs;
  std::vector<GuardLiteral> guards;
  std::vector<NodeId> yields;
  std::vector<GuardLiteral> flips;
  std::uint32_t technique = k_no_technique;
  topology::EntityRef target;
  std::uint32_t knowledge = k_no_technique;
  bool lasting = true;
  topology::LuckKey key;
};

NodeId add_node(AttackGraph& graph, Node node);
EdgeId add_edge(AttackGraph& graph, const EdgeDraft& draft);
GuardId add_guard(AttackGraph& graph, Guard guard);

/// Builds the indexes. Call once, after the last edge.
void index(AttackGraph& graph);

}  // namespace gameday::scenarios
