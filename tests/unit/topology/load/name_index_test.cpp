#include "topology/load/name_index.h"

#include <gtest/gtest.h>

namespace gameday::topology {
namespace {

const Wanted k_any{"thing", {}};
const Wanted k_role{"role", {"role"}};

NameIndex index() {
  NameIndex names;
  names.add({"role", "a", "deployer", "arn:aws:iam::1:role/deployer", 0});
  names.add({"role", "b", "deployer", "arn:aws:iam::2:role/deployer", 1});
  names.add({"role", "b", "only", "arn:aws:iam::2:role/only", 2});
  names.add({"bucket", "a", "only", "arn:aws:s3:::only", 3});
  names.add({"parameter", "a", "app/db", "arn:p", 4});
  return names;
}
std::uint32_t found(std::string text, std::string_view account, const Wanted& wanted) {
  const NameIndex names = index();
  const auto named = names.find({std::move(text), {}}, account, wanted);
  return named ? (*named)->index : 99;
}

TEST(NameIndex, TheOwnAccountComesFirst) {
  EXPECT_EQ(found("deployer", "a", k_role), 0U);
  EXPECT_EQ(found("deployer", "b", k_role), 1U);
}

TEST(NameIndex, AUniqueNameElsewhereIsFound) { EXPECT_EQ(found("only", "a", k_role), 2U); }

TEST(NameIndex, AccountKindAndArnSayWhichIsMeant) {
  EXPECT_EQ(found("b/deployer", "a", k_any), 1U);
  EXPECT_EQ(found("bucket/only", "b", k_any), 3U);
  EXPECT_EQ(found("b/role/only", "a", k_any), 2U);
  EXPECT_EQ(found("arn:aws:iam::2:role/deployer", "a", k_any), 1U);
}

TEST(NameIndex, ANameMayHoldSlashesItself) {
  EXPECT_EQ(found("app/db", "a", k_any), 4U);
  EXPECT_EQ(found("parameter/app/db", "a", k_any), 4U);
}

TEST(NameIndex, SeveralMeaningsAreListed) {
  const NameIndex names = index();
  const auto named = names.find({"deployer", {}}, "c", k_role);
  ASSERT_FALSE(named);
  EXPECT_EQ(named.error().expected, "one of \"a/role/deployer\", \"b/role/deployer\"");
}

TEST(NameIndex, AnotherKindIsNotOffered) {
  const NameIndex names = index();
  const auto named = names.find({"onl", {}}, "a", {"secret", {"secret"}});
  EXPECT_EQ(named.error().reason, "secret \"onl\" is not defined");
  EXPECT_EQ(named.error().nearest, "");
}

}  // namespace
}  // namespace gameday::topology
