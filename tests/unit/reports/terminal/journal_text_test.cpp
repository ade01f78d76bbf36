#include "reports/terminal/journal_text.h"

#include <gtest/gtest.h>

namespace gameday::reports {
namespace {

using sim::Lane;

std::string told(const std::string& what, const std::string& why) {
  sim::Journal journal;
  journal.add(topology::k_hour * 9, Lane::attacker, what, why);
  return to_text(journal, 0);
}

TEST(JournalText, AnEmptyOneSaysSo) { EXPECT_EQ(to_text(sim::Journal(), 0), "nothing happened\n"); }

TEST(JournalText, ALineHasTimeLaneAndCause) {
  EXPECT_EQ(told("enters", "a leak"), "Thu 1 Jan 1970\n09:00:00  attacker   enters  <- a leak\n");
}

TEST(JournalText, WithoutACauseThereIsNoArrow) { EXPECT_EQ(told("enters", ""), "Thu 1 Jan 1970\n09:00:00  attacker   enters\n"); }

TEST(JournalText, ADayIsNamedOnce) {
  sim::Journal journal;
  journal.add(topology::k_hour * 9, Lane::attacker, "a", "");
  journal.add(topology::k_hour * 10, Lane::people, "b", "");
  journal.add(topology::k_hour * 25, Lane::response, "c", "");
  EXPECT_EQ(to_text(journal, 0),
            "Thu 1 Jan 1970\n09:00:00  attacker   a\n10:00:00  people     b\n\nFri 2 Jan 1970\n01:00:00  response   c\n");
}

TEST(JournalText, TheSameTwiceAtOnceIsOneLine) {
  sim::Journal journal;
  for (int i = 0; i < 2; ++i) journal.add(topology::k_hour * 9, Lane::records, "a record", "a call");
  EXPECT_EQ(to_text(journal, 0), "Thu 1 Jan 1970\n09:00:00  records    a record (2 times)  <- a call\n");
}

TEST(JournalText, ACauseThatDoesNotFitStandsBelow) {
  EXPECT_EQ(told(std::string(60, 'a'), std::string(30, 'b')),
            "Thu 1 Jan 1970\n09:00:00  attacker   " + std::string(60, 'a') + "\n                     <- " +
                std::string(30, 'b') + "\n");
}

TEST(JournalText, WordsGoOnBelowWhereALineIsFull) {
  EXPECT_EQ(told(std::string(60, 'a') + " " + std::string(30, 'b'), ""),
            "Thu 1 Jan 1970\n09:00:00  attacker   " + std::string(60, 'a') + "\n                     " +
                std::string(30, 'b') + "\n");
}

TEST(JournalText, NoLineIsLongerThanAHundredColumns) {
  std::string words;
  for (int i = 0; i < 60; ++i) words += "word ";
  const std::string text = told(words, words);
  for (std::size_t at = 0, end = 0; (end = text.find('\n', at)) != std::string::npos; at = end + 1) EXPECT_LE(end - at, 100U);
}

}  // namespace
}  // namespace gameday::reports
