#include "reports/html/escape.h"

#include <gtest/gtest.h>

namespace gameday::reports {
namespace {

TEST(Escape, NothingCanBeginMarkupOrEndAnAttribute) {
  EXPECT_EQ(escaped("<script>\"a\" & 'b'</script>"), "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;");
}

TEST(Escape, ControlCharactersAreReplaced) { EXPECT_EQ(escaped(std::string("a\x01") + '\0' + "b"), "a\xEF\xBF\xBD\xEF\xBF\xBD" "b"); }

TEST(Escape, OtherAlphabetsStay) { EXPECT_EQ(escaped("Käse – 茶"), "Käse – 茶"); }

TEST(Escape, AJsonStringCannotEndItsScript) {
  const std::string safe = json_string("</script><!--\n\"\\");
  EXPECT_EQ(safe.find('<'), std::string::npos);
  EXPECT_EQ(safe, "\"\\u003c/script\\u003e\\u003c!--\\u000a\\u0022\\u005c\"");
}

}  // namespace
}  // namespace gameday::reports
