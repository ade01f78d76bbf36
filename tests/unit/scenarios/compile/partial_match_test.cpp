#include "scenarios/compile/partial_match.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "scenarios/load/sigma_yaml.h"

namespace gameday::scenarios {
namespace {

SigmaRule rule(const std::string& detection) {
  return parse_sigma("title: T\nlogsource: {product: aws}\ndetection: " + detection + "\n", "t.yml").value();
}

const RecordTemplate k_call{"log", true, true,
                            {{"eventName", FieldKind::text, "GetObject"},
                             {"bucket", FieldKind::text, "{target.name}"},
                             {"arn", FieldKind::text, "arn:aws:s3:::{target.name}"},
                             {"errorCode", FieldKind::text, "{error.code}"}},
                            {}};

Truth truth(const std::string& test, Outcome outcome = Outcome::success) {
  return specialise(rule("{s: {" + test + "}, condition: s}"), k_call, outcome).truth;
}

TEST(PartialMatch, WhatTheTemplateSaysIsDecidedAtOnce) {
  EXPECT_EQ(truth("eventName: GetObject"), Truth::always);
  EXPECT_EQ(truth("eventName: PutObject"), Truth::never);
}

TEST(PartialMatch, ASlotLeavesItOpen) { EXPECT_EQ(truth("bucket: logs"), Truth::depends); }

TEST(PartialMatch, OneFalseTestDecidesForAllOpenOnes) {
  EXPECT_EQ(truth("bucket: logs, eventName: PutObject"), Truth::never);
}

TEST(PartialMatch, SuccessHasNoErrorCode) {
  EXPECT_EQ(truth("errorCode: null", Outcome::success), Truth::always);
  EXPECT_EQ(truth("'errorCode|contains': '*'", Outcome::success), Truth::never);
  EXPECT_EQ(truth("errorCode: AccessDenied", Outcome::denied), Truth::depends);
}

TEST(PartialMatch, PresenceOfATextWithALiteralIsCertain) {
  EXPECT_EQ(truth("'arn|contains': '*'"), Truth::always);
  EXPECT_EQ(truth("'bucket|contains': '*'"), Truth::depends);
}

TEST(PartialMatch, ATemplateNotWrittenOnTheOutcomeNeverMatches) {
  RecordTemplate call = k_call;
  call.on_denied = false;
  EXPECT_EQ(specialise(rule("{s: {f: null}, condition: s}"), call, Outcome::denied).truth, Truth::never);
}

TEST(PartialMatch, BindingASlotClosesWhatHungOnIt) {
  const auto open = specialise(rule("{s: {'arn|endswith': ':::logs'}, condition: s}"), k_call, Outcome::success);
  KnownSlots known{};
  known[static_cast<std::size_t>(Slot::target_name)] = "logs";
  EXPECT_EQ(narrow(open, known).truth, Truth::always);
  known[static_cast<std::size_t>(Slot::target_name)] = "receipts";
  EXPECT_EQ(narrow(open, known).truth, Truth::never);
}

TEST(PartialMatch, BindingKeepsOnlyTestsThatAreStillOpen) {
  const auto open = specialise(rule("{a: {bucket: logs}, b: {errorCode: Denied}, condition: a and b}"), k_call, Outcome::denied);
  ASSERT_EQ(open.tests.size(), 2U);
  KnownSlots known{};
  known[static_cast<std::size_t>(Slot::target_name)] = "logs";
  EXPECT_EQ(narrow(open, known).tests.size(), 1U);
}

TEST(PartialMatch, HoldsAnswersWithAllSlotsKnown) {
  const auto open = specialise(rule("{s: {bucket: logs}, condition: not s}"), k_call, Outcome::success);
  SlotTexts texts{};
  texts[static_cast<std::size_t>(Slot::target_name)] = "logs";
  EXPECT_FALSE(holds(open, texts));
  texts[static_cast<std::size_t>(Slot::target_name)] = "receipts";
  EXPECT_TRUE(holds(open, texts));
}

}  // namespace
}  // namespace gameday::scenarios
