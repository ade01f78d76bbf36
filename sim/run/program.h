#pragma once

#include <memory>
#include <vector>

#include "scenarios/compile/cell.h"
#include "sim/attacker/step_table.h"
#include "sim/detection/alert_queue.h"
#include "sim/detection/detector_table.h"
#include "sim/random/luck.h"
#include "sim/response/response_table.h"
#include "sim/telemetry/record_table.h"

#include <tl/expected.hpp>

namespace gameday::sim {

struct OutsiderClock {
  Distribution notices;
  std::string after;           // kind of harm that starts it
  bool attacker = false;       // the attacker's own notice
  topology::LuckKey key;
};

struct ProbeClock {
  Distribution every;
};

/// The clocks that race once a vulnerability is disclosed.
struct VulnerabilityClocks {
  Distribution exploited_exposed = Distribution::at_once();
  Distribution exploited_inside = Distribution::at_once();
  Distribution intel = Distribution::at_once();
  Distribution look_up = Distribution::at_once();
  Distribution mitigate = Distribution::at_once();
  Distribution patch = Distribution::at_once();
};

/// A cell compiled for the engine: distributions made, rules specialised, nothing looked up by name any more. Immutable and
/// shared by all workers.
struct Program {
  std::unique_ptr<const scenarios::Cell> cell;
  StepTable steps;
  RecordTable records;
  DetectorTable detectors;
  ResponseTable response;
  std::optional<TriageModel> triage;          // none where nobody reads alerts
  std::vector<NoiseStream> automated_noise;   // false alerts that trigger automated runbooks, by key
  std::vector<double> harm_of_noise;          // service-minutes that each of them costs
  std::vector<OutsiderClock> outsiders;
  std::vector<ProbeClock> probes;
  std::optional<VulnerabilityClocks> vulnerability;
  Distribution hesitates = Distribution::at_once();              // of somebody who noticed
  Distribution leaver_lag = Distribution::at_once();             // time until a leaver's access is gone
  topology::Millis before{};           // length of the time before entry
  std::int64_t first_start = 0;        // instants at which a replication may start: ms since 1970, local time
  std::int64_t last_start = 0;
  std::vector<topology::Millis> session_life;  // by NodeId of credentials: 0 for those that do not expire

  const scenarios::AttackGraph& graph() const { return cell->graph; }
};

tl::expected<std::unique_ptr<const Program>, topology::Problems> make_program(std::unique_ptr<scenarios::Cell> cell);

}  // namespace gameday::sim
