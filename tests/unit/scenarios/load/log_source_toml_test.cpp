#include "scenarios/load/log_source_toml.h"

#include <gtest/gtest.h>

#include "tests/unit/scenarios/load/told.h"

namespace gameday::scenarios {
namespace {

TEST(LogSourceToml, EveryFieldFindsItsPlace) {
  std::string said;
  const LogSource s = read_first("[log.x]\ntitle = 'X'\nproduct = 'aws'\nservice = 'cloudtrail'\ndelivers = '5 min'\nassumed = 'a'\n"
                                 "event = { b = '{region}', a = { c = 1 } }\n", read_log_source, said);
  EXPECT_EQ(said, "");
  EXPECT_EQ(s.name, "x");
  EXPECT_EQ(s.product + " " + s.service, "aws cloudtrail");
  EXPECT_EQ(s.delivers.values, std::vector<double>{300'000});
  EXPECT_EQ(s.delivers.provenance.assumed, "a");
  ASSERT_EQ(s.fields.size(), 2U);
  EXPECT_EQ(s.fields[0].path, "a.c");
  EXPECT_EQ(s.fields[1].value, "{region}");
}

TEST(LogSourceToml, WhatIsMissingIsSaid) {
  std::string said;
  read_first("[log.x]\n", read_log_source, said);
  EXPECT_EQ(said, "f.toml:1:1: log \"x\": \"delivers\" is missing\nf.toml:1:1: log \"x\": \"product\" is missing\n"
                  "f.toml:1:1: log \"x\": \"service\" is missing\n");
}

TEST(LogSourceToml, AnEventIsATable) {
  std::string said;
  read_first("[log.x]\nproduct = 'a'\nservice = 'b'\ndelivers = '5 min'\nevent = 3\n", read_log_source, said);
  EXPECT_EQ(said, "f.toml:5:9: log \"x\": \"event\" is a bare number; expected a table\n");
}

}  // namespace
}  // namespace gameday::scenarios
