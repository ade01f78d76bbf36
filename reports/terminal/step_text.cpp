#include "reports/terminal/step_text.h"

#include <algorithm>

#include "scenarios/compile/position_name.h"
#include "topology/load/quantity.h"

#include <fmt/format.h>

namespace gameday::reports {
namespace {

using scenarios::Outcome;
using scenarios::Technique;

constexpr std::size_t k_most_targets = 12;

std::string needs(const Technique& technique) {
  std::string text = fmt::format("  from {}, against {} {}\n", scenarios::k_from_names[static_cast<std::size_t>(technique.from)],
                                 std::string_view("aeio").find(technique.targets.front()) == std::string_view::npos ? "a" : "an",
                                 technique.targets);
  for (const auto& need : technique.permissions)
    text += fmt::format("  may {} on {}\n", need.action, scenarios::k_on_names[static_cast<std::size_t>(need.on)]);
  for (const auto& need : technique.properties)
    text += fmt::format("  {} is {}{}\n", need.property, need.negated ? "not " : "", fmt::join(need.values, " or "));
  if (technique.reach) text += "  the target's endpoint can be reached\n";
  if (!technique.trusts_service.empty()) text += fmt::format("  the role trusts {}\n", technique.trusts_service);
  if (!technique.knows.empty()) text += fmt::format("  knows the {} of the account, or guesses\n", technique.knows);
  return text;
}

std::string targets(const scenarios::Cell& cell, std::uint32_t index, std::optional<topology::EntityRef> target) {
  std::vector<std::string> names;
  for (std::uint32_t e = 0; e < cell.graph.edges.size(); ++e) {
    const topology::EntityRef at = cell.graph.aims[e].target;
    if (cell.graph.edges[e].technique == index && (!target || at == *target)) names.push_back(title_of(cell.estate, at));
  }
  if (names.empty())
    return target ? "  not possible: the target does not fit, or nobody may\n"
                  : "  none: nothing fits, or nobody may\n";
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < k_most_targets; ++i) text += "  " + names[i] + "\n";
  if (names.size() > k_most_targets) text += fmt::format("  … and {} more\n", names.size() - k_most_targets);
  return text;
}

/// "      LEAD a, b, c", going on below where a line is full; nothing of no names.
std::string name_list(const std::string& lead, const std::vector<std::string>& names) {
  constexpr std::size_t k_columns = 100;
  std::string text;
  std::string line = "      " + lead;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string word = " " + names[i] + (i + 1 < names.size() ? "," : "");
    if (line.size() + word.size() > k_columns) {
      text += line + "\n";
      line = "         ";
    }
    line += word;
  }
  return names.empty() ? "" : text + line + "\n";
}

std::string seen_by(const sim::Program& program, std::uint32_t technique, std::size_t record, Outcome outcome) {
  std::vector<std::string> always;
  std::vector<std::string> sometimes;
  for (const sim::Sighting& seen : program.detectors.sightings[technique][scenarios::k_outcomes * record + static_cast<std::size_t>(outcome)])
    (seen.match.truth == scenarios::Truth::depends ? sometimes : always).push_back(program.detectors.detectors[seen.detector].name);
  const std::string text = name_list("seen by", always) + name_list("seen, depending on who acts on what, by", sometimes);
  return text.empty() ? "      no detector looks for it\n" : text;
}

std::string records(const sim::Program& program, std::uint32_t index) {
  std::string text;
  const auto& uses = program.records.records[index];
  for (std::size_t r = 0; r < uses.size(); ++r) {
    const auto& log = program.records.logs[uses[r].log];
    const bool on = std::ranges::find(log.accounts, 1) != log.accounts.end();
    for (const Outcome outcome : {Outcome::success, Outcome::denied}) {
      const bool written = outcome == Outcome::success ? uses[r].written->on_success : uses[r].written->on_denied;
      if (!written) continue;
      text += fmt::format("  {} when it {}{}\n", uses[r].written->log,
                          outcome == Outcome::success ? "succeeds" : "is denied",
                          on ? "" : ": this log is off everywhere");
      text += seen_by(program, index, r, outcome);
    }
  }
  return text.empty() ? "  nothing\n" : text;
}

}  // namespace

std::string step_text(const sim::Program& program, const std::string& name, std::optional<topology::EntityRef> target) {
  const scenarios::Cell& cell = *program.cell;
  const auto& techniques = cell.library->techniques;
  const auto at = std::ranges::find(techniques, name, &Technique::name);
  const auto index = static_cast<std::uint32_t>(at - techniques.begin());
  const sim::TechniqueUse& use = program.steps.techniques[index];
  std::string text = fmt::format("{} ({})\n", at->title, fmt::join(at->attack, ", "));
  text += "\nNeeds\n" + needs(*at);
  text += fmt::format("\nTakes {} in the median, {} at the 95th percentile; works in {:.0f} % of tries\n",
                      topology::to_text(use.takes.quantile(0.5)), topology::to_text(use.takes.quantile(0.95)),
                      use.works * 100);
  text += fmt::format("\nPossible against, under {}\n", cell.controls) + targets(cell, index, target);
  text += "\nLeaves\n" + records(program, index);
  return text;
}

}  // namespace gameday::reports
