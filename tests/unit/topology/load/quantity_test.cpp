#include "topology/load/quantity.h"

#include <gtest/gtest.h>

namespace gameday::topology {
namespace {

TEST(Quantity, DurationsAddTheirUnits) {
  EXPECT_EQ(parse_duration("90 min").value(), k_minute * 90);
  EXPECT_EQ(parse_duration("1 d 2 h").value(), k_hour * 26);
  EXPECT_EQ(parse_duration("1.5h").value(), k_minute * 90);
  EXPECT_EQ(parse_duration("5 y").value(), k_day * 1825);
}

TEST(Quantity, ABareNumberIsToldWhichUnitsFit) {
  EXPECT_EQ(parse_duration("90").error(), "\"90\" has no unit; write ms, s, min, h, d, w or y");
}

TEST(Quantity, AnUnknownUnitIsNotGuessed) {
  EXPECT_EQ(parse_duration("9 m").error(), "\"9 m\" has no unit of time; write ms, s, min, h, d, w or y");
}

TEST(Quantity, NothingLastsLessThanNothing) { EXPECT_FALSE(parse_duration("-1 h")); }

TEST(Quantity, AHostileDurationIsQuotedShort) {
  EXPECT_LT(parse_duration(std::string(100'000, 'x')).error().size(), 150U);
}

TEST(Quantity, SharesReadBothWays) {
  EXPECT_EQ(parse_share("95 %").value(), 0.95);
  EXPECT_EQ(parse_share("0.95").value(), 0.95);
}

TEST(Quantity, AShareOverOneIsRefused) { EXPECT_EQ(parse_share("95").error(), "\"95\" is not between 0 and 1"); }

TEST(Quantity, CountsScale) {
  EXPECT_EQ(parse_count("2 M").value(), 2'000'000);
  EXPECT_EQ(parse_count("1.1 M").value(), 1'100'000);
  EXPECT_EQ(parse_count("310 k records").value(), 310'000);
  EXPECT_EQ(parse_count("1_200_000").value(), 1'200'000);
}

TEST(Quantity, HalfAThingIsNoCount) { EXPECT_EQ(parse_count("1.5").error(), "\"1.5\" is not a whole number"); }

TEST(Quantity, RatesArePerMillisecond) { EXPECT_EQ(parse_rate("3600 records/s").value(), 3.6); }

TEST(Quantity, MoneyIsPerMinuteAndNamesItsCurrency) {
  EXPECT_EQ(parse_money_rate("40 USD/min").value(), 40.0);
  EXPECT_FALSE(parse_money_rate("40 /min"));
}

TEST(Quantity, DurationsAreToldInAtMostTwoUnits) {
  EXPECT_EQ(to_text(Millis{0}), "0 s");
  EXPECT_EQ(to_text(k_hour * 3 + k_minute * 10), "3 h 10 min");
  EXPECT_EQ(to_text(k_day * 400), "400 d");
  EXPECT_EQ(to_text(k_minute * 59 + k_second * 40), "1 h");
}

}  // namespace
}  // namespace gameday::topology
