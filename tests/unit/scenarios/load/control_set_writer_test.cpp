#include "scenarios/load/control_set_writer.h"

#include <gtest/gtest.h>

#include "scenarios/load/library_files.h"
#include "tests/unit/scenarios/load/told.h"

namespace gameday::scenarios {
namespace {

const Library& library() {
  static const Library read = load_library().value();
  return read;
}

ControlSet read(const std::string& text) {
  const auto set = load_control_set(text, "c.toml", "c", library());
  EXPECT_TRUE(set) << told(set.error()) << text;
  return set ? *set : ControlSet{};
}

/// Without comments: where a control comes from is another file after writing.
std::string lines(const ControlSet& set) {
  std::string kept;
  std::string line;
  for (const char c : write_control_set(set)) {
    line += c;
    if (c != '\n') continue;
    if (!line.starts_with('#') && line != "\n") kept += line;
    line.clear();
  }
  return kept;
}

std::string written(const std::string& use) { return write_control_set(read("gameday = 1\n[use]\n" + use)); }

TEST(ControlSetWriter, EveryBundledControlReadsBackToTheSameText) {
  for (const Control& control : library().controls) {
    ControlSet set;
    set.name = "c";
    set.title = "One";
    set.controls = {control};
    EXPECT_EQ(lines(read(write_control_set(set))), lines(set)) << control.name;
  }
}

TEST(ControlSetWriter, EveryBundledSetReadsBackWithAllItsControls) {
  for (const ControlSet& set : library().control_sets)
    EXPECT_EQ(read(write_control_set(set)).controls.size(), set.controls.size()) << set.name;
}

TEST(ControlSetWriter, AControlOfTheLibrarySaysSo) {
  EXPECT_NE(written("metadata-v2 = {}\n").find("# bundled control, of library/controls/"), std::string::npos);
}

TEST(ControlSetWriter, AParameterIsFilledIn) {
  EXPECT_NE(written("triage = { analysts = 9 }\n").find("analysts = 9\n"), std::string::npos);
}

TEST(ControlSetWriter, WhatIsNotSaidIsMarkedAsDefault) {
  EXPECT_NE(written("runbook-disable-key = { drilled = 'never' }\n").find("drilled = \"never\"  # default"), std::string::npos);
}

}  // namespace
}  // namespace gameday::scenarios
