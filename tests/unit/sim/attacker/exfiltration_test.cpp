#include "sim/attacker/exfiltration.h"

#include <gtest/gtest.h>

namespace gameday::sim {
namespace {

constexpr NodeId k_first{1}, k_second{2};

TEST(Exfiltration, NothingIsOnItsWayAtFirst) {
  const Exfiltration empty;
  EXPECT_TRUE(empty.idle());
  EXPECT_FALSE(empty.ends());
}

TEST(Exfiltration, RecordsLeaveAtTheRate) {
  Exfiltration out;
  out.begin(k_first, 1000, 2.0, Millis{10});
  EXPECT_EQ(out.taken(0, Millis{110}), 200);
}

TEST(Exfiltration, NoMoreLeavesThanThereIs) {
  Exfiltration out;
  out.begin(k_first, 1000, 2.0, Millis{10});
  EXPECT_EQ(out.taken(0, Millis{10'000}), 1000);
}

TEST(Exfiltration, StoresAreTakenOneAfterAnother) {
  Exfiltration out;
  out.begin(k_first, 100, 1.0, Millis{0});
  out.begin(k_second, 100, 1.0, Millis{0});
  out.settle(Millis{151});
  EXPECT_EQ(out.loads()[0].taken, 100);
  EXPECT_EQ(out.loads()[1].taken, 50);  // begun one millisecond after the first was through
}

TEST(Exfiltration, WhatIsLostKeepsWhatWasTakenAndMakesRoomForTheNext) {
  Exfiltration out;
  out.begin(k_first, 100, 1.0, Millis{0});
  out.begin(k_second, 100, 1.0, Millis{0});
  out.lose(k_first, Millis{30});
  out.settle(Millis{50});
  EXPECT_EQ(out.loads()[0].taken, 30);
  EXPECT_EQ(out.loads()[1].taken, 20);
}

TEST(Exfiltration, ReadableAgainGoesOnWhereItStopped) {
  Exfiltration out;
  out.begin(k_first, 100, 1.0, Millis{0});
  out.lose(k_first, Millis{30});
  EXPECT_TRUE(out.idle());
  out.begin(k_first, 100, 1.0, Millis{1000});
  EXPECT_EQ(out.taken(0, Millis{1040}), 70);
  EXPECT_EQ(out.loads().size(), 1U);
}

TEST(Exfiltration, ItEndsOnceTheLastRecordIsOut) {
  Exfiltration out;
  out.begin(k_first, 100, 1.0, Millis{5});
  EXPECT_EQ(out.ends(), Millis{106});
  out.settle(Millis{106});
  EXPECT_TRUE(out.idle());
}

TEST(Exfiltration, MarksTellWhatWasOutWhen) {
  Exfiltration out;
  out.begin(k_first, 100, 1.0, Millis{10});
  out.begin(k_second, 50, 1.0, Millis{20});
  out.settle(Millis{400});
  ASSERT_GE(out.marks().size(), 3U);
  EXPECT_EQ(out.marks().front().at, Millis{10});
  EXPECT_EQ(out.marks().front().taken, 0);
  EXPECT_EQ(out.marks().back().taken, 150);
  for (std::size_t i = 1; i < out.marks().size(); ++i) {
    EXPECT_LT(out.marks()[i - 1].at, out.marks()[i].at);
    EXPECT_LE(out.marks()[i - 1].taken, out.marks()[i].taken);
  }
}

}  // namespace
}  // namespace gameday::sim
