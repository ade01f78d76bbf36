#include "topology/load/lineage.h"

#include <gtest/gtest.h>

namespace gameday::topology {
namespace {

struct Entity {
  std::string given;
  Ownership owner;
  std::string account;
  std::string name;
};
struct Given {
  std::vector<std::string> lineages;
  Problems problems;
};
Given lineages(const std::vector<Entity>& entities) {
  Given given;
  given.lineages.resize(entities.size());
  LineageBook book;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    const Entity& e = entities[i];
    book.add({e.given, e.owner, e.account, "bucket", e.name, {"e.toml", static_cast<int>(i) + 1, 1}, &given.lineages[i]});
  }
  book.finish(given.problems);
  return given;
}

TEST(Lineage, NamesWorkloadAndEnvironmentWhereThereAre) {
  EXPECT_EQ(lineages({{"", {"shop", "prod", ""}, "a", "x"}}).lineages[0], "shop/prod/bucket/x");
  EXPECT_EQ(lineages({{"", {"shop", "", ""}, "a", "x"}}).lineages[0], "shop/-/bucket/x");
  EXPECT_EQ(lineages({{"", {}, "a", "x"}}).lineages[0], "a/bucket/x");
}

TEST(Lineage, AGivenOneIsKept) { EXPECT_EQ(lineages({{"old/name", {"shop", "prod", ""}, "a", "x"}}).lineages[0], "old/name"); }

TEST(Lineage, MadeOnesThatMeetFallBackToTheirAccounts) {
  const auto given = lineages({{"", {"shop", "prod", ""}, "a", "x"}, {"", {"shop", "prod", ""}, "b", "x"}});
  EXPECT_EQ(given.lineages[0], "a/bucket/x");
  EXPECT_EQ(given.lineages[1], "b/bucket/x");
  EXPECT_TRUE(given.problems.empty());
}

TEST(Lineage, AMadeOneGivesWayToAGivenOne) {
  const auto given = lineages({{"shop/prod/bucket/x", {}, "a", "y"}, {"", {"shop", "prod", ""}, "b", "x"}});
  EXPECT_EQ(given.lineages[1], "b/bucket/x");
  EXPECT_TRUE(given.problems.empty());
}

TEST(Lineage, TwoGivenAlikeAreAProblem) {
  const auto given = lineages({{"l", {}, "a", "x"}, {"l", {}, "a", "y"}});
  ASSERT_EQ(given.problems.size(), 1U);
  EXPECT_EQ(given.problems[0].place.line, 2);
}

}  // namespace
}  // namespace gameday::topology
