#include "sim/telemetry/record_table.h"

#include <map>

#include <fmt/format.h>

namespace gameday::sim {
namespace {

using scenarios::NodeKind;
using topology::EntityKind;
using topology::EntityRef;

// AWS's documented example ids: they look right and belong to nobody.
constexpr std::string_view k_long_lived_key = "AKIAIOSFODNN7EXAMPLE";
constexpr std::string_view k_session_key = "ASIAIOSFODNN7EXAMPLE";
constexpr std::string_view k_attacker_address = "203.0.113.77";  // RFC 5737
constexpr std::string_view k_inside_address = "10.0.0.10";
constexpr std::string_view k_agent = "aws-cli/2.15.30 Python/3.11.8 Linux/6.1";
constexpr std::string_view k_denied = "AccessDenied";
constexpr std::string_view k_failed = "ValidationException";

/// What a session of each role is called, by PrincipalId: that of an instance's role after the instance, as EC2 does.
std::vector<std::string> session_names(const topology::Estate& estate) {
  std::vector<std::string> names(estate.principals.size(), "session");
  for (const topology::Resource& resource : estate.resources)
    if (resource.kind == topology::ResourceKind::instance && resource.role && names[resource.role->index] == "session")
      names[resource.role->index] = fmt::format("i-{:017x}", topology::luck_key("instance", resource.lineage).value >> 8);
  return names;
}

ActorTexts principal_texts(const topology::Estate& estate, const scenarios::Node& node, const std::vector<std::string>& sessions) {
  ActorTexts texts;
  texts.address = k_attacker_address;
  texts.agent = k_agent;
  const auto variant = static_cast<scenarios::CredentialVariant>(node.variant);
  const bool session =
      variant == scenarios::CredentialVariant::session || variant == scenarios::CredentialVariant::session_mfa;
  texts.key = session ? k_session_key : k_long_lived_key;
  if (node.entity.kind == EntityKind::account) {  // a user that the attacker created
    const topology::Account& account = estate.accounts[node.entity.index];
    texts.name = "support-backup";
    texts.type = "IAMUser";
    texts.account = account.id;
    texts.arn = fmt::format("arn:aws:iam::{}:user/{}", account.id, texts.name);
    return texts;
  }
  const topology::Principal& principal = estate.principals[node.entity.index];
  texts.name = principal.name;
  texts.account = estate.at(principal.account).id;
  const bool user = principal.kind == topology::PrincipalKind::user;
  texts.type = user ? "IAMUser" : "AssumedRole";
  texts.arn = user ? principal.arn
                   : fmt::format("arn:aws:sts::{}:assumed-role/{}/{}", texts.account, principal.name,
                                 sessions[node.entity.index]);
  return texts;
}

ActorTexts actor_texts(const topology::Estate& estate, const scenarios::Node& node, const std::vector<std::string>& sessions) {
  if (node.kind == NodeKind::credential) return principal_texts(estate, node, sessions);
  ActorTexts texts;
  texts.agent = k_agent;
  texts.address = node.kind == NodeKind::code || node.kind == NodeKind::network ? k_inside_address : k_attacker_address;
  if (node.kind == NodeKind::code && node.entity.kind == EntityKind::resource) {
    const topology::Resource& resource = estate.resources[node.entity.index];
    texts.name = resource.name;
    texts.arn = resource.arn;
    texts.account = estate.at(resource.account).id;
    texts.type = "AWSService";
  }
  return texts;
}

TargetTexts target_texts(const topology::Estate& estate, EntityRef target) {
  TargetTexts texts;
  texts.name = name_of(estate, target);
  texts.arn = arn_of(estate, target);
  if (const auto account = account_of(estate, target)) {
    texts.account = estate.at(*account).id;
    texts.region = estate.at(*account).region;
  }
  if (target.kind == EntityKind::resource) {
    const topology::Resource& resource = estate.resources[target.index];
    if (!resource.region.empty()) texts.region = resource.region;
    if (resource.role) texts.role = estate.at(*resource.role).name;
  }
  return texts;
}

void add_logs(const scenarios::Cell& cell, RecordTable& table, topology::Problems& problems) {
  for (std::size_t i = 0; i < cell.library->log_sources.size(); ++i) {
    const scenarios::LogUse& use = cell.defence.logs[i];
    const scenarios::Spread& spread = use.delivers ? *use.delivers : cell.library->log_sources[i].delivers;
    auto delivers = Distribution::of(spread);
    if (!delivers) {
      problems.push_back(delivers.error());
      delivers = Distribution::at_once();
    }
    LogUse log{*delivers, use.accounts, {}};
    log.stopped_by.resize(cell.estate.accounts.size());
    for (std::uint32_t g = 0; g < cell.graph.guards.size(); ++g) {
      const scenarios::Guard& guard = cell.graph.guards[g];
      if (guard.kind == scenarios::GuardKind::log_on && guard.detail == i)
        log.stopped_by[guard.entity.index] = scenarios::GuardId{g};
    }
    table.logs.push_back(std::move(log));
  }
}

}  // namespace

RecordTable make_record_table(const scenarios::Cell& cell, topology::Problems& problems) {
  RecordTable table;
  add_logs(cell, table, problems);
  for (const scenarios::Technique& technique : cell.library->techniques) {
    std::vector<RecordUse> uses;
    for (const scenarios::RecordTemplate& written : technique.records)
      for (std::uint32_t log = 0; log < cell.library->log_sources.size(); ++log)
        if (cell.library->log_sources[log].name == written.log) uses.push_back({log, &written});
    table.records.push_back(std::move(uses));
  }
  const std::vector<std::string> sessions = session_names(cell.estate);
  for (const scenarios::Node& node : cell.graph.nodes) table.actors.push_back(actor_texts(cell.estate, node, sessions));
  std::map<EntityRef, std::uint32_t> index;
  for (const scenarios::Aim& aim : cell.graph.aims) {
    const auto [at, fresh] = index.try_emplace(aim.target, static_cast<std::uint32_t>(table.targets.size()));
    if (fresh) table.targets.push_back(target_texts(cell.estate, aim.target));
    table.target_of.push_back(at->second);
    const auto account = account_of(cell.estate, aim.target);
    table.account_of.push_back(account ? account->index : 0);
  }
  return table;
}

scenarios::SlotTexts RecordTable::texts(scenarios::EdgeId step, scenarios::NodeId actor, scenarios::Outcome outcome) const {
  using scenarios::Slot;
  scenarios::SlotTexts texts;
  const auto set = [&texts](Slot slot, std::string_view text) { texts[static_cast<std::size_t>(slot)] = text; };
  const TargetTexts& target = targets[target_of[step.index]];
  const ActorTexts& by = actors[actor.index];
  set(Slot::target_name, target.name);
  set(Slot::target_arn, target.arn);
  set(Slot::target_account, target.account);
  set(Slot::target_role, target.role);
  set(Slot::account_id, target.account);
  set(Slot::region, target.region);
  set(Slot::principal_arn, by.arn);
  set(Slot::principal_name, by.name);
  set(Slot::principal_type, by.type);
  set(Slot::principal_account, by.account);
  set(Slot::principal_key, by.key);
  set(Slot::source_address, by.address);
  set(Slot::source_agent, by.agent);
  set(Slot::error_code, outcome == scenarios::Outcome::denied   ? k_denied
                        : outcome == scenarios::Outcome::failed ? k_failed
                                                                : std::string_view());
  return texts;
}

}  // namespace gameday::sim
