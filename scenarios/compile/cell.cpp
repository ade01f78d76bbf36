#include "scenarios/compile/cell.h"

#include <algorithm>
#include <map>

#include "scenarios/compile/graph_compiler.h"
#include "topology/access/access_model.h"
#include "topology/load/seal.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

using topology::EntityKind;
using topology::EntityRef;
using topology::Problem;
using topology::Problems;

/// Permission styles removed: a bundled set changes permissions only where the user asked for it.
ControlSet without_styles(const ControlSet& controls) {
  ControlSet plain = controls;
  for (Control& control : plain.controls)
    std::erase_if(control.effects, [](const Effect& effect) { return std::holds_alternative<Restyle>(effect); });
  return plain;
}

class Binder {
 public:
  Binder(Cell& cell, GraphCompiler& compiler, Problems& problems)
      : cell_(cell), compiler_(compiler), problems_(problems) {}

  /// Before the graph is finished: makes the nodes that the attacker may begin with. Judged on the estate as `written`, so
  /// that every control set meets the same attackers.
  void entry(const topology::Estate& written) {
    const Entry& entry = cell_.scenario.entry;
    if (entry.kind == EntryKind::internet) return;
    std::map<std::string, EntityRef> here;
    for (const EntityRef entity : select(entry.selector, cell_.estate)) here.emplace(lineage_of(cell_.estate, entity), entity);
    for (const EntityRef entity : select(entry.selector, written)) {
      if (!can_begin(written, entity)) continue;
      const std::string& lineage = lineage_of(written, entity);
      const auto at = here.find(lineage);
      const bool possible = at != here.end() && !was_taken_away(written, entity, at->second);
      cell_.entries.push_back({possible ? entry_node(at->second) : NodeId{0}, possible, topology::luck_key("entry", lineage),
                               possible ? at->second : entity});
    }
    if (cell_.scenario.vulnerability) risks(*cell_.scenario.vulnerability, written);
    if (!cell_.entries.empty()) return;
    problems_.push_back({entry.place,
                         fmt::format("scenario \"{}\": nothing in {} satisfies the entry {}", cell_.scenario.name,
                                     cell_.topology, entry.selector.written),
                         entry.kind == EntryKind::credential ? "at least one user or role that does"
                                                             : "at least one compute resource that does",
                         ""});
  }

  /// After it: finds what objectives, probes and playbook mean in it.
  void rest() {
    objectives();
    probes();
    playbook();
  }

 private:
  /// Which packages a workload has is the estate's as written: no control changes it.
  void risks(const Vulnerability& vulnerability, const topology::Estate& written) {
    for (const EntryChoice& entry : cell_.entries) {
      const topology::Estate& estate = entry.possible ? cell_.estate : written;
      const topology::Resource& resource = estate.resources[entry.entity.index];
      double affected = vulnerability.unlisted;
      if (resource.packages)
        affected = std::ranges::binary_search(*resource.packages, vulnerability.package) ? 1.0 : 0.0;
      cell_.risks.push_back({entry.possible ? affected : 0.0, resource.internet});
    }
  }

  bool can_begin(const topology::Estate& estate, EntityRef entity) const {
    if (cell_.scenario.entry.kind == EntryKind::code) return is_kind(estate, entity, "compute");
    return entity.kind == EntityKind::user || entity.kind == EntityKind::role;
  }

  /// A long-lived credential that was there as written, and is not under this control set.
  bool was_taken_away(const topology::Estate& written, EntityRef before, EntityRef now) const {
    if (cell_.scenario.entry.kind != EntryKind::credential || cell_.scenario.entry.variant == "session") return false;
    const auto has_one = [](const topology::Principal& p) { return !p.keys.empty() || p.console.has_value(); };
    return before.kind == EntityKind::user && has_one(written.principals[before.index]) &&
           !has_one(cell_.estate.principals[now.index]);
  }

  NodeId entry_node(EntityRef entity) {
    const Entry& entry = cell_.scenario.entry;
    if (entry.kind == EntryKind::code) return compiler_.position(NodeKind::code, 0, entity);
    const bool session = entry.variant == "session" || entity.kind == EntityKind::role;
    const auto variant = !session ? CredentialVariant::long_lived
                         : entry.mfa ? CredentialVariant::session_mfa : CredentialVariant::session;
    return compiler_.credential(topology::PrincipalId{entity.index}, variant);
  }

  void objectives() {
    for (const Objective& objective : cell_.scenario.objectives) {
      BoundObjective bound{objective.kind, {}, objective.rate_per_ms};
      if (objective.kind != ObjectiveKind::persist) {
        for (const EntityRef entity : select(objective.what, cell_.estate))
          if (const auto node = objective_node(objective.kind, entity)) bound.nodes.push_back(*node);
        if (bound.nodes.empty()) {
          cell_.notes.push_back(fmt::format("nothing in {} is what the objective asks for: {}", cell_.topology,
                                            objective.what.written));
          continue;
        }
      }
      cell_.objectives.push_back(std::move(bound));
    }
  }

