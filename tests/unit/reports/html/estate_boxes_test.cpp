#include "reports/html/estate_boxes.h"

#include <gtest/gtest.h>

namespace gameday::reports {
namespace {

EstateMap map() {
  EstateMap made;
  made.units = {{"root", std::nullopt, {}}, {"prod & more", 0, {0}}};
  made.accounts = {{"shop", {0, 1}}};
  made.cells = {{"ana</script>", "user", 0, true, true, 0, ""}, {"orders", "table", 0, false, false, 2'000'000, "customer"}};
  return made;
}

std::string boxes(std::vector<double> shares) {
  const EstateMap made = map();
  return to_html(EstateBoxes{&made, {{{"set", 0}, "reaches", std::move(shares), {"9 min", "1 h"}}}});
}

TEST(EstateBoxes, CellsAreShadedInFiveStepsAndHollow) {
  const std::string html = boxes({0.3, 0});
  EXPECT_NE(html.find("<i class=\"l3 round entry\" data-cell=\"0\">"), std::string::npos);
  EXPECT_NE(html.find("<i class=\"l0 double\" data-cell=\"1\">"), std::string::npos);
}

TEST(EstateBoxes, UnitsNest) { EXPECT_NE(boxes({1, 1}).find("prod &amp; more"), std::string::npos); }

TEST(EstateBoxes, ANameCannotEndTheScriptOfDetails) { EXPECT_EQ(boxes({1, 1}).find("ana</script>"), std::string::npos); }

TEST(EstateBoxes, AnAccountThatIsTooLargeCountsTheRest) {
  EstateMap made = map();
  made.cells.assign(300, made.cells[1]);
  made.accounts[0].cells.clear();
  for (std::uint32_t i = 0; i < 300; ++i) made.accounts[0].cells.push_back(i);
  const std::string html = to_html(EstateBoxes{&made, {{{"set", 0}, "", std::vector<double>(300, 0.0), std::vector<std::string>(300)}}});
  EXPECT_NE(html.find("and 60 more"), std::string::npos);
}

}  // namespace
}  // namespace gameday::reports
