#pragma once

#include <memory>
#include <string>
#include <vector>

#include "scenarios/compile/attack_graph.h"
#include "scenarios/compile/defence.h"
#include "scenarios/model/library.h"
#include "scenarios/model/control_set.h"
#include "scenarios/model/scenario.h"
#include "topology/model/estate.h"
#include "topology/model/estate_draft.h"
#include "topology/model/problem.h"

#include <tl/expected.hpp>

namespace gameday::scenarios {

/// One position that a replication may begin with. `possible` is false where the estate as written has it and the control
/// set has taken it away: who draws it does not get in.
struct EntryChoice {
  NodeId node;
  bool possible = true;
  topology::LuckKey key;
  topology::EntityRef entity;
};

/// What a vulnerability means for one workload at risk.
struct Risk {
  double affected = 0.0;       // probability: 0 or 1 where its packages are listed
  bool exposed = false;        // to the internet
};

struct BoundObjective {
  ObjectiveKind kind{};
  std::vector<NodeId> nodes;   // data positions for exfiltrate and destroy, takeovers for takeover; empty for persist
  double rate_per_ms = 0;
};

struct BoundProbe {
  std::vector<EdgeId> steps;   // one is drawn each time
  topology::Millis lasts{};
  Spread every;
  topology::LuckKey key;
};

/// One line of the playbook, as the steps that fit it, best alternative first.
struct BoundLine {
  std::vector<EdgeId> steps;
  int tries = 3;
};

/// One (topology, control set, scenario), compiled: everything the engine needs, nothing it would have to look up by name.
/// Holds the estate as the control set leaves it. `library` must outlive it.
struct Cell {
  std::string topology;
  std::string structure = "as written";
  std::string controls;        // the control set's name
  std::string controls_title;
  Scenario scenario;
  topology::Estate estate;
  const Library* library = nullptr;
  AttackGraph graph;
  Defence defence;
  std::vector<EntryChoice> entries;
  std::vector<Risk> risks;     // by entry; empty where the scenario has no vulnerability
  std::vector<BoundObjective> objectives;
  std::vector<BoundProbe> probes;
  std::vector<BoundLine> playbook;
  std::vector<std::string> notes;  // what did not bind, in words for the reader
};

/// The positions that a future which drew `entry` may begin with: that one, or none where it was taken away; where the
/// scenario has a vulnerability, all that may be affected, since each of them may be entered. `entry` is an index of
/// `entries`, or anything where there are none.
std::vector<NodeId> beginnings(const Cell& cell, std::uint32_t entry);

enum class Styles { applied, left_as_written };

struct CellInput {
  std::string topology;                    // its name in results
  const topology::EstateDraft* draft = nullptr;
  const ControlSet* controls = nullptr;
  const Scenario* scenario = nullptr;
  const Library* library = nullptr;
  Styles styles = Styles::applied;         // whether permission styles of the control set act
};

/// Applies the control set, seals, compiles, binds. Problems: whatever sealing reports, an entry that nothing satisfies.
tl::expected<std::unique_ptr<Cell>, topology::Problems> compile_cell(const CellInput& input);

}  // namespace gameday::scenarios