  std::optional<NodeId> objective_node(ObjectiveKind kind, EntityRef entity) const {
    switch (kind) {
      case ObjectiveKind::exfiltrate: return find_data(DataAccess::read, entity);
      case ObjectiveKind::destroy: return find_data(DataAccess::destroy, entity);
      case ObjectiveKind::takeover: return compiler_.find(NodeKind::takeover, 0, entity);
      case ObjectiveKind::persist: break;
    }
    return std::nullopt;
  }

  std::optional<NodeId> find_data(DataAccess access, EntityRef entity) const {
    return compiler_.find(NodeKind::data, static_cast<std::uint8_t>(access), entity);
  }

  std::vector<EdgeId> steps_of(const std::string& technique, const Selector* on) const {
    std::vector<EdgeId> steps;
    for (std::uint32_t e = 0; e < cell_.graph.edges.size(); ++e) {
      const Edge& edge = cell_.graph.edges[e];
      if (edge.technique == k_no_technique || cell_.library->techniques[edge.technique].name != technique) continue;
      if (on == nullptr || selects(*on, cell_.estate, cell_.graph.aims[e].target)) steps.push_back(EdgeId{e});
    }
    return steps;
  }

  void probes() {
    for (const Probe& probe : cell_.scenario.before) {
      BoundProbe bound{steps_of(probe.technique, nullptr), probe.lasts, probe.every,
                       topology::luck_key("probe", probe.technique)};
      const Technique* technique = find_technique(*cell_.library, probe.technique);
      if (technique != nullptr && technique->from == From::credential && cell_.scenario.entry.kind != EntryKind::credential) {
        bound.steps.clear();
        cell_.notes.push_back(fmt::format("{} needs a credential, and the attacker begins with none: it is not probed", probe.technique));
      } else if (bound.steps.empty()) {
        cell_.notes.push_back(fmt::format("nothing in {} can be probed by {}", cell_.topology, probe.technique));
      }
      cell_.probes.push_back(std::move(bound));
    }
  }

  void playbook() {
    for (const PlaybookLine& line : cell_.scenario.playbook) {
      BoundLine bound{{}, line.tries};
      for (const std::string& technique : line.techniques) {
        const auto steps = steps_of(technique, line.on ? &*line.on : nullptr);
        bound.steps.insert(bound.steps.end(), steps.begin(), steps.end());
      }
      cell_.playbook.push_back(std::move(bound));
    }
  }

  Cell& cell_;
  GraphCompiler& compiler_;
  Problems& problems_;
};

std::vector<std::string> log_names(const Library& library) {
  std::vector<std::string> names;
  for (const LogSource& log : library.log_sources) names.push_back(log.name);
  return names;
}

/// What is special about the estate on the scenario's day acts after the controls.
ControlSet with_given(ControlSet controls, const Scenario& scenario) {
  Control day;
  day.name = "given by the scenario";
  for (const SetProperty& given : scenario.given) day.effects.emplace_back(given);
  if (!day.effects.empty()) controls.controls.push_back(std::move(day));
  return controls;
}

}  // namespace

std::vector<NodeId> beginnings(const Cell& cell, std::uint32_t entry) {
  std::vector<NodeId> nodes;
  for (std::uint32_t e = 0; e < cell.entries.size(); ++e) {
    const bool may_be = cell.risks.empty() ? e == entry : cell.risks[e].affected > 0;
    if (may_be && cell.entries[e].possible) nodes.push_back(cell.entries[e].node);
  }
  return nodes;
}

tl::expected<std::unique_ptr<Cell>, Problems> compile_cell(const CellInput& input) {
  const ControlSet controls =
      with_given(input.styles == Styles::applied ? *input.controls : without_styles(*input.controls), *input.scenario);
  topology::EstateDraft draft = *input.draft;
  // Sealed twice: selectors of controls are judged on the estate as written, then act on its draft.
  const auto written = topology::seal(draft);
  if (!written) return tl::unexpected(written.error());
  apply_to_draft(controls, *written, draft);
  ControlSet day;  // what is special about the day is there under every control set
  day.controls.emplace_back();
  for (const SetProperty& given : input.scenario->given) day.controls.back().effects.emplace_back(given);
  apply_to_draft(day, *written, draft);
  auto sealed = topology::seal(draft);
  if (!sealed) return tl::unexpected(sealed.error());

  auto cell = std::make_unique<Cell>();
  cell->topology = input.topology;
  cell->controls = controls.name;
  cell->controls_title = controls.title;
  cell->scenario = *input.scenario;
  cell->library = input.library;
  cell->estate = std::move(*sealed);
  cell->defence = make_defence(controls, cell->estate, *input.library);

  Problems problems;
  const topology::AccessModel access(cell->estate);
  AttackerMeans means;
  means.keys = cell->scenario.means;
  for (std::string& key : means.keys) std::ranges::transform(key, key.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
  GraphCompiler compiler(cell->estate, access, cell->library->techniques, means);
  Binder binder(*cell, compiler, problems);
  binder.entry(*written);
  cell->graph = compiler.finish(log_names(*input.library), problems);
  binder.rest();
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return cell;
}

}  // namespace gameday::scenarios
