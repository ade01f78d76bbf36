#include "topology/model/problem.h"

#include <gtest/gtest.h>

namespace gameday::topology {
namespace {

TEST(Problem, SaysPlaceReasonExpectationAndNearest) {
  const Problem problem{{"estate.toml", 41, 9}, "role \"deplyer\" is not defined", "a role of account \"shop\"", "deployer"};
  EXPECT_EQ(to_string(problem),
            "estate.toml:41:9: role \"deplyer\" is not defined; expected a role of account \"shop\"; did you mean "
            "\"deployer\"?");
}

TEST(Problem, OfAWholeFileHasNoLine) {
  EXPECT_EQ(to_string({{"estate.toml", 0, 0}, "cannot be read", "", ""}), "estate.toml: cannot be read");
}

TEST(Problem, WithoutAFileBeginsWithItsReason) { EXPECT_EQ(to_string({{}, "no verb given", "", ""}), "no verb given"); }

TEST(Problems, AreSortedByPlaceThenReason) {
  Problems problems{{{"b", 1, 1}, "x", "", ""}, {{"a", 2, 1}, "y", "", ""}, {{"a", 2, 1}, "x", "", ""}, {{"a", 1, 9}, "z", "", ""}};
  sort_and_merge(problems);
  EXPECT_EQ(problems, (Problems{{{"a", 1, 9}, "z", "", ""}, {{"a", 2, 1}, "x", "", ""}, {{"a", 2, 1}, "y", "", ""}, {{"b", 1, 1}, "x", "", ""}}));
}

TEST(Problems, EqualOnesAreToldOnce) {
  Problems problems{{{"a", 1, 1}, "x", "", ""}, {{"b", 1, 1}, "x", "", ""}, {{"a", 1, 1}, "x", "", ""}};
  sort_and_merge(problems);
  EXPECT_EQ(problems.size(), 2U);
}

}  // namespace
}  // namespace gameday::topology
