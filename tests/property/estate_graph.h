#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "scenarios/compile/graph_compiler.h"
#include "scenarios/compile/potential_reach.h"
#include "tests/property/naive_solver.h"
#include "topology/access/access_model.h"

namespace gameday::scenarios {

/// An attack graph in which every principal's credential, all code and the internet are entries, and its positions in the words of
/// the naive solver. The estate and the techniques must outlive it.
class EstateGraph {
 public:
  EstateGraph(const topology::Estate& estate, const std::vector<Technique>& techniques, std::vector<std::string> logs) {
    const topology::AccessModel access(estate);
    GraphCompiler compiler(estate, access, techniques, {});
    entries_.push_back({"internet", {}, {}});
    for (std::uint32_t i = 0; i < estate.principals.size(); ++i) {
      const bool user = estate.principals[i].kind == topology::PrincipalKind::user;
      const auto ref = [&] { return topology::EntityRef{user ? topology::EntityKind::user : topology::EntityKind::role, i}; };
      const auto add = [&](CredentialVariant variant, const char* word) {
        entries_.push_back({"credential", compiler.credential({i}, variant), NaivePosition{"credential", word, ref()}});
      };
      if (user) add(CredentialVariant::long_lived, "long-lived");
      if (user) add(CredentialVariant::session_mfa, "session with MFA");
      if (!user) add(CredentialVariant::session, "session");
    }
    for (std::uint32_t i = 0; i < estate.resources.size(); ++i) {
      if (!topology::traits(estate.resources[i].kind).runs_code) continue;
      const topology::EntityRef entity{topology::EntityKind::resource, i};
      entries_.push_back({"code", compiler.position(NodeKind::code, 0, entity), NaivePosition{"code", "", entity}});
    }
    graph = compiler.finish(logs, problems);
  }

  struct Start {
    std::string kind;
    NodeId node;
    NaivePosition position;
    std::set<NaivePosition> naive() const {
      if (kind == "internet") return {};
      return {position};
    }
    std::vector<NodeId> nodes() const {
      if (kind == "internet") return {};
      return {node};
    }
  };
  const std::vector<Start>& entries() const { return entries_; }

  std::set<NaivePosition> reach(const Start& entry) const {
    const PotentialReach reach = potential_reach(graph, entry.nodes());
    std::set<NaivePosition> found;
    for (std::uint32_t n = 0; n < graph.nodes.size(); ++n)
      if (reach.held[n] != 0)
        if (auto position = in_words(graph.nodes[n]); !position.kind.empty()) found.insert(std::move(position));
    return found;
  }

  AttackGraph graph;
  topology::Problems problems;

 private:
  NaivePosition in_words(const Node& node) const {
    static constexpr const char* k_credentials[] = {"long-lived", "session", "session with MFA", "created"};
    static constexpr const char* k_accesses[] = {"read", "write", "destroy"};
    switch (node.kind) {
      case NodeKind::credential: return {"credential", k_credentials[node.variant], node.entity};
      case NodeKind::code: return {"code", "", node.entity};
      case NodeKind::network: return {"network", "", node.entity};
      case NodeKind::data: return {"data", k_accesses[node.variant], node.entity};
      case NodeKind::takeover: return {"takeover", "", node.entity};
      case NodeKind::way_back: return {"way back", graph.way_backs[node.variant], node.entity};
      case NodeKind::knowledge: return {"knowledge", graph.topics[node.variant], node.entity};
      default: return {};
    }
  }

  std::vector<Start> entries_;
};

/// What one set has and the other lacks, in words; empty where they are equal.
inline std::string difference(const topology::Estate& estate, const std::set<NaivePosition>& a, const std::set<NaivePosition>& b,
                              const char* only_a, const char* only_b) {
  std::string text;
  for (const NaivePosition& position : a)
    if (!b.contains(position)) text += std::string("  ") + only_a + ": " + told(estate, position) + "\n";
  for (const NaivePosition& position : b)
    if (!a.contains(position)) text += std::string("  ") + only_b + ": " + told(estate, position) + "\n";
  return text;
}

}  // namespace gameday::scenarios
