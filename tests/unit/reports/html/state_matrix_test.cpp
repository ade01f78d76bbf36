#include "reports/html/state_matrix.h"

#include <gtest/gtest.h>

namespace gameday::reports {
namespace {

TEST(StateMatrix, AStateIsAGlyphAndAWord) {
  const std::string html =
      to_html(StateMatrix{{{"set", 0}}, {{"Copy", "T1530", {{DetectionState::alerted, 0.71, 540'000.0}}, 0}}});
  EXPECT_NE(html.find("<span>alerted</span><small>71\u00a0% · after 9\u00a0min</small>"), std::string::npos);
  EXPECT_NE(html.find("class=\"glyph\""), std::string::npos);
}

TEST(StateMatrix, TheWholeShareIsNotSaid) {
  const std::string html = to_html(StateMatrix{{{"set", 0}}, {{"Copy", "", {{DetectionState::invisible, 1, {}}}, 0}}});
  EXPECT_NE(html.find("<td class=\"invisible\""), std::string::npos);
  EXPECT_EQ(html.find("<span>invisible</span><small>"), std::string::npos);
}

TEST(StateMatrix, WhatIsNotTriedSaysSo) {
  EXPECT_NE(to_html(StateMatrix{{{"set", 0}}, {{"Copy", "", {{}}, 0}}}).find("<span>not tried</span>"), std::string::npos);
}

}  // namespace
}  // namespace gameday::reports
