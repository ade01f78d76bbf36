#include <cmath>

#include "tests/differential/engine_time.h"

// Times of hand-made attack graphs, run by the shipped engine, against their exact laws.
namespace gameday::differential {
namespace {

using sim::HandEdge;
using sim::hand_program;
using sim::HandProgram;
using sim::Outcome;
using topology::Millis;

const std::vector<double> k_same{3.6e6, 3.6e6, 3.6e6, 3.6e6};
const std::vector<double> k_different{6e5, 3.6e6, 1.1e7};

HandProgram chain(const std::vector<double>& means, double slower = 0.0) {
  std::vector<HandEdge> edges;
  for (std::uint32_t i = 0; i < means.size(); ++i) edges.push_back({{i}, i + 1, sim::exponential(means[i] * (1.0 + slower))});
  return hand_program(static_cast<std::uint32_t>(means.size() + 1), edges);
}

/// Several ways from node 0 to node 1.
HandProgram alternatives(const std::vector<double>& means, double slower = 0.0) {
  std::vector<HandEdge> edges;
  for (const double mean : means) edges.push_back({{0}, 1, sim::exponential(mean * (1.0 + slower))});
  return hand_program(2, edges);
}

/// Node 3 needs both of two that take `a` and `b`.
HandProgram both(double a, double b, double slower = 0.0) {
  return hand_program(4, {{{0}, 1, sim::exponential(a * (1.0 + slower))},
                          {{0}, 2, sim::exponential(b * (1.0 + slower))},
                          {{1, 2}, 3, sim::exactly(0)}});
}

ClosedForm later_of(double a, double b) {
  const double first = 1.0 / (1.0 / a + 1.0 / b);
  const double mean = a + b - first;
  const double square = 2.0 * (a * a + b * b - first * first);
  return {"later of two exponentials", mean, square - mean * mean,
          [a, b](double t) { return t <= 0.0 ? 0.0 : std::expm1(-t / a) * std::expm1(-t / b); }};
}

std::vector<Millis> last_gains(const HandProgram& hand, std::uint32_t node, std::uint64_t seed = 1) {
  return engine_times(*hand.program, [node](const Outcome& outcome) { return reached(outcome, node); }, seed);
}

TEST(EngineTiming, ChainOfEqualStepsIsErlang) {
  EXPECT_TRUE(agrees(last_gains(chain(k_same), 4), erlang(4, 3.6e6)));
}

TEST(EngineTiming, ChainOfDifferentStepsIsHypoexponential) {
  EXPECT_TRUE(agrees(last_gains(chain(k_different), 3), hypoexponential(k_different)));
}

TEST(EngineTiming, ParallelPathsTakeTheShortest) {
  EXPECT_TRUE(agrees(last_gains(alternatives(k_different), 1), first_of(k_different)));
}

TEST(EngineTiming, AStepThatNeedsTwoPathsWaitsForTheLater) {
  EXPECT_TRUE(agrees(last_gains(both(3.6e6, 1.1e7), 3), later_of(3.6e6, 1.1e7)));
}

TEST(EngineTiming, AStepThatFailsHalfTheTimeIsRepeatedUntilItWorks) {
  // A geometric number of exponential tries is one exponential of twice the mean.
  HandEdge edge{{0}, 1, sim::exponential(3.6e6)};
  edge.works = 0.5;
  EXPECT_TRUE(agrees(last_gains(hand_program(2, {edge}), 1), exponential(7.2e6)));
}

TEST(EngineTiming, ARateSlightlyOffTurnsEachLawRed) {
  EXPECT_FALSE(agrees(last_gains(chain(k_same, k_planted_error), 4), erlang(4, 3.6e6)));
  EXPECT_FALSE(agrees(last_gains(chain(k_different, k_planted_error), 3), hypoexponential(k_different)));
  EXPECT_FALSE(agrees(last_gains(alternatives(k_different, k_planted_error), 1), first_of(k_different)));
  EXPECT_FALSE(agrees(last_gains(both(3.6e6, 1.1e7, k_planted_error), 3), later_of(3.6e6, 1.1e7)));
}

TEST(EngineTiming, ThePowerIsAtLeast99PercentForTheHardestLaw) {
  // The smallest mean in standard errors is that of one exponential; a planted error is a faster clock here.
  const HandProgram planted = chain({3.6e6 / (1.0 + k_planted_error)});
  int red = 0;
  for (std::uint64_t seed = 1; seed <= 100; ++seed)
    red += std::abs(mean_deviation(last_gains(planted, 1, seed), exponential(3.6e6))) > k_mean_limit;
  EXPECT_GE(red, 99);
}

}  // namespace
}  // namespace gameday::differential
