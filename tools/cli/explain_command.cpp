#include "tools/cli/explain_command.h"

#include <algorithm>
#include <cstdio>

#include "reports/terminal/path_text.h"
#include "reports/terminal/step_text.h"
#include "scenarios/compile/cheapest_path.h"
#include "scenarios/compile/position_name.h"
#include "topology/load/seal.h"
#include "topology/model/nearest.h"
#include "tools/cli/cells.h"

#include <fmt/format.h>

namespace gameday::tools {
namespace {

using reports::ExitStatus;
using scenarios::NodeId;
using scenarios::NodeKind;
using topology::EntityKind;
using topology::EntityRef;

/// "user/ana", "shop/ana", "ana", an ARN: whatever names one entity, as `kind/name`, `account/name` or alone.
class EntityNames {
 public:
  explicit EntityNames(const topology::Estate& estate) : estate_(estate) {}

  std::vector<EntityRef> find(const std::string& written) const {
    std::vector<EntityRef> found;
    each([&](EntityRef entity) {
      const std::string& name = name_of(estate_, entity);
      const auto account = account_of(estate_, entity);
      const std::string in = account ? estate_.at(*account).name : std::string();
      if (written == name || written == fmt::format("{}/{}", kind_name(estate_, entity), name) ||
          written == arn_of(estate_, entity) || (!in.empty() && written == in + "/" + name) ||
          written == fmt::format("{}/{}/{}", kind_name(estate_, entity), in, name) ||
          (entity.kind == EntityKind::account && written == estate_.accounts[entity.index].id))
        found.push_back(entity);
    });
    return found;
  }
  std::string nearest(const std::string& written) const {
    std::vector<std::string> names;
    each([&](EntityRef entity) {
      names.push_back(name_of(estate_, entity));
      names.push_back(fmt::format("{}/{}", kind_name(estate_, entity), name_of(estate_, entity)));
    });
    return topology::nearest(written, names);
  }

 private:
  template <class Visit>
  void each(const Visit& visit) const {
    scenarios::Selector any;
    any.kind = "any";
    for (const EntityRef entity : select(any, estate_)) visit(entity);
  }
  const topology::Estate& estate_;
};

/// The entity that was meant; otherwise has said why not.
std::optional<EntityRef> entity(const topology::Estate& estate, const std::string& written) {
  const EntityNames names(estate);
  const auto found = names.find(written);
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    const std::string near = names.nearest(written);
    fmt::print(stderr, "gameday: nothing in the estate is called \"{}\"{}\n", written,
               near.empty() ? "" : fmt::format("; did you mean \"{}\"?", near));
    return std::nullopt;
  }
  fmt::print(stderr, "gameday: \"{}\" may be ", written);
  for (std::size_t i = 0; i < found.size(); ++i)
    fmt::print(stderr, "{}{}", i == 0 ? "" : " or ", title_of(estate, found[i]));
  fmt::print(stderr, "; write KIND/ACCOUNT/NAME\n");
  return std::nullopt;
}

/// Every node by which having got to the entity shows.
std::vector<NodeId> goals(const scenarios::Cell& cell, EntityRef entity) {
  std::vector<NodeId> nodes;
  for (std::uint32_t n = 0; n < cell.graph.nodes.size(); ++n) {
    const scenarios::Node& node = cell.graph.nodes[n];
    if (!node.active || node.entity != entity || node.kind == NodeKind::network) continue;
    if (entity.kind == EntityKind::account && node.kind != NodeKind::takeover) continue;
    nodes.push_back(NodeId{n});
  }
  return nodes;
}

std::vector<std::int64_t> median_costs(const sim::Program& program) {
  std::vector<sim::Distribution> takes;
  std::vector<std::int64_t> median;
  for (const sim::TechniqueUse& technique : program.steps.techniques)
    median.push_back(technique.takes.quantile(0.5).count);
  std::vector<std::int64_t> cost;
  for (const scenarios::Edge& edge : program.graph().edges)
    cost.push_back(edge.technique == scenarios::k_no_technique ? 0 : median[edge.technique]);
  return cost;
}

ExitStatus explain_path(const sim::Program& program, const ExplainOptions& options, EntityRef to) {
  const scenarios::Cell& cell = *program.cell;
  const std::vector<std::int64_t> cost = median_costs(program);
  std::vector<NodeId> entry;
  for (const auto& choice : cell.entries)
    if (choice.possible) entry.push_back(choice.node);
  std::vector<scenarios::AttackPath> best;
  NodeId goal{};
  for (const NodeId node : goals(cell, to)) {
    auto paths = distinct_paths(cell.graph, entry, node, cost, static_cast<std::size_t>(options.count));
    if (paths.empty() || (!best.empty() && best.front().cost <= paths.front().cost)) continue;
    best = std::move(paths);
    goal = node;
  }
  if (best.empty()) {
    fmt::print("No way leads from {} to {} under {}.\n", options.from, title_of(cell.estate, to), cell.controls);
    return ExitStatus::done;
  }
  const auto chokes = choke_points(cell.graph, entry, goal, cost);
  fmt::print("{}", reports::path_text(cell, options.from, goal, best, chokes, cost));
  return ExitStatus::done;
}

/// A scenario whose attacker begins at the named place and wants nothing in particular.
std::optional<scenarios::Scenario> explored_from(const topology::Estate& estate, const std::string& from) {
  scenarios::Scenario scenario;
  scenario.name = scenario.title = "explain";
  scenario.attacker.strategy = scenarios::Strategy::exhaustive;
  if (from == "internet" || from.empty()) return scenario;
  const auto who = entity(estate, from);
  if (!who) return std::nullopt;
  scenario.entry.kind = who->kind == EntityKind::resource ? scenarios::EntryKind::code : scenarios::EntryKind::credential;
  scenario.entry.selector.kind = std::string(kind_name(estate, *who));
  scenario.entry.selector.name = name_of(estate, *who);
  if (const auto account = account_of(estate, *who)) scenario.entry.selector.account = estate.at(*account).name;
  scenario.entry.selector.written = from;
  return scenario;
}

}  // namespace

