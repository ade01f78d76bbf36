#include "scenarios/load/runbook_toml.h"

#include <gtest/gtest.h>

#include "tests/unit/scenarios/load/told.h"

namespace gameday::scenarios {
namespace {

std::string problems_of(const std::string& lines) {
  std::string said;
  read_first("[runbook.x]\n" + lines, read_runbook, said);
  return said;
}

TEST(RunbookToml, EveryFieldFindsItsPlace) {
  std::string said;
  const Runbook r = read_first("[runbook.x]\ntitle = 'X'\ncuts = 'sessions'\ntakes = '5 min'\nautomated = '10 s'\nfails = '5 %'\n"
                               "undrilled = 3\nharm = '90 s'\nsource = 's'\n", read_runbook, said);
  EXPECT_EQ(said, "");
  EXPECT_EQ(r.title, "X");
  EXPECT_EQ(r.cuts, Cut::sessions);
  EXPECT_EQ(r.takes.values, std::vector<double>{300'000});
  EXPECT_EQ(r.takes_automated.values, std::vector<double>{10'000});
  EXPECT_EQ(r.fails, 0.05);
  EXPECT_EQ(r.undrilled, 3.0);
  EXPECT_EQ(r.harm_minutes, 1.5);
  EXPECT_EQ(r.takes.provenance.source, "s");
}

TEST(RunbookToml, AutomationTakesAsLongAsHandsUnlessSaid) {
  std::string said;
  EXPECT_EQ(read_first("[runbook.x]\ncuts = 'code'\ntakes = '5 min'\n", read_runbook, said).takes_automated.values,
            std::vector<double>{300'000});
}

TEST(RunbookToml, WhatIsWrongIsSaidWhereItStands) {
  EXPECT_EQ(problems_of(""), "f.toml:1:1: runbook \"x\": \"cuts\" is missing\nf.toml:1:1: runbook \"x\": \"takes\" is missing\n");
  EXPECT_EQ(problems_of("cuts = 'session'\ntakes = '1 min'\n"),
            "f.toml:2:8: runbook \"x\": \"cuts\" is \"session\"; expected one of long-lived, sessions, code, data, admin, way-back, "
            "account; did you mean \"sessions\"?\n");
  EXPECT_EQ(problems_of("cuts = 'code'\ntakes = '0 s'\n"), "f.toml:3:9: runbook \"x\": \"takes\" is 0; expected longer than 0\n");
  EXPECT_EQ(problems_of("cuts = 'code'\ntakes = '1 s'\nfails = 1\n"),
            "f.toml:4:9: runbook \"x\": \"fails\" is 1; expected less than 1\n");
  EXPECT_EQ(problems_of("cuts = 'code'\ntakes = '1 s'\nundrilled = 0.5\n"),
            "f.toml:4:13: runbook \"x\": \"undrilled\" is 0.5; expected a number from 1 to 100\n");
  EXPECT_EQ(problems_of("cuts = 'code'\ntakes = '1 s'\nharms = '1 s'\n"),
            "f.toml:4:9: runbook \"x\": unknown key \"harms\"; did you mean \"harm\"?\n");
}

}  // namespace
}  // namespace gameday::scenarios
