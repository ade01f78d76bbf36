#include "sim/measures/exposure_curve.h"

#include <gtest/gtest.h>

namespace gameday::sim {
namespace {

const std::vector<Exfiltration::Mark> k_marks{{Millis{100}, 0}, {Millis{200}, 50}, {Millis{300}, 50}};

TEST(ExposureCurve, NothingIsOutBeforeTheFirstMark) { EXPECT_EQ(exposed_at(k_marks, Millis{99}), 0); }

TEST(ExposureCurve, BetweenTwoMarksItIsAStraightLine) { EXPECT_EQ(exposed_at(k_marks, Millis{150}), 25); }

TEST(ExposureCurve, AfterTheLastMarkNothingMoreLeaves) { EXPECT_EQ(exposed_at(k_marks, Millis{1000}), 50); }

TEST(ExposureCurve, WithoutMarksNothingEverLeaves) { EXPECT_EQ(exposed_at({}, Millis{1000}), 0); }

TEST(ExposureCurve, ItEndsAtWhatTheFutureLost) {
  const TimeGrid grid(topology::k_hour);
  Outcome outcome;
  outcome.access = Millis{0};
  outcome.exposure = {{Millis{0}, 0}, {topology::k_hour, 400}};
  ExposureCurve curve(grid.instants().size());
  curve.add(outcome, grid);
  ExposureCurve both(grid.instants().size());
  both.merge(curve);
  EXPECT_EQ(both, curve);
  EXPECT_NEAR(curve.at().back().at_rank(1), 400, 2);
  EXPECT_EQ(curve.at().front().at_rank(1), 0);
}

}  // namespace
}  // namespace gameday::sim
