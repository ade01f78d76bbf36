#include "sim/run/program.h"

#include <algorithm>

#include <fmt/format.h>

namespace gameday::sim {
namespace {

using scenarios::NodeKind;
using topology::Millis;
using topology::Problems;

Distribution compiled(const scenarios::Spread& spread, Problems& problems) {
  auto made = Distribution::of(spread);
  if (made) return *made;
  problems.push_back(made.error());
  return Distribution::at_once();
}

/// What no control of the set brings about never happens.
Distribution compiled(const std::optional<scenarios::Spread>& lag, Problems& problems) {
  if (lag) return compiled(*lag, problems);
  scenarios::Spread never;
  never.never = 1.0;
  return compiled(never, problems);
}

/// How an opportunistic attacker weighs what opens next: by what it yields. Assumed; the choice is a race, so weights are
/// relative rates.
double appeal_of(const scenarios::Cell& cell, const scenarios::Edge& edge) {
  double appeal = 0.0;
  for (const scenarios::NodeId yield : cell.graph.yields_of(edge)) {
    const NodeKind kind = cell.graph.at(yield).kind;
    double worth = 1.0;
    // Reading is always worth a try; destroying and changing only for those who came to do it.
    if (kind == NodeKind::data)
      worth = static_cast<scenarios::DataAccess>(cell.graph.at(yield).variant) == scenarios::DataAccess::read ? 2.0 : 0.0;
    if (kind == NodeKind::knowledge) worth = 3.0;
    if (kind == NodeKind::credential || kind == NodeKind::code) worth = 2.0;
    for (const scenarios::BoundObjective& objective : cell.objectives) {
      if (std::ranges::find(objective.nodes, yield) != objective.nodes.end()) worth = 6.0;
      if (objective.kind == scenarios::ObjectiveKind::persist && kind == NodeKind::way_back) worth = 2.0;
    }
    appeal = std::max(appeal, worth);
  }
  if (edge.yields == 0 && edge.flips == 0) appeal = 0.2;
  for (const scenarios::GuardLiteral flip : cell.graph.flips_of(edge))
    appeal = std::max(appeal, cell.graph.guards[flip.guard.index].kind == scenarios::GuardKind::admin ? 3.0 : 0.5);
  return appeal;
}

/// Making one more administrator gives nothing to who controls the account already.
std::uint32_t moot_with(const scenarios::Cell& cell, const std::vector<std::uint32_t>& takeovers, scenarios::EdgeId step) {
  const scenarios::Edge& edge = cell.graph.at(step);
  if (edge.yields > 0 || edge.flips == 0) return scenarios::k_no_technique;
  for (const scenarios::GuardLiteral flip : cell.graph.flips_of(edge))
    if (cell.graph.guards[flip.guard.index].kind != scenarios::GuardKind::admin) return scenarios::k_no_technique;
  const auto account = account_of(cell.estate, cell.graph.aim_of(step).target);
  return account ? takeovers[account->index] : scenarios::k_no_technique;
}

/// The node "control of the account", by account; k_no_technique: none.
std::vector<std::uint32_t> takeovers_of(const scenarios::Cell& cell) {
  std::vector<std::uint32_t> found(cell.estate.accounts.size(), scenarios::k_no_technique);
  for (std::uint32_t n = 0; n < cell.graph.nodes.size(); ++n)
    if (cell.graph.nodes[n].kind == NodeKind::takeover) found[cell.graph.nodes[n].entity.index] = n;
  return found;
}

/// Which calls can be tried on the off chance, and with what: permissions of the account's own credentials; a role of another
/// account can be asked for with any.
void make_blind(const scenarios::Cell& cell, StepTable& steps) {
  const auto all = static_cast<std::uint32_t>(cell.estate.accounts.size());
  steps.callers.resize(all + 1);
  for (std::uint32_t n = 0; n < cell.graph.nodes.size(); ++n) {
    const scenarios::Node& node = cell.graph.nodes[n];
    if (node.kind != NodeKind::credential) continue;
    steps.callers[all].push_back({n});
    if (const auto account = account_of(cell.estate, node.entity)) steps.callers[account->index].push_back({n});
  }
  for (std::uint32_t e = 0; e < cell.graph.edges.size(); ++e) {
    const scenarios::Edge& edge = cell.graph.edges[e];
    if (edge.technique == scenarios::k_no_technique) continue;
    const scenarios::Technique& technique = cell.library->techniques[edge.technique];
    if (technique.from != scenarios::From::credential || technique.permissions.empty()) continue;
    const auto account = account_of(cell.estate, cell.graph.aims[e].target);
    const bool takes_role = technique.permissions.front().action.starts_with("sts:AssumeRole");
    steps.blind.push_back({{e}, takes_role || !account ? all : account->index});
  }
}

StepTable make_steps(const scenarios::Cell& cell, Problems& problems) {
  const scenarios::Attacker& attacker = cell.scenario.attacker;
  const auto skill = static_cast<std::size_t>(attacker.skill);
  StepTable steps;
  for (const scenarios::Technique& technique : cell.library->techniques)
    steps.techniques.push_back({compiled(technique.takes[skill], problems), technique.works[skill], technique.visible});
  steps.strategy = attacker.strategy;
  steps.hands = static_cast<std::uint32_t>(std::max(1, attacker.hands));
  steps.patience = attacker.patience;
  steps.tries_blind = attacker.tries_blind;
  const std::vector<std::uint32_t> takeovers = takeovers_of(cell);
  for (std::uint32_t e = 0; e < cell.graph.edges.size(); ++e) {
    const bool step = cell.graph.edges[e].technique != scenarios::k_no_technique;
    steps.appeal.push_back(step ? appeal_of(cell, cell.graph.edges[e]) : 0.0);
    steps.moot_with.push_back(step ? moot_with(cell, takeovers, {e}) : scenarios::k_no_technique);
  }
  make_blind(cell, steps);
  return steps;
}

void set_calendar(Program& program) {
  const scenarios::Calendar& when = program.cell->scenario.when;
  const topology::Day as_of = program.cell->estate.as_of;
  const topology::Day from = when.from.value_or(as_of - std::chrono::days(28));
  const topology::Day to = when.to.value_or(when.from ? *when.from + std::chrono::days(28) : as_of);
  program.first_start = from.time_since_epoch().count() * topology::k_day.count;
  program.last_start = std::max(program.first_start + 1, to.time_since_epoch().count() * topology::k_day.count);
}

void set_sessions(Program& program) {
  const scenarios::Cell& cell = *program.cell;
  for (const scenarios::Node& node : cell.graph.nodes) {
    const auto variant = static_cast<scenarios::CredentialVariant>(node.variant);
    const bool session = node.kind == NodeKind::credential && node.entity.kind != topology::EntityKind::account &&
                         (variant == scenarios::CredentialVariant::session ||
                          variant == scenarios::CredentialVariant::session_mfa);
    program.session_life.push_back(session ? cell.estate.principals[node.entity.index].session : Millis{0});
  }
}

void set_people(Program& program, Problems& problems) {
  const scenarios::Cell& cell = *program.cell;
  program.hesitates = compiled(cell.defence.people.hesitates, problems);
  program.leaver_lag = compiled(cell.defence.leaver_lag, problems);
  if (const auto& vulnerability = cell.scenario.vulnerability)
    program.vulnerability.emplace(VulnerabilityClocks{
        compiled(vulnerability->exploited_exposed, problems), compiled(vulnerability->exploited_inside, problems),
        compiled(cell.defence.intel_lag, problems), compiled(cell.defence.look_up_lag, problems),
        compiled(cell.defence.mitigate_lag, problems), compiled(cell.defence.patch_lag, problems)});
  for (const scenarios::Outsider& outsider : cell.scenario.outsiders)
    program.outsiders.push_back({compiled(outsider.notices, problems), outsider.after, outsider.who == "attacker",
                                 topology::luck_key("outsider", outsider.who + ":" + outsider.after)});
  for (const scenarios::BoundProbe& probe : cell.probes) {
    program.probes.push_back({compiled(probe.every, problems)});
    program.before = std::max(program.before, probe.lasts);
  }
}

/// Whether any log that the rule reads is on anywhere: a rule without records raises no false alerts either.
bool has_records(const scenarios::Cell& cell, const scenarios::SigmaRule& rule) {
  for (std::size_t i = 0; i < cell.defence.logs.size(); ++i) {
    const scenarios::LogSource& log = cell.library->log_sources[i];
    if (!rule.product.empty() && rule.product != log.product) continue;
    if (!rule.service.empty() && rule.service != log.service) continue;
    if (std::ranges::any_of(cell.defence.logs[i].accounts, [](std::uint8_t on) { return on != 0; })) return true;
  }
  return false;
}

void set_triage(Program& program, Problems& problems) {
  const scenarios::Cell& cell = *program.cell;
  const std::size_t entities = cell.estate.principals.size() + cell.estate.resources.size();
  std::vector<NoiseStream> noise;
  for (std::uint32_t d = 0; d < program.detectors.detectors.size(); ++d) {
    const DetectorUse& detector = program.detectors.detectors[d];
    if (detector.kind != DetectorKind::finding && !has_records(cell, *detector.rule)) continue;
    const scenarios::Noise& rate = noise_of(*cell.library, *detector.rule);
    noise.push_back({detector.key, detector.rule->level, alerts_a_day(rate, entities), rate.weekend, rate.night});
    for (const auto& plan : program.response.plans)
      if (plan && std::ranges::find(plan->on_detectors, d) != plan->on_detectors.end()) {
        program.automated_noise.push_back(noise.back());
      }
  }
  std::ranges::sort(program.automated_noise, {}, &NoiseStream::key);
  for (const NoiseStream& stream : program.automated_noise)
    for (const auto& plan : program.response.plans)
      if (plan && std::ranges::any_of(plan->on_detectors, [&](std::uint32_t d) {
            return program.detectors.detectors[d].key == stream.key;
          })) {
        program.harm_of_noise.push_back(plan->runbook->harm_minutes);
        break;
      }
  if (!cell.defence.staff) return;
  auto model = TriageModel::of(*cell.defence.staff, std::move(noise), WeekClock{});
  if (model) program.triage = std::move(*model);
  else problems.insert(problems.end(), model.error().begin(), model.error().end());
}

}  // namespace

tl::expected<std::unique_ptr<const Program>, Problems> make_program(std::unique_ptr<scenarios::Cell> cell) {
  Problems problems;
  auto program = std::make_unique<Program>();
  program->cell = std::move(cell);
  program->steps = make_steps(*program->cell, problems);
  program->records = make_record_table(*program->cell, problems);
  program->detectors = make_detector_table(*program->cell, program->records, problems);
  program->response = make_response_table(*program->cell, program->detectors, problems);
  set_people(*program, problems);
  set_calendar(*program);
  set_sessions(*program);
  set_triage(*program, problems);
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return program;
}

}  // namespace gameday::sim
