#include "scenarios/load/estate_checks.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "topology/model/nearest.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

using topology::EntityRef;
using topology::Estate;
using topology::Problem;
using topology::Problems;

/// Names that `written` could have meant: ARNs where it is one, "account/name" where it has a slash.
std::vector<std::string> names_like(const Selector& selector, const Estate& estate) {
  Selector kind;
  kind.kind = selector.kind;
  std::vector<std::string> names;
  for (const EntityRef entity : select(kind, estate)) {
    const auto account = account_of(estate, entity);
    if (selector.name.starts_with("arn:")) names.push_back(arn_of(estate, entity));
    else if (selector.name.find('/') != std::string::npos && account)
      names.push_back(fmt::format("{}/{}", estate.at(*account).name, name_of(estate, entity)));
    else names.push_back(name_of(estate, entity));
  }
  return names;
}

/// The problem of a name or account that is nowhere; nothing where all that is named exists.
std::optional<Problem> missing_name(const Selector& selector, const Estate& estate) {
  if (!selector.account.empty()) {
    Selector account;
    account.kind = "account";
    account.name = selector.account;
    if (select(account, estate).empty())
      return Problem{selector.place, fmt::format("account \"{}\" is not in the estate", selector.account), "",
                     topology::nearest(selector.account, names_like(account, estate))};
  }
  if (selector.name.empty()) return std::nullopt;
  Selector named;
  named.kind = selector.kind;
  named.name = selector.name;
  if (!select(named, estate).empty()) return std::nullopt;
  const std::string kind = selector.kind.empty() || selector.kind == "any" ? "entity" : selector.kind;
  return Problem{selector.place, fmt::format("{} \"{}\" is not in the estate", kind, selector.name), "",
                 topology::nearest(selector.name, names_like(selector, estate))};
}

/// Which condition of a selector that selects nothing is the first to leave nothing over.
std::string first_failing(const Selector& selector, const Estate& estate) {
  Selector so_far;
  so_far.kind = selector.kind;
  std::size_t left = select(so_far, estate).size();
  if (left == 0) return fmt::format("it has no {}", selector.kind);
  std::string why;
  const auto narrow = [&](const std::function<void()>& add, const std::string& said) {
    if (!why.empty()) return;
    const std::size_t before = left;
    add();
    left = select(so_far, estate).size();
    if (left == 0) why = fmt::format("of {} {}, none {}", before, selector.kind.empty() ? "entities" : selector.kind, said);
  };
  if (!selector.name.empty()) narrow([&] { so_far.name = selector.name; }, fmt::format("is called \"{}\"", selector.name));
  if (!selector.account.empty()) narrow([&] { so_far.account = selector.account; }, fmt::format("is in account {}", selector.account));
  if (!selector.environment.empty())
    narrow([&] { so_far.environment = selector.environment; }, fmt::format("is in environment {}", selector.environment));
  if (!selector.workload.empty())
    narrow([&] { so_far.workload = selector.workload; }, fmt::format("is of workload {}", selector.workload));
  if (!selector.data_class.empty())
    narrow([&] { so_far.data_class = selector.data_class; }, fmt::format("is of class {}", selector.data_class));
  for (const std::string& trait : selector.has) narrow([&] { so_far.has.push_back(trait); }, fmt::format("has \"{}\"", trait));
  if (!selector.except.empty()) narrow([&] { so_far.except = selector.except; }, "is left after the exceptions");
  return why;
}

Problem unsatisfied(std::string_view what, const Selector& selector, const Estate& estate) {
  return {selector.place,
          fmt::format("{}: nothing in the estate is \"{}\": {}", what, selector.written, first_failing(selector, estate)), "", ""};
}

void check_entry(const Entry& entry, const Estate& estate, Problems& problems) {
  if (entry.kind == EntryKind::internet) return;
  if (auto missing = missing_name(entry.selector, estate)) {
    problems.push_back(std::move(*missing));
    return;
  }
  const std::vector<EntityRef> found = select(entry.selector, estate);
  if (found.empty()) {
    problems.push_back(unsatisfied("entry", entry.selector, estate));
    return;
  }
  const std::string_view kind = entry.kind == EntryKind::credential ? "principal" : "compute";
  if (std::ranges::any_of(found, [&](EntityRef entity) { return is_kind(estate, entity, kind); })) return;
  problems.push_back({entry.selector.place,
                      fmt::format("entry: \"{}\" is no {}", entry.selector.written,
                                  entry.kind == EntryKind::credential ? "user or role" : "compute resource"),
                      "", ""});
}

/// The selector of an effect, where it has one.
const Selector* where_of(const Effect& effect) {
  return std::visit(
      [](const auto& e) -> const Selector* {
        if constexpr (requires { e.where; }) return &e.where;
        else return nullptr;
      },
      effect);
}

}  // namespace

Problems check_against(const Scenario& scenario, const Estate& estate) {
  Problems problems;
  check_entry(scenario.entry, estate, problems);
  for (const PlaybookLine& line : scenario.playbook) {
    if (!line.on) continue;
    if (auto missing = missing_name(*line.on, estate)) problems.push_back(std::move(*missing));
  }
  sort_and_merge(problems);
  return problems;
}

Problems notes_against(const Scenario& scenario, const Estate& estate) {
  Problems notes;
  const auto note = [&](std::string_view what, const Selector& selector) {
    if (auto missing = missing_name(selector, estate)) {
      missing->reason = fmt::format("{} left out: {}", what, missing->reason);
      notes.push_back(std::move(*missing));
    } else if (select(selector, estate).empty()) {
      notes.push_back(unsatisfied(fmt::format("{} left out", what), selector, estate));
    }
  };
  for (const Objective& objective : scenario.objectives)
    if (objective.kind != ObjectiveKind::persist) note("objective", objective.what);
  for (const PlaybookLine& line : scenario.playbook)
    if (line.on && !missing_name(*line.on, estate)) note("playbook line", *line.on);
  for (const SetProperty& given : scenario.given) note("given", given.where);
  sort_and_merge(notes);
  return notes;
}

Problems check_against(const ControlSet& set, const Estate& estate) {
  Problems problems;
  for (const Control& control : set.controls)
    for (const Effect& effect : control.effects) {
      const Selector* where = where_of(effect);
      if (where == nullptr) continue;
      if (auto missing = missing_name(*where, estate)) {
        missing->reason = fmt::format("control \"{}\": {}", control.name, missing->reason);
        problems.push_back(std::move(*missing));
      }
    }
  sort_and_merge(problems);
  return problems;
}

}  // namespace gameday::scenarios
