#include "scenarios/load/yaml_tree.h"

#include <gtest/gtest.h>

#include <string>

namespace gameday::scenarios {
namespace {

YamlNode read(const std::string& text) { return parse_yaml(text, "t.yml").value(); }

std::string message(const std::string& text) {
  const auto parsed = parse_yaml(text, "t.yml");
  return parsed ? "no problem" : topology::to_string(parsed.error().front());
}

TEST(YamlTree, ScalarsStayAsTheyWereWritten) {
  const YamlNode map = read("a: no\nb: 010\nc: 'x'\nd: |\n  y\n");
  EXPECT_EQ(map.find("a")->text, "no");
  EXPECT_EQ(map.find("b")->text, "010");
  EXPECT_FALSE(map.find("b")->quoted);
  EXPECT_TRUE(map.find("c")->quoted);
  EXPECT_EQ(map.find("d")->text, "y\n");
}

TEST(YamlTree, AKeyWithoutAValueIsNull) { EXPECT_EQ(read("a:\n").find("a")->kind, YamlKind::null); }

TEST(YamlTree, PlacesCountFromOne) {
  const YamlNode map = read("a:\n  - x\n  - y\n");
  EXPECT_EQ(map.find("a")->items[1].place, (topology::Place{"t.yml", 3, 5}));
}

TEST(YamlTree, AnAbsentKeyIsNotFound) { EXPECT_EQ(read("a: 1\n").find("b"), nullptr); }

TEST(YamlTree, EmptyTextIsNull) { EXPECT_EQ(read("").kind, YamlKind::null); }

TEST(YamlTree, AMapIsNoKey) { EXPECT_EQ(message("? {a: 1}\n: 2\n"), "t.yml:1:3: a key must be a text"); }

TEST(YamlTree, ATagIsNotGuessedAt) {
  EXPECT_EQ(message("a: !!binary eA==\n"),
            "t.yml:1:4: unsupported: tag \"tag:yaml.org,2002:binary\"; expected a value without a tag");
}

TEST(YamlTree, SizeIsBoundedBeforeParsing) {
  EXPECT_EQ(message(std::string(300'000, ' ')), "t.yml: larger than 256 KiB");
  std::string many = "a: [";
  for (int i = 0; i < 20'001; ++i) many += "1,";
  EXPECT_NE(message(many + "1]").find("more than 20000 values"), std::string::npos);
}

TEST(YamlTree, ASyntaxErrorHasItsPlace) { EXPECT_EQ(message("a: [1\n").substr(0, 16), "t.yml:2:1: not Y"); }

}  // namespace
}  // namespace gameday::scenarios
