#include "reports/terminal/path_text.h"

#include "scenarios/compile/position_name.h"
#include "topology/load/quantity.h"

#include <fmt/format.h>

namespace gameday::reports {
namespace {

using scenarios::EdgeId;

std::string permissions(const scenarios::Technique& technique) {
  std::vector<std::string> actions;
  for (const scenarios::PermissionNeed& need : technique.permissions) actions.push_back(need.action);
  return actions.empty() ? std::string("no permission") : fmt::format("{}", fmt::join(actions, " + "));
}

std::string step_lines(const scenarios::Cell& cell, std::size_t number, EdgeId step, std::int64_t cost) {
  const scenarios::Technique& technique = cell.library->techniques[cell.graph.at(step).technique];
  return fmt::format("  {}. {}\n     needs {} · about {} · {}\n", number, step_name(cell, step), permissions(technique),
                     topology::to_text(topology::Millis{cost}),
                     technique.attack.empty() ? technique.name : fmt::format("{}", fmt::join(technique.attack, ", ")));
}

}  // namespace

std::string path_text(const scenarios::Cell& cell, const std::string& from, scenarios::NodeId to,
                      std::span<const scenarios::AttackPath> paths, std::span<const EdgeId> chokes,
                      std::span<const std::int64_t> cost) {
  std::string text = fmt::format("From {} to {}, under {}:\n", from, position_name(cell, to), cell.controls);
  for (std::size_t p = 0; p < paths.size(); ++p) {
    text += fmt::format("\n{} about {}, {} step{}\n", p == 0 ? "Cheapest:" : "Another way:",
                        topology::to_text(topology::Millis{paths[p].cost}), paths[p].steps.size(),
                        paths[p].steps.size() == 1 ? "" : "s");
    std::size_t number = 0;
    for (const EdgeId step : paths[p].steps) text += step_lines(cell, ++number, step, cost[step.index]);
    if (paths[p].steps.empty()) text += "  It is there from the start: nothing has to be done.\n";
  }
  text += "\n";
  if (chokes.empty()) text += "No single step is in every way: closing one leaves another.\n";
  for (const EdgeId choke : chokes) text += fmt::format("Closes every way: {}\n", step_name(cell, choke));
  return text;
}

}  // namespace gameday::reports
