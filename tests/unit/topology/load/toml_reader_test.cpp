#include "topology/load/toml_reader.h"

#include <gtest/gtest.h>

#include <array>

namespace gameday::topology {
namespace {

/// Reads `text` with `read` and tells its problems, one a line.
template <class Read>
std::string problems_of(std::string_view text, Read read) {
  const auto file = TomlFile::parse(text, "a.toml");
  if (!file) return to_string(file.error());
  Problems problems;
  TableReader root(file->root, file->name, problems, "estate");
  read(root);
  sort_and_merge(problems);
  std::string told;
  for (const Problem& problem : problems) told += to_string(problem) + "\n";
  return told;
}

TEST(TomlReader, UnknownKeysAreToldWithTheNearest) {
  EXPECT_EQ(problems_of("titel = \"x\"", [](TableReader& r) {
              r.text("title");
              r.finish();
            }),
            "a.toml:1:9: estate: unknown key \"titel\"; did you mean \"title\"?\n");
}

TEST(TomlReader, EveryProblemIsToldInTheOrderOfTheFile) {
  EXPECT_EQ(problems_of("b = 1\na = true\n", [](TableReader& r) {
              r.text("a");
              r.duration("b");
            }),
            "a.toml:1:5: estate: \"b\" is a bare number; expected a duration with its unit: ms, s, min, h, d, w or y\n"
            "a.toml:2:5: estate: \"a\" is true or false; expected a text in quotes\n");
}

TEST(TomlReader, AMissingKeyIsToldAtItsTable) {
  EXPECT_EQ(problems_of("x = 1\n\n[t]\n", [](TableReader& r) { r.table("t")->require("cidr"); }),
            "a.toml:3:1: estate: t: \"cidr\" is missing\n");
}

TEST(TomlReader, AChoiceListsWhatFits) {
  static constexpr std::array<std::string_view, 2> choices{"v1", "v2"};
  EXPECT_EQ(problems_of("m = \"v3\"", [](TableReader& r) { r.choice("m", choices); }),
            "a.toml:1:5: estate: \"m\" is \"v3\"; expected one of v1, v2; did you mean \"v1\"?\n");
}

TEST(TomlReader, ADateThatTheCalendarLacksIsRefused) {
  EXPECT_NE(problems_of("d = 2026-02-30", [](TableReader& r) { r.day("d"); }), "");
}

TEST(TomlReader, OneNameOrAListReadAlike) {
  problems_of("a = \"x\"\nb = [\"y\", \"z\"]", [](TableReader& r) {
    EXPECT_EQ(r.names("a").at(0).text, "x");
    EXPECT_EQ(r.names("b").at(1).place.column, 11);
  });
}

TEST(TomlReader, BrokenTomlIsOneProblemWithItsPlace) {
  EXPECT_TRUE(problems_of("a = 1\nb = ", [](TableReader&) {}).starts_with("a.toml:2:"));
}

/// Reads nothing: only whether parsing survives matters.
std::string parsed(const std::string& text) {
  return problems_of(text, [](TableReader&) {});
}
std::string dotted(const std::string& part) {
  std::string key = part;
  for (int i = 0; i < 100'000; ++i) key += "." + part;
  return key;
}

TEST(TomlReader, EndlessKeysAreRefusedWhereverTheyStand) {
  const std::string refused = "a.toml:1:1: a key of this line is too long; expected at most 64 parts";
  EXPECT_EQ(parsed(dotted("a") + " = 1"), refused);
  EXPECT_EQ(parsed(dotted("\"a\"") + " = 1"), refused);
  EXPECT_EQ(parsed("[" + dotted("a") + "]"), refused);
  EXPECT_EQ(parsed("x = { " + dotted("'a'") + " = 1 }"), refused);
}

TEST(TomlReader, DotsInTextsAndCommentsAreNoKeys) {
  const std::string dots(100, '.');
  EXPECT_EQ(parsed("a = \"" + dots + "\\\"" + dots + "\" # " + dots + "\nb = '''\n" + dots + "\n'''\nc = '" + dots + "'"), "");
}

TEST(TomlReader, TheFormatMustBeSaid) {
  EXPECT_EQ(problems_of("", [](TableReader& r) { check_version(r); }),
            "a.toml:1:1: the file does not say its format; expected \"gameday = 1\" at the top\n");
  EXPECT_EQ(problems_of("gameday = 2", [](TableReader& r) { check_version(r); }),
            "a.toml:1:11: estate: \"gameday\" is 2; expected a whole number from 1 to 1\n");
}

}  // namespace
}  // namespace gameday::topology
