#include "scenarios/load/spread_text.h"

#include <gtest/gtest.h>

#include "scenarios/load/selector_toml.h"
#include "scenarios/load/spread_toml.h"
#include "tests/unit/scenarios/load/told.h"

namespace gameday::scenarios {
namespace {

/// The spread that `value` says, written again.
std::string again(const std::string& value) {
  topology::Problems problems;
  const auto file = topology::TomlFile::parse("takes = " + value, "f.toml");
  topology::TableReader in(file->root, file->name, problems, "x");
  const auto spread = read_spread(in, "takes", {});
  return spread ? toml_spread(*spread) : told(problems);
}

std::string selector_again(const std::string& value) {
  topology::Problems problems;
  const auto file = topology::TomlFile::parse("on = " + value, "f.toml");
  topology::TableReader in(file->root, file->name, problems, "x");
  const auto selector = read_selector(in, "on");
  return selector ? toml_selector(*selector) : told(problems);
}

TEST(SpreadText, EveryFormReadsBack) {
  for (const char* text :
       {"\"5 min\"", "{ mean = \"2 h\" }", "{ p05 = \"1 min\", p95 = \"12 min\" }",
        "{ low = \"1 h\", likely = \"2 h\", high = \"1 d\" }", "{ samples = [\"1 min\", \"2 min\"] }",
        "{ exactly = \"1 h\", never = 0.3 }", "{ mean = \"2 h\", floor = \"1 min\", ceiling = \"1 d\" }",
        "{ exactly = \"1 h\", source = \"a paper\", assumed = \"its unit\" }"})
    EXPECT_EQ(again(text), text);
}

TEST(SpreadText, ASelectorOfOneWordIsWrittenAsATable) {
  EXPECT_EQ(selector_again("\"user/ana\""), "{ kind = \"user\", name = \"ana\" }");
}

TEST(SpreadText, ADataClassIsWrittenAsSuch) { EXPECT_EQ(selector_again("\"confidential\""), "{ class = \"confidential\" }"); }

TEST(SpreadText, AnArnStaysAsItIs) {
  EXPECT_EQ(selector_again("\"arn:aws:iam::111122223333:user/ana\""), "\"arn:aws:iam::111122223333:user/ana\"");
}

TEST(SpreadText, ASelectorKeepsAllItsConditions) {
  const std::string text = "{ kind = \"user\", account = \"shop\", environment = \"prod\", workload = \"web\", "
                           "has = [\"access-key\", \"console\"], except = \"ben\" }";
  EXPECT_EQ(selector_again(text), text);
}

TEST(SpreadText, AWholeNumberIsAFloatAllTheSame) { EXPECT_EQ(toml_float(1), "1.0"); }

TEST(SpreadText, AnEmptySelectorIsKnown) { EXPECT_TRUE(is_empty(Selector{})); }

}  // namespace
}  // namespace gameday::scenarios
