#include <gtest/gtest.h>

#include "bundled_cells.h"
#include "scenarios/compile/position_name.h"
#include "scenarios/compile/potential_reach.h"
#include "sim/run/future.h"

// Laws between a cell and the same cell with more means or more logs.
namespace gameday::sim {
namespace {

constexpr Seed k_seed{12};

scenarios::Spread without_never(scenarios::Spread spread) {
  spread.never = 0.0;
  return spread;
}

bool destroys(const scenarios::Technique& technique) {
  for (const scenarios::Yield& yield : technique.yields)
    if ((yield.kind == scenarios::YieldKind::data && yield.text == "destroy") || yield.kind == scenarios::YieldKind::log_off)
      return true;
  return false;
}

/// Steps that always work and end, and none that takes something out of service.
void let_everything_work(scenarios::Library& library) {
  std::erase_if(library.techniques, destroys);
  for (scenarios::Technique& technique : library.techniques) {
    technique.works = {1, 1, 1};
    for (scenarios::Spread& takes : technique.takes) takes = without_never(takes);
  }
}

void attack_without_limits(scenarios::Scenario& scenario) {
  scenario.attacker.strategy = scenarios::Strategy::exhaustive;
  scenario.horizon = scenario.attacker.patience = topology::k_day * 36'500;
  scenario.outsiders.clear();
  scenario.playbook.clear();
  scenario.leaver_returns = {};
  scenario.before.clear();
  if (!scenario.vulnerability) return;
  scenario.vulnerability->unlisted = 1.0;
  scenario.vulnerability->exploited_exposed = scenario.vulnerability->exploited_inside = {};
}

void nobody_responds(scenarios::Cell& cell) {
  cell.defence.staff.reset();
  cell.defence.people.notices = 0.0;
  cell.defence.runbooks.clear();
  cell.defence.intel_lag.reset();
  for (topology::Principal& principal : cell.estate.principals) principal.session = {};
}

TEST(ReachLaws, AnExhaustiveAttackerWithoutLimitsReachesExactlyThePotential) {
  BundledCells cells;
  let_everything_work(cells.library());
  std::size_t reached = 0;
  for (const auto& [scenario, controls] : cells.names()) {
    const auto program = cells.program(scenario, controls, attack_without_limits, nobody_responds);
    Future future(*program, k_seed);
    for (std::uint32_t r = 0; r < 5; ++r) {
      future.start(r);
      const Outcome& outcome = future.run();
      std::vector<std::uint8_t> got(program->graph().nodes.size(), 0);
      for (const scenarios::NodeId node : program->graph().initial) got[node.index] = 1;
      for (const Gain& gain : outcome.gains) got[gain.node.index] = 1;
      const auto potential = potential_reach(program->graph(), beginnings(*program->cell, outcome.entry)).held;
      for (std::uint32_t n = 0; n < got.size(); ++n) {
        if (program->graph().nodes[n].kind == scenarios::NodeKind::hub) continue;  // what follows from nothing is no gain
        ASSERT_EQ(int{got[n]}, int{potential[n]})
            << position_name(*program->cell, {n}) << " in " << scenario << " x " << controls << ", replication " << r;
      }
      reached += outcome.gains.size();
    }
  }
  EXPECT_GT(reached, 1000U);
}

/// No false alerts, fifty analysts who are right at once, no outsiders, nobody notices, no automated runbook.
void perfect_triage(scenarios::Cell& cell) {
  scenarios::Staff staff;
  staff.analysts = 50;
  staff.judges.values = {1.0};
  staff.misses = 0.0;
  cell.defence.staff = staff;
  cell.defence.people.notices = 0.0;
  cell.defence.runbooks.clear();
}

Millis time_to_detect(const Outcome& outcome) {
  return outcome.detected == topology::k_never ? outcome.detected : outcome.detected - outcome.access;
}

TEST(ReachLaws, OneMoreLogSourceNeverLengthensAPlaybooksTimeToDetect) {
  BundledCells cells;
  cells.library().noise.clear();
  cells.library().noise_by_level = {};
  const auto alone = [](scenarios::Scenario& scenario) { scenario.outsiders.clear(); };
  std::uint32_t shorter = 0;
  for (const auto& [scenario, controls] : cells.names()) {
    if (find_scenario(cells.library(), scenario)->attacker.strategy != scenarios::Strategy::playbook) continue;
    for (std::size_t log = 0; log < cells.library().log_sources.size(); ++log) {
      const auto with_log = [&](std::uint8_t on) {
        return cells.program(scenario, controls, alone, [&, on](scenarios::Cell& cell) {
          perfect_triage(cell);
          cell.defence.logs[log].accounts.assign(cell.estate.accounts.size(), on);
        });
      };
      const auto without = with_log(0), with = with_log(1);
      Future less(*without, k_seed), more(*with, k_seed);
      for (std::uint32_t r = 0; r < 100; ++r) {
        less.start(r);
        more.start(r);
        const Millis before = time_to_detect(less.run()), after = time_to_detect(more.run());
        ASSERT_LE(after, before) << scenario << " x " << controls << " with "
                                 << cells.library().log_sources[log].name << ", replication " << r;
        shorter += after < before ? 1U : 0U;
      }
    }
  }
  EXPECT_GT(shorter, 50U);  // else nothing was compared
}

}  // namespace
}  // namespace gameday::sim
