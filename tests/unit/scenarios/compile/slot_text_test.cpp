#include "scenarios/compile/slot_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gameday::scenarios {
namespace {

SlotTexts texts(Slot slot, std::string_view text) {
  SlotTexts out{};
  out[static_cast<std::size_t>(slot)] = text;
  return out;
}

std::vector<std::string> paths(const std::vector<RecordField>& fields) {
  std::vector<std::string> out;
  for (const auto& field : fields) out.push_back(field.path);
  return out;
}

const RecordTemplate k_call{"log", true, false, {{"name", FieldKind::text, "Get"}, {"errorCode", FieldKind::text, "{error.code}"}}, {}};

TEST(SlotText, SlotsAreFilledBetweenLiterals) {
  EXPECT_EQ(SlotText("arn:{region}:x").filled(texts(Slot::region, "eu")), "arn:eu:x");
}

TEST(SlotText, BracesAroundAnythingElseAreLiteral) {
  EXPECT_EQ(SlotText(R"({"a":{region}})").filled(texts(Slot::region, "eu")), R"({"a":eu})");
  EXPECT_EQ(SlotText("{nothing} {").literal(), "{nothing} {");
}

TEST(SlotText, BindingLeavesTheUnknown) {
  KnownSlots known{};
  known[static_cast<std::size_t>(Slot::region)] = "eu";
  const SlotText bound = SlotText("{region}-{target.name}").bound(known);
  EXPECT_FALSE(bound.literal());
  EXPECT_EQ(bound.filled(texts(Slot::target_name, "t")), "eu-t");
}

TEST(Fill, AFieldThatIsOneEmptySlotIsAbsent) {
  EXPECT_EQ(paths(fill(k_call, Outcome::success, {})), std::vector<std::string>{"name"});
}

TEST(Fill, OnSuccessThereIsNoErrorCodeWhateverIsSaid) {
  EXPECT_EQ(fill(k_call, Outcome::success, texts(Slot::error_code, "AccessDenied")).size(), 1U);
}

TEST(Fill, WhatIsNotWrittenOnAnOutcomeHasNoFields) {
  EXPECT_TRUE(fill(k_call, Outcome::denied, texts(Slot::error_code, "AccessDenied")).empty());
}

}  // namespace
}  // namespace gameday::scenarios
