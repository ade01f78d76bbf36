#include "reports/html/section.h"

#include <gtest/gtest.h>

namespace gameday::reports {
namespace {

TEST(Section, ItsHeadingIsItsFinding) {
  const std::string html = to_html(Section{"reach", "Where", "a < b", "<p>body</p>", "<p>note</p>"});
  EXPECT_NE(html.find("<section id=\"reach\" aria-labelledby"), std::string::npos);
  EXPECT_NE(html.find("<h2 id=\"reach-finding\">a &lt; b</h2>"), std::string::npos);
  EXPECT_NE(html.find("<aside class=\"note\"><p>note</p></aside>"), std::string::npos);
}

TEST(Section, WithoutANoteItTakesTheWholeWidth) {
  const std::string html = to_html(Section{"a", "b", "c", "", ""});
  EXPECT_NE(html.find("class=\"whole\""), std::string::npos);
  EXPECT_EQ(html.find("<aside"), std::string::npos);
}

}  // namespace
}  // namespace gameday::reports
