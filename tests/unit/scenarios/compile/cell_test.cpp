#include "scenarios/compile/cell.h"

#include <gtest/gtest.h>

#include "scenarios/compile/position_name.h"
#include "tests/unit/topology/load/draft_of.h"

namespace gameday::scenarios {
namespace {

constexpr const char* k_estate = R"(
[account.shop]
[user.shop.ana]
access_key = { age = "400 d" }
may = [ { do = "s3:GetObject", on = "*" } ]
[bucket.shop.receipts]
class = "confidential"
records = 100
)";

Library library() {
  Library made;
  Technique read;
  read.name = "read";
  read.title = "Read a bucket";
  read.targets = "bucket";
  read.permissions.push_back({"s3:GetObject", On::objects, {}});
  read.yields.push_back({YieldKind::data, On::target, "read"});
  made.techniques.push_back(read);
  return made;
}

Selector users(std::string name = "", std::vector<std::string> has = {}) {
  Selector selector;
  selector.kind = "user";
  selector.name = std::move(name);
  selector.has = std::move(has);
  selector.written = "some user";
  return selector;
}

Scenario with_credential(Selector selector) {
  Scenario scenario;
  scenario.name = "leak";
  scenario.entry.kind = EntryKind::credential;
  scenario.entry.selector = std::move(selector);
  scenario.entry.place = {"leak.toml", 7, 1};
  return scenario;
}

ControlSet short_lived_keys() {
  ControlSet controls;
  controls.name = "rotate";
  controls.controls.emplace_back();
  controls.controls.back().effects.emplace_back(Lifetime{"key", topology::k_day * 90, {}});
  return controls;
}

/// Keeps the library that a cell refers to.
struct Compiled {
  explicit Compiled(const Scenario& scenario, const ControlSet& controls = {}, Styles styles = Styles::applied)
      : draft(*topology::draft_of(k_estate)), kept(library()) {
    auto made = compile_cell({"shop.toml", &draft, &controls, &scenario, &kept, styles});
    if (made) cell = std::move(*made);
    else problems = std::move(made.error());
  }
  topology::EstateDraft draft;
  Library kept;
  std::unique_ptr<Cell> cell;
  topology::Problems problems;
};

TEST(Cell, AnEntryIsThePositionItSays) {
  const Compiled made(with_credential(users("ana")));
  ASSERT_NE(made.cell, nullptr);
  ASSERT_EQ(made.cell->entries.size(), 1U);
  EXPECT_TRUE(made.cell->entries.front().possible);
  EXPECT_EQ(position_name(*made.cell, made.cell->entries.front().node), "the key of user shop/ana");
}

TEST(Cell, AnEntryThatTheControlSetRemovedIsNotPossible) {
  const Compiled made(with_credential(users("", {"access-key"})), short_lived_keys());
  ASSERT_NE(made.cell, nullptr);
  ASSERT_EQ(made.cell->entries.size(), 1U);
  EXPECT_FALSE(made.cell->entries.front().possible);
}

TEST(Cell, AnEntryByNameWhoseKeyTheControlSetRemovedIsNotPossible) {
  const Compiled made(with_credential(users("ana")), short_lived_keys());
  ASSERT_NE(made.cell, nullptr);
  ASSERT_EQ(made.cell->entries.size(), 1U);
  EXPECT_FALSE(made.cell->entries.front().possible);
}

TEST(Cell, AnEntryThatNothingSatisfiesIsAProblemAtItsPlace) {
  const Compiled made(with_credential(users("zoe")));
  ASSERT_EQ(made.problems.size(), 1U);
  EXPECT_EQ(to_string(made.problems.front()),
            "leak.toml:7:1: scenario \"leak\": nothing in shop.toml satisfies the entry some user; expected at least one user or "
            "role that does");
}

TEST(Cell, FromTheInternetThereIsNoEntryToDraw) {
  const Compiled made{Scenario{}};
  ASSERT_NE(made.cell, nullptr);
  EXPECT_TRUE(made.cell->entries.empty());
}

TEST(Cell, AnObjectiveBindsToThePositionsThatMeetIt) {
  Scenario scenario = with_credential(users("ana"));
  Objective objective;
  objective.what.data_class = "confidential";
  scenario.objectives.push_back(objective);
  const Compiled made(scenario);
  ASSERT_NE(made.cell, nullptr);
  ASSERT_EQ(made.cell->objectives.size(), 1U);
  ASSERT_EQ(made.cell->objectives.front().nodes.size(), 1U);
  EXPECT_EQ(position_name(*made.cell, made.cell->objectives.front().nodes.front()), "read access to bucket shop/receipts");
}

TEST(Cell, AnObjectiveThatNothingMeetsIsANote) {
  Scenario scenario = with_credential(users("ana"));
  Objective objective;
  objective.what.data_class = "restricted";
  scenario.objectives.push_back(objective);
  const Compiled made(scenario);
  ASSERT_NE(made.cell, nullptr);
  EXPECT_TRUE(made.cell->objectives.empty());
  EXPECT_EQ(made.cell->notes.size(), 1U);
}

TEST(Cell, ALineOfThePlaybookBindsToTheStepsItNames) {
  Scenario scenario = with_credential(users("ana"));
  scenario.playbook.push_back({{"read", "unknown"}, std::nullopt, 2, {}});
  const Compiled made(scenario);
  ASSERT_NE(made.cell, nullptr);
  ASSERT_EQ(made.cell->playbook.size(), 1U);
  EXPECT_EQ(made.cell->playbook.front().steps.size(), 1U);
  EXPECT_EQ(made.cell->playbook.front().tries, 2);
}

TEST(Cell, AProbeThatFindsNothingIsANote) {
  Scenario scenario = with_credential(users("ana"));
  scenario.before.push_back({"unknown", topology::k_day, {}, {}});
  const Compiled made(scenario);
  ASSERT_NE(made.cell, nullptr);
  EXPECT_EQ(made.cell->notes.size(), 1U);
}

TEST(Cell, WhatIsSpecialAboutTheDayActsAfterTheControls) {
  Scenario scenario = with_credential(users("ana"));
  Selector bucket;
  bucket.kind = "bucket";
  scenario.given.push_back({"versioning", "true", bucket});
  ControlSet controls;
  controls.controls.emplace_back();
  controls.controls.back().effects.emplace_back(SetProperty{"versioning", "false", bucket});
  const Compiled made(scenario, controls);
  ASSERT_NE(made.cell, nullptr);
  EXPECT_EQ(made.cell->estate.resources.front().properties.at("versioning"), "true");
}

TEST(Cell, StylesLeftAsWrittenChangeNoPermissions) {
  ControlSet controls;
  controls.controls.emplace_back();
  controls.controls.back().effects.emplace_back(Restyle{PermissionStyle::star_star, {}});
  const auto star = [](const Compiled& made) { return made.cell->estate.policies.front().document.statements.front().actions.front(); };
  const Scenario scenario = with_credential(users("ana"));
  EXPECT_EQ(star(Compiled(scenario, controls, Styles::left_as_written)), "s3:GetObject");
  EXPECT_EQ(star(Compiled(scenario, controls, Styles::applied)), "*");
}

}  // namespace
}  // namespace gameday::scenarios
