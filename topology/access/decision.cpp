#include "topology/access/decision.h"

#include "topology/access/atom.h"

#include <fmt/format.h>

namespace gameday::topology {

std::string_view words(Verdict verdict) {
  switch (verdict) {
    case Verdict::allow: return "allowed";
    case Verdict::implicit_deny: return "not allowed by any policy";
    case Verdict::explicit_deny: return "denied";
    case Verdict::conditional: return "allowed under conditions";
  }
  return {};
}

std::string_view words(PolicyLayer layer) {
  switch (layer) {
    case PolicyLayer::identity: return "identity policy";
    case PolicyLayer::group: return "group policy";
    case PolicyLayer::boundary: return "permissions boundary";
    case PolicyLayer::session: return "session policy";
    case PolicyLayer::resource: return "resource policy";
    case PolicyLayer::endpoint: return "VPC endpoint policy";
    case PolicyLayer::scp: return "service control policy";
    case PolicyLayer::rcp: return "resource control policy";
  }
  return {};
}

std::string to_string(const Reason& reason, const AtomTable& atoms) {
  const bool levelled = reason.layer == PolicyLayer::scp || reason.layer == PolicyLayer::rcp;
  const std::string level = levelled ? fmt::format(" at level {} below the root", reason.level) : "";
  if (reason.kind == Reason::Kind::not_allowed_by) return fmt::format("no {}{} allows it", words(reason.layer), level);
  std::string text = reason.kind == Reason::Kind::denied_by ? "denied by " : "allowed by ";
  text += words(reason.layer);
  if (!reason.policy.empty()) text += fmt::format(" \"{}\"", reason.policy);
  text += level + fmt::format(", statement {}", reason.statement + 1);
  if (!reason.sid.empty()) text += fmt::format(" (\"{}\")", reason.sid);
  if (!reason.condition.is_always()) text += ", if " + to_string(reason.condition, atoms);
  return text;
}

}  // namespace gameday::topology
