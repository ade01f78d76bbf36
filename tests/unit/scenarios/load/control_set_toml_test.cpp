#include "scenarios/load/control_set_toml.h"

#include <gtest/gtest.h>

#include "scenarios/load/library_files.h"
#include "tests/unit/scenarios/load/told.h"

namespace gameday::scenarios {
namespace {

/// A log source, two controls, and a set that uses both.
const Library& library() {
  static const std::vector<LibraryFile> files{
      {"l.toml", "gameday = 1\n[log.trail]\nproduct = 'aws'\nservice = 'cloudtrail'\ndelivers = '5 min'\n"
                 "[control.logging]\neffect = { log = 'trail' }\n"
                 "[control.watching]\neffect = [{ rules = '*', every = '5 min', look_back = '15 min' }, { lag = 'decide', takes = '1 h' }]\n"},
      {"control_sets/base.toml", "gameday = 1\n[use]\nlogging = {}\nwatching = {}\n"}};
  static const Library read = library_of(files).value();
  return read;
}

std::string names(const ControlSet& set) {
  std::string text;
  for (const Control& control : set.controls) text += control.name + " ";
  return text;
}

ControlSet set(const std::string& lines) {
  const auto read = load_control_set("gameday = 1\n" + lines, "c.toml", "c", library());
  EXPECT_TRUE(read) << told(read.error());
  return read ? *read : ControlSet{};
}

std::string problems_of(const std::string& lines) {
  const auto read = load_control_set("gameday = 1\n" + lines, "c.toml", "c", library());
  return read ? "" : told(read.error());
}

TEST(ControlSetToml, NothingIsExtendedUnlessSaid) { EXPECT_EQ(names(set("[use]\nlogging = {}\n")), "logging "); }

TEST(ControlSetToml, ControlsOfTheExtendedSetComeFirst) {
  EXPECT_EQ(names(set("extends = 'base'\n[control.a]\neffect = { log = 'trail' }\n")), "logging watching a ");
}

TEST(ControlSetToml, FalseLeavesAControlOut) {
  EXPECT_EQ(names(set("extends = 'base'\n[use]\nlogging = false\n")), "watching ");
}

TEST(ControlSetToml, ParametersReplaceTheFieldsOfThatNameAndLeaveTheOthers) {
  const ControlSet read = set("extends = 'base'\n[use]\nwatching = { every = '1 min', takes = '2 h' }\n");
  const auto& rules = std::get<EnableRules>(read.controls.at(1).effects.at(0));
  EXPECT_EQ(rules.every, topology::k_minute);
  EXPECT_EQ(rules.look_back, topology::Millis{15 * topology::k_minute.count});
  EXPECT_EQ(std::get<ProcessLag>(read.controls.at(1).effects.at(1)).lag.values, std::vector<double>{7'200'000});
}

TEST(ControlSetToml, WhatAParameterRestsOnIsItsFile) {
  const ControlSet read = set("[use]\nwatching = { takes = '2 h' }\n");
  EXPECT_EQ(std::get<ProcessLag>(read.controls.at(0).effects.at(1)).lag.provenance.assumed, "given by c.toml");
}

TEST(ControlSetToml, AnOwnDefinitionComesBeforeTheLibrarys) {
  const ControlSet read = set("[use]\nlogging = {}\n[control.logging]\ntitle = 'mine'\neffect = { log = 'trail' }\n");
  ASSERT_EQ(read.controls.size(), 1U);
  EXPECT_EQ(read.controls[0].title, "mine");
}

TEST(ControlSetToml, AnUnknownControlIsToldWithTheNearest) {
  EXPECT_EQ(problems_of("[use]\nloging = {}\n"), "c.toml:3:10: control \"loging\" is not in the library; did you mean \"logging\"?\n");
}

TEST(ControlSetToml, AnUnknownParameterIsToldWithTheNearest) {
  EXPECT_EQ(problems_of("[use]\nwatching = { lookback = '1 h' }\n"),
            "c.toml:3:25: control \"watching\": unknown key \"lookback\"; did you mean \"look_back\"?\n");
}

TEST(ControlSetToml, AParameterThatIsWrongIsToldOnce) {
  EXPECT_EQ(problems_of("[use]\nwatching = { every = '-1 h' }\n"),
            "c.toml:3:22: control \"watching\": \"every\": \"-1 h\" is negative; write 0 or more\n");
}

TEST(ControlSetToml, WhatAParameterNamesIsLookedForWhereItStands) {
  EXPECT_EQ(problems_of("[use]\nlogging = { log = 'trial' }\n"),
            "c.toml:3:19: control \"logging\": log source \"trial\" is not in the library; did you mean \"trail\"?\n");
}

TEST(ControlSetToml, LeavingOutWhatIsNotInIsAProblem) {
  EXPECT_EQ(problems_of("[use]\nlogging = false\n"),
            "c.toml:3:11: control \"logging\" is left out, but was not in; expected a control of the set that is extended\n");
}

TEST(ControlSetToml, AnUnknownSetIsToldWithTheNearest) {
  EXPECT_EQ(problems_of("extends = 'bas'\n"), "c.toml:2:11: control set \"bas\" is not in the library; did you mean \"base\"?\n");
}

TEST(ControlSetToml, AnUnknownRunbookIsAProblem) {
  EXPECT_EQ(problems_of("[control.a]\neffect = { runbook = 'r' }\n"),
            "c.toml:3:22: control \"a\": runbook \"r\" is not in the library\n");
}

}  // namespace
}  // namespace gameday::scenarios
