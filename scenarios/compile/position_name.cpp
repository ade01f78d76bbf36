#include "scenarios/compile/position_name.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

std::string credential_name(const Cell& cell, const Node& node) {
  const std::string whose = title_of(cell.estate, node.entity);
  if (node.entity.kind == topology::EntityKind::account) return "a user made by the attacker in " + whose;
  switch (static_cast<CredentialVariant>(node.variant)) {
    case CredentialVariant::long_lived: return "the key of " + whose;
    case CredentialVariant::session: return "a session of " + whose;
    case CredentialVariant::session_mfa: return "a session with MFA of " + whose;
    case CredentialVariant::created: return "a new key of " + whose;
  }
  return whose;
}

std::string data_name(const Cell& cell, const Node& node) {
  const std::string what = title_of(cell.estate, node.entity);
  switch (static_cast<DataAccess>(node.variant)) {
    case DataAccess::read: return "read access to " + what;
    case DataAccess::write: return "write access to " + what;
    case DataAccess::destroy: return "destruction of " + what;
  }
  return what;
}

}  // namespace

std::string position_name(const Cell& cell, NodeId id) {
  const Node& node = cell.graph.at(id);
  switch (node.kind) {
    case NodeKind::internet: return "the internet";
    case NodeKind::credential: return credential_name(cell, node);
    case NodeKind::code: return "code on " + title_of(cell.estate, node.entity);
    case NodeKind::network: return "a place in subnet " + cell.estate.network.subnets[node.entity.index].name;
    case NodeKind::data: return data_name(cell, node);
    case NodeKind::takeover: return "control of " + title_of(cell.estate, node.entity);
    case NodeKind::way_back:
      return fmt::format("a way back ({}) through {}", cell.graph.way_backs[node.variant], title_of(cell.estate, node.entity));
    case NodeKind::knowledge:
      return fmt::format("knowledge of the {} of {}", cell.graph.topics[node.variant], title_of(cell.estate, node.entity));
    case NodeKind::condition: return "a condition that policies ask for";
    case NodeKind::hub: return "a permission";
  }
  return {};
}

std::string step_name(const Cell& cell, EdgeId step) {
  const Edge& edge = cell.graph.at(step);
  return fmt::format("{} ({})", cell.library->techniques[edge.technique].title, title_of(cell.estate, cell.graph.aim_of(step).target));
}

}  // namespace gameday::scenarios
