#include <utility>

#include "topology/load/estate_tables.h"
#include "topology/load/quantity.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

void read_persons(TableReader& root, EstateTables& tables) {
  auto people = root.table("person");
  if (!people) return;
  for (auto& [name, reader] : people->children("person")) {
    PersonDraft person;
    person.name = {name, reader.place()};
    person.team = reader.text("team").value_or("");
    person.joined = reader.day("joined");
    person.left = reader.day("left");
    if (person.joined && person.left && *person.left < *person.joined)
      reader.problem("left", fmt::format("{} left before joining", reader.what()));
    reader.finish();
    tables.draft.people.push_back(std::move(person));
  }
}

}  // namespace

void read_people(TableReader& root, EstateTables& tables) {
  read_persons(root, tables);
  for (TableReader& reader : root.tables("depends")) {
    DependencyDraft dependency;
    if (reader.require("who")) dependency.who = reader.name("who").value_or(Name{});
    if (reader.require("does")) dependency.action = reader.text("does").value_or("");
    if (reader.require("on")) dependency.on = reader.name("on").value_or(Name{});
    if (const auto worth = reader.text("worth")) {
      const auto rate = parse_money_rate(*worth);
      if (rate) dependency.worth_per_minute = *rate;
      else reader.problem("worth", fmt::format("{}: \"worth\": {}", reader.what(), rate.error()));
    }
    reader.finish();
    tables.draft.dependencies.push_back(std::move(dependency));
  }
}

}  // namespace gameday::topology
