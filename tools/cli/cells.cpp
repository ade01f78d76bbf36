#include "tools/cli/cells.h"

#include "scenarios/load/estate_checks.h"
#include "topology/load/quantity.h"
#include "topology/load/seal.h"

#include <fmt/format.h>

namespace gameday::tools {
namespace {

const std::vector<std::string> k_bundled_sets{"star-star", "baseline", "well-architected"};

void add(topology::Problems& to, const topology::Problems& from) { to.insert(to.end(), from.begin(), from.end()); }

/// "shop/estate.toml" -> "estate"; a folder keeps its name.
std::string name_of_source(std::string source) {
  if (source.empty()) return k_example_estate;
  while (source.size() > 1 && source.ends_with('/')) source.pop_back();
  const std::size_t slash = source.rfind('/');
  if (slash != std::string::npos) source = source.substr(slash + 1);
  return source.ends_with(".toml") ? source.substr(0, source.size() - 5) : source;
}

}  // namespace

std::optional<CompiledCells> compile_cells(Inputs& inputs, const CellRequest& request) {
  topology::Problems& problems = inputs.problems();
  const bool default_sets = request.controls.empty();
  auto scenario = inputs.scenario(request.scenario.empty() ? k_example_scenario : request.scenario);
  auto draft = inputs.estate(request.topology);
  std::vector<scenarios::ControlSet> sets;
  for (const std::string& name : default_sets ? k_bundled_sets : request.controls)
    if (auto set = inputs.control_set(name)) sets.push_back(std::move(*set));
  if (!request.horizon.empty()) {
    const auto horizon = topology::parse_duration(request.horizon);
    if (!horizon) problems.push_back({{}, "--horizon: " + horizon.error(), "", ""});
    else if (horizon->count == 0) problems.push_back({{}, "--horizon: \"" + request.horizon + "\" is 0", "longer than 0", ""});
    else if (scenario) scenario->horizon = *horizon;
  }
  if (draft && scenario) {
    const auto sealed = topology::seal(*draft);
    if (sealed) add(problems, check_against(*scenario, *sealed));
    else add(problems, sealed.error());
  }
  if (!problems.empty()) return std::nullopt;

  CompiledCells cells{*scenario, name_of_source(request.topology), draft->title, {}};
  // Permissions of somebody's real estate are not rewritten unless they name a set that does so.
  const auto styles = Inputs::is_bundled_estate(request.topology) || !default_sets ? scenarios::Styles::applied
                                                                                   : scenarios::Styles::left_as_written;
  for (const scenarios::ControlSet& set : sets) {
    auto cell = scenarios::compile_cell({cells.topology, &*draft, &set, &*scenario, &inputs.library(), styles});
    if (!cell) {
      add(problems, cell.error());
      continue;
    }
    auto program = sim::make_program(std::move(*cell));
    if (program) cells.programs.push_back(std::move(*program));
    else add(problems, program.error());
  }
  if (!problems.empty()) return std::nullopt;
  return cells;
}

}  // namespace gameday::tools
