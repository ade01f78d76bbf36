#include "scenarios/load/selector_toml.h"

#include <gtest/gtest.h>

#include "tests/unit/scenarios/load/told.h"

namespace gameday::scenarios {
namespace {

struct Read {
  std::optional<Selector> selector;
  std::string told;
};

Read read(const std::string& value) {
  const auto file = topology::TomlFile::parse("on = " + value, "f.toml");
  topology::Problems problems;
  topology::TableReader in(file->root, file->name, problems, "x");
  Read result{read_selector(in, "on"), ""};
  result.told = told(problems);
  return result;
}

Selector selector(const std::string& value) {
  const Read result = read(value);
  EXPECT_EQ(result.told, "");
  return result.selector.value_or(Selector{});
}

TEST(SelectorToml, AKindANameAClassOrAnArnIsAText) {
  EXPECT_EQ(selector("'user'").kind, "user");
  EXPECT_EQ(selector("'user/ana'").name, "ana");
  EXPECT_EQ(selector("'user/shop/ana'").name, "shop/ana");
  EXPECT_EQ(selector("'confidential'").data_class, "confidential");
  EXPECT_EQ(selector("'arn:aws:s3:::b'").name, "arn:aws:s3:::b");
}

TEST(SelectorToml, ATableHoldsConditions) {
  const Selector s = selector("{ kind = 'store', name = 'n', account = 'a', environment = 'e', workload = 'w', class = 'public', "
                              "has = ['key', 'decoy'], except = 'x' }");
  EXPECT_EQ(s.written, "store \"n\" of class public of workload w in environment e in account a with key, decoy except x");
}

TEST(SelectorToml, WhatIsWrongIsSaidWhereItStands) {
  EXPECT_EQ(read("'usr/ana'").told, "f.toml:1:6: x: \"on\" is \"usr/ana\"; expected a kind such as \"user\", a kind and a name such as "
                                    "\"user/ana\", or a data class; did you mean \"user\"?\n");
  EXPECT_EQ(read("{ class = 'secret' }").told,
            "f.toml:1:16: x: on: \"class\" is \"secret\"; expected one of public, internal, confidential, restricted\n");
  EXPECT_EQ(read("{ has = ['keys'] }").told, "f.toml:1:15: x: on: \"has\" is \"keys\"; did you mean \"key\"?\n");
  EXPECT_EQ(read("{ knd = 'user' }").told, "f.toml:1:14: x: on: unknown key \"knd\"; did you mean \"kind\"?\n");
  EXPECT_EQ(read("3").told, "f.toml:1:6: x: \"on\" is a bare number; expected a text in quotes\n");
}

TEST(SelectorToml, WhatIsWrongSelectsNothing) { EXPECT_FALSE(read("{ kind = 'usr' }").selector); }

}  // namespace
}  // namespace gameday::scenarios
