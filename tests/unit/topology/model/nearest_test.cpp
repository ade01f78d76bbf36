#include "topology/model/nearest.h"

#include <gtest/gtest.h>

#include <vector>

namespace gameday::topology {
namespace {

const std::vector<std::string> k_roles{"deployer", "checkout", "reader"};

TEST(Nearest, OneWrongLetterFindsTheName) { EXPECT_EQ(nearest("deplyer", k_roles), "deployer"); }

TEST(Nearest, CaseDoesNotCount) { EXPECT_EQ(nearest("READER", k_roles), "reader"); }

TEST(Nearest, NothingIsOfferedForAStranger) { EXPECT_EQ(nearest("backup-vault", k_roles), ""); }

TEST(Nearest, AHostileLengthIsNotCompared) { EXPECT_EQ(nearest(std::string(1'000'000, 'a'), k_roles), ""); }

}  // namespace
}  // namespace gameday::topology
