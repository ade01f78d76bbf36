#include "reports/terminal/play_record.h"

#include <gtest/gtest.h>

namespace gameday::reports {
namespace {

const PlayInputs k_inputs{"leaked-key", "corner-shop", "baseline", 7, {{"leaked-key", "h1"}, {"my estate.toml", "h2"}}};
const std::string k_head = head_text(k_inputs);

std::string problem_of(const std::string& text) {
  const auto read = read_play_record(text, "x.gameday");
  return read ? "read" : to_string(read.error().front());
}

TEST(PlayRecord, ReadsWhatItWrites) {
  const auto read = read_play_record(k_head + line_text({{5}, "wait 30 min"}) + line_text({{9}, "end"}), "x");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->inputs.scenario, "leaked-key");
  EXPECT_EQ(read->inputs.seed, 7U);
  EXPECT_EQ(read->inputs.hashes, k_inputs.hashes);
  ASSERT_EQ(read->lines.size(), 2U);
  EXPECT_EQ(read->lines[0].at, topology::Millis{5});
  EXPECT_EQ(read->lines[0].text, "wait 30 min");
  EXPECT_FALSE(read->torn);
}

TEST(PlayRecord, ATornLastLineIsLeftOut) {
  const std::string whole = k_head + "5 wait\n";
  for (const std::string torn : {"9", "9 ", "9 act declare"}) {
    const auto read = read_play_record(whole + torn, "x");
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->torn);
    EXPECT_EQ(read->lines.size(), 1U);
    EXPECT_EQ(read->whole_bytes, whole.size());
  }
}

TEST(PlayRecord, EveryCutOfItIsReadOrRefused) {
  const std::string text = k_head + "5 wait\n9 end\n";
  for (std::size_t cut = 0; cut < text.size(); ++cut)
    EXPECT_EQ(read_play_record(text.substr(0, cut), "x").has_value(), cut >= k_head.size()) << cut;
}

TEST(PlayRecord, SomethingElseIsRefusedAtItsFirstLine) {
  EXPECT_EQ(problem_of("title = \"x\"\n"), "x.gameday:1:1: this is no record of play; expected \"gameday play 1\"");
}

TEST(PlayRecord, ALineWithoutAnInstantIsTold) {
  EXPECT_EQ(problem_of(k_head + "5 wait\nwait\n"),
            "x.gameday:10:1: the line has no instant; expected milliseconds of the world's clock, then what was typed");
}

TEST(PlayRecord, AllProblemsAreTold) {
  const auto read = read_play_record(k_head + "x wait\n-1 wait\n", "x");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().size(), 2U);
}

TEST(PlayRecord, AClockThatGoesBackIsRefused) { EXPECT_EQ(problem_of(k_head + "5 wait\n4 wait\n"), "x.gameday:10:1: the clock goes back"); }

TEST(PlayRecord, OnlyPrintableLinesAreKept) {
  EXPECT_TRUE(can_be_kept("look ana"));
  EXPECT_TRUE(can_be_kept("look ä"));
  EXPECT_FALSE(can_be_kept(""));
  EXPECT_FALSE(can_be_kept("a\nb"));
  EXPECT_FALSE(can_be_kept("a\x1b[2J"));
  EXPECT_FALSE(can_be_kept(std::string(k_longest_line + 1, 'a')));
}

TEST(PlayRecord, ChangedInputsAreNamed) {
  const auto read = read_play_record(k_head, "x");
  ASSERT_TRUE(read);
  EXPECT_TRUE(changed_since(*read, k_inputs.hashes, "x").empty());
  const auto changed = changed_since(*read, {{"leaked-key", "h1"}, {"my estate.toml", "h3"}, {"new.toml", "h4"}}, "x");
  ASSERT_EQ(changed.size(), 2U);
  EXPECT_EQ(changed[0].reason, "my estate.toml has changed since this was played");
  EXPECT_EQ(changed[1].reason, "the record does not rest on new.toml");
}

}  // namespace
}  // namespace gameday::reports
