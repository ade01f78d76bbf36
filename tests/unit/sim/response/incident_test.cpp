#include "sim/response/incident.h"

#include <gtest/gtest.h>

namespace gameday::sim {
namespace {

using scenarios::Cut;
using scenarios::GuardId;
using scenarios::NodeId;

constexpr Subject k_node{SubjectKind::node, 1};

TEST(Incident, APositionIsLearntOnce) {
  Incident incident(2, 1, 1);
  EXPECT_TRUE(incident.learn(NodeId{1}));
  EXPECT_FALSE(incident.learn(NodeId{1}));
  EXPECT_EQ(incident.known().size(), 1U);
}

TEST(Incident, APositionIsNoGuardOfTheSameNumber) {
  Incident incident(2, 1, 1);
  incident.learn(GuardId{0});
  EXPECT_FALSE(incident.knows(NodeId{0}));
}

TEST(Incident, ATaskIsPendingUntilItIsFinished) {
  Incident incident(2, 1, 1);
  const std::uint32_t task = incident.add({Cut::code, k_node, {}, 0, false, false});
  EXPECT_TRUE(incident.pending(k_node));
  incident.finish(task);
  EXPECT_FALSE(incident.pending(k_node));
  EXPECT_TRUE(incident.task(task).done);
}

TEST(Incident, ResetForgetsWhatWasKnownAndPlanned) {
  Incident incident(2, 1, 1);
  incident.learn(NodeId{1});
  incident.learn(GuardId{0});
  incident.add({Cut::code, k_node, {}, 0, false, false});
  incident.open = true;
  incident.reset();
  EXPECT_FALSE(incident.knows(NodeId{1}));
  EXPECT_TRUE(incident.learn(GuardId{0}));
  EXPECT_FALSE(incident.pending(k_node));
  EXPECT_FALSE(incident.open);
}

}  // namespace
}  // namespace gameday::sim
