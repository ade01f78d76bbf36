#include "reports/html/data_table.h"

#include <gtest/gtest.h>

namespace gameday::reports {
namespace {

TEST(DataTable, StandsFoldedWithItsCaptionAndHeads) {
  const std::string html = to_html(DataTable{"what <it> holds", {"row", "a"}, {{"x", "1"}}});
  EXPECT_NE(html.find("<details><summary>Data as a table</summary>"), std::string::npos);
  EXPECT_NE(html.find("<caption>what &lt;it&gt; holds</caption>"), std::string::npos);
  EXPECT_NE(html.find("<th scope=\"row\">x</th><td>1</td>"), std::string::npos);
}

}  // namespace
}  // namespace gameday::reports
