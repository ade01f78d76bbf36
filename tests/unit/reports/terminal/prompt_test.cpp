#include "reports/terminal/prompt.h"

#include <gtest/gtest.h>

#include "tests/unit/sim/play/bundled_day.h"

namespace gameday::reports {
namespace {

const topology::Estate& shop() {
  static const sim::BundledDay day;
  return day.program->cell->estate;
}

std::string error_of(std::string_view line) {
  const auto read = read_prompt(line, shop());
  return read ? "understood" : read.error();
}

/// The act that a line asks for, as the prompt would write it.
std::string act_of(std::string_view line) {
  const auto read = read_prompt(line, shop());
  if (!read) return read.error();
  const auto* act = std::get_if<DoAct>(&*read);
  return act == nullptr ? "no act" : option_text(act->option, shop());
}

TEST(Prompt, EachActIsReadAsItIsWritten) {
  for (const std::string text : {"declare", "disable keys user/shop/ana", "revoke sessions role/shop/admin", "quarantine instance/shop/web",
                                 "close bucket/shop/receipts", "isolate account/shop", "restore policies account/shop",
                                 "remove ways back account/backup"})
    EXPECT_EQ(act_of("act " + text), text);
}

TEST(Prompt, ANameNeedsNeitherKindNorAccount) {
  EXPECT_EQ(act_of("act disable keys ana"), "disable keys user/shop/ana");
  EXPECT_EQ(act_of("act disable keys user/ana"), "disable keys user/shop/ana");
  EXPECT_EQ(act_of("  ACT disable keys of shop/Ana "), "disable keys user/shop/ana");
}

TEST(Prompt, WaitingHasASpanOrNone) {
  const auto until = read_prompt("wait", shop());
  const auto half = read_prompt("wait 30 min", shop());
  ASSERT_TRUE(until && half);
  EXPECT_FALSE(std::get<WaitFor>(*until).span);
  EXPECT_EQ(std::get<WaitFor>(*half).span, topology::k_minute * 30);
}

TEST(Prompt, WhatIfHasTwoOptions) {
  const auto read = read_prompt("what if act disable keys ana | nothing", shop());
  ASSERT_TRUE(read);
  EXPECT_EQ(option_text(std::get<AskWhatIf>(*read).a, shop()), "disable keys user/shop/ana");
  EXPECT_EQ(option_text(std::get<AskWhatIf>(*read).b, shop()), "nothing");
}

TEST(Prompt, LooksAreToldApart) {
  EXPECT_TRUE(std::holds_alternative<LookAtAlerts>(*read_prompt("look alerts", shop())));
  EXPECT_TRUE(std::holds_alternative<LookAtLog>(*read_prompt("look log ana", shop())));
  EXPECT_TRUE(std::holds_alternative<LookAtState>(*read_prompt("look receipts", shop())));
}

TEST(Prompt, UnknownWordsGetTheNearestVerb) {
  EXPECT_EQ(error_of("lok alerts"), "\"lok\" is not understood; did you mean \"look\"?");
  EXPECT_EQ(error_of("tell everyone"), "\"tell\" is not understood; expected look, act, wait, what if, end, ?");
  EXPECT_EQ(error_of("act disable kees"), "\"disable kees\" is no act; did you mean \"disable keys\"?");
  EXPECT_EQ(error_of("look alrts"), "\"alrts\" is nothing to look at; did you mean \"alerts\"?");
}

TEST(Prompt, UnknownNamesGetTheNearestName) {
  EXPECT_EQ(error_of("act disable keys anna"), "\"anna\" is nothing to disable keys; did you mean \"ana\"?");
}

TEST(Prompt, OneNameOfTwoThingsIsRefused) {
  EXPECT_EQ(error_of("look web"), "\"web\" is more than one thing;\n  expected role/shop/web, instance/shop/web");
}

TEST(Prompt, WhatIsMissingIsSaid) {
  EXPECT_EQ(error_of("what if declare"), "what if needs two options; expected what if A | B, each an act or nothing");
  EXPECT_EQ(error_of("wait 0 min"), "wait how long? expected longer than 0");
  EXPECT_EQ(error_of("act isolate"), "isolate what?\n  expected account/backup, account/shop");
}

}  // namespace
}  // namespace gameday::reports