ExitStatus explain(const ExplainOptions& options) {
  Inputs inputs;
  const auto draft = inputs.estate(options.topology);
  const auto set = inputs.control_set(options.controls);
  const bool about_step = options.what == ExplainOptions::What::step;
  if (about_step && find_technique(inputs.library(), options.from) == nullptr) {
    std::vector<std::string> names;
    for (const auto& technique : inputs.library().techniques) names.push_back(technique.name);
    inputs.problems().push_back({{}, fmt::format("there is no technique \"{}\"", options.from), "", 
                                 topology::nearest(options.from, names)});
  }
  tl::expected<topology::Estate, topology::Problems> sealed = topology::Estate{};
  if (draft) {
    sealed = topology::seal(*draft);
    if (!sealed) inputs.problems().insert(inputs.problems().end(), sealed.error().begin(), sealed.error().end());
  }
  if (!inputs.problems().empty()) {
    print_problems(std::move(inputs.problems()));
    return ExitStatus::wrong_input;
  }
  const auto scenario = explored_from(*sealed, about_step ? "internet" : options.from);
  std::optional<EntityRef> to;
  if (!options.to.empty()) to = entity(*sealed, options.to);
  if (!scenario || (!options.to.empty() && !to)) return ExitStatus::wrong_input;

  // As `run` does with a set that was asked for; the default one rewrites no permissions.
  auto cell = scenarios::compile_cell({options.topology, &*draft, &*set, &*scenario, &inputs.library(), scenarios::Styles::applied});
  if (!cell) {
    print_problems(cell.error());
    return ExitStatus::wrong_input;
  }
  auto program = sim::make_program(std::move(*cell));
  if (!program) {
    print_problems(program.error());
    return ExitStatus::wrong_input;
  }
  if (!about_step) return explain_path(**program, options, *to);
  fmt::print("{}", reports::step_text(**program, options.from, to));
  return ExitStatus::done;
}

}  // namespace gameday::tools
