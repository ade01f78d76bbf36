#include "reports/terminal/play_session.h"

#include <gtest/gtest.h>


#include "sim/play/look.h"
#include "tests/unit/sim/play/bundled_day.h"

namespace gameday::reports {
namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(PlaySession, TheSameLinesGiveTheSameTextsWithAnyNumberOfThreads) {
  const sim::BundledDay day;
  const auto played = [&](unsigned jobs) {
    PlaySession session(*day.program, 1, jobs);
    std::string text;
    for (const std::string line : {"wait", "look log ana", "act declare", "what if disable keys ana | nothing", "end"})
      text += session.prompt() + line + "\n" + session.answer(line);
    return text;
  };
  EXPECT_EQ(played(1), played(2));
}

TEST(PlaySession, GoingThroughComesToTheSameStateAsAnswering) {
  const sim::BundledDay day;
  PlaySession answered(*day.program, 1, 2), gone(*day.program, 1, 2);
  for (const std::string line : {"wait", "nonsense", "what if declare | nothing", "what if isolate shop | nothing", "act disable keys ben"}) {
    answered.answer(line);
    gone.go_through(line);
  }
  EXPECT_EQ(answered.now(), gone.now());
  EXPECT_EQ(answered.answer("end"), gone.answer("end"));
}

TEST(PlaySession, WhatIsNotUnderstoodTakesNoTime) {
  const sim::BundledDay day;
  PlaySession session(*day.program, 1, 1);
  const topology::Millis before = session.now();
  for (const std::string line : {"frobnicate", "?", "act", "look alerts", "act isolate shop", "what if a | b"}) session.answer(line);
  EXPECT_EQ(session.now(), before);
}

TEST(PlaySession, AnActWithoutARunbookSaysSo) {
  const sim::BundledDay day;
  PlaySession session(*day.program, 1, 1);
  EXPECT_TRUE(contains(session.answer("act isolate shop"), "no runbook"));
}

TEST(PlaySession, ALookTakesItsTime) {
  const sim::BundledDay day;
  PlaySession session(*day.program, 1, 1);
  const topology::Millis before = session.now();
  session.answer("look log ana");
  EXPECT_EQ(session.now() - before, sim::k_log_takes);
}

TEST(PlaySession, TheEndTellsHowItWent) {
  const sim::BundledDay day;
  PlaySession session(*day.program, 1, 2);
  const std::string text = session.answer("end");
  EXPECT_TRUE(session.is_over());
  EXPECT_TRUE(contains(text, "OVER · "));
  EXPECT_TRUE(contains(text, "ended worse than yours"));
}

TEST(PlaySession, WaitingToTheHorizonEndsTheDay) {
  const sim::BundledDay day;
  PlaySession session(*day.program, 1, 2);
  EXPECT_TRUE(contains(session.answer("wait 400 d"), "OVER · "));
  EXPECT_TRUE(session.is_over());
}

}  // namespace
}  // namespace gameday::reports
