#include "sim/response/response_table.h"

#include <algorithm>

#include "sim/random/elementary.h"

namespace gameday::sim {
namespace {

using topology::Millis;

constexpr Millis k_fresh{90 * topology::k_day.count};       // a drill keeps its whole worth so long
constexpr Millis k_half_life{180 * topology::k_day.count};  // then half of it is lost in each such time; assumed
constexpr double k_unwritten = 1.5;                         // beyond undrilled, where no runbook is written; assumed

/// From 1 (freshly drilled) to the runbook's own factor (never drilled), by exponential forgetting.
double slowness(const scenarios::RunbookUse& use) {
  const double worst = use.runbook->undrilled;
  if (!use.written) return worst * k_unwritten;
  if (!use.drilled) return worst;
  if (*use.drilled <= k_fresh) return 1.0;
  const double half_lives =
      static_cast<double>((*use.drilled - k_fresh).count) / static_cast<double>(k_half_life.count);
  return 1.0 + (worst - 1.0) * (1.0 - exp(-0.6931471805599453 * half_lives));
}

scenarios::Spread hours(double p50, double p95) {
  const auto h = static_cast<double>(topology::k_hour.count);
  scenarios::Spread spread;
  spread.form = scenarios::SpreadForm::lognormal;
  spread.values = {0.5, p50 * h, 0.95, p95 * h};
  return spread;
}

Distribution compiled(const scenarios::Spread& spread, topology::Problems& problems) {
  auto made = Distribution::of(spread);
  if (made) return *made;
  problems.push_back(made.error());
  return Distribution::at_once();
}

}  // namespace

ResponseTable make_response_table(const scenarios::Cell& cell, const DetectorTable& detectors,
                                  topology::Problems& problems) {
  // Deciding takes 5 to 60 minutes and a round of scoping about two hours where no control says otherwise (assumed).
  const scenarios::Defence& defence = cell.defence;
  ResponseTable table{{}, compiled(defence.decide_lag.value_or(hours(0.5, 2.0)), problems),
                      compiled(defence.scope_lag.value_or(hours(2.0, 12.0)), problems)};
  table.plans.resize(scenarios::k_cut_names.size());
  for (const scenarios::RunbookUse& use : defence.runbooks) {
    RunbookPlan plan{use.runbook, compiled(use.runbook->takes, problems), compiled(use.runbook->takes_automated, problems),
                     slowness(use), use.written, 0.0, topology::luck_key("runbook", use.runbook->name), {}};
    plan.fails = std::min(1.0, use.runbook->fails * plan.slow);
    if (use.mode == scenarios::RunbookMode::automated)
      for (std::uint32_t d = 0; d < detectors.detectors.size(); ++d)
        if (std::ranges::find(use.on_rules, detectors.detectors[d].name) != use.on_rules.end() ||
            std::ranges::find(use.on_rules, detectors.detectors[d].rule->file) != use.on_rules.end())
          plan.on_detectors.push_back(d);
    auto& slot = table.plans[static_cast<std::size_t>(use.runbook->cuts)];
    if (!slot || plan.slow < slot->slow) slot = std::move(plan);
  }
  return table;
}

}  // namespace gameday::sim
