#include "topology/load/json_source.h"

#include <gtest/gtest.h>

namespace gameday::topology {
namespace {

TEST(JsonSource, EveryValueKnowsItsPlace) {
  const std::string text = "{\n  \"a\": [1,\n 2]}";
  const auto source = JsonSource::parse(text, "x.json").value();
  const JsonNode& two = source.root().member("a")->items.at(1);
  EXPECT_EQ(source.place(two).line, 3);
  EXPECT_EQ(source.place(two).column, 2);
}

TEST(JsonSource, TheExtentEndsAtTheMatchingBracket) {
  const std::string text = R"({"a": {"s": "}\"}", "l": [{}]}, "b": {}})";
  const auto source = JsonSource::parse(text, "x.json").value();
  EXPECT_EQ(source.extent(*source.root().member("a")), R"({"s": "}\"}", "l": [{}]})");
}

TEST(JsonSource, APolicyIsAnObjectOrItsEncodedText) {
  const std::string text = R"({"a": {"Statement": []}, "b": "%7B%22Statement%22%3A%5B%5D%7D", "c": 1})";
  const auto source = JsonSource::parse(text, "x.json").value();
  EXPECT_TRUE(source.policy(*source.root().member("a")));
  EXPECT_TRUE(source.policy(*source.root().member("b")));
  EXPECT_EQ(source.policy(*source.root().member("c")).error().at(0).reason, "a policy document is missing");
}

TEST(JsonSource, AMistakeInAPolicyIsToldByItsPlaceInTheWholeFile) {
  const std::string text = "{\"p\":\n {\"Statement\": [\n  {\"Effect\": \"Perhaps\", \"Action\": \"*\", \"Resource\": \"*\"}]}}";
  const auto source = JsonSource::parse(text, "x.json").value();
  EXPECT_EQ(source.policy(*source.root().member("p")).error().at(0).place.line, 3);
}

TEST(JsonSource, DeepNestingIsRefused) { EXPECT_FALSE(JsonSource::parse(std::string(100'000, '['), "x.json")); }

}  // namespace
}  // namespace gameday::topology
