#include "tests/differential/engine_time.h"

// Competing clocks through the shipped engine: who comes first, in probabilities worked out by hand.
namespace gameday::differential {
namespace {

using sim::Finder;
using sim::HandDefence;
using sim::hand_program;
using sim::HandEdge;
using sim::HandProgram;
using sim::Outcome;
using topology::Millis;

constexpr double k_gain = 3.6e6;       // means: the attacker's next gain,
constexpr double k_analyst = 7.2e6;    // an analyst's judgement of the alert,
constexpr double k_customer = 1.1e7;   // a customer's notice

enum class Customer { silent, speaks };

/// At instant 0 the attacker takes a first step that is alerted on at once, and begins a second. Whoever detects it has all
/// that is known removed at once.
HandProgram race(Customer customer, double faster = 0.0) {
  HandEdge first{{0}, 1, sim::exactly(0)};
  first.log = "trail";
  const HandEdge second{{1}, 2, sim::exponential(k_gain / (1.0 + faster))};
  return hand_program(3, {first, second}, scenarios::Strategy::exhaustive, [=](HandDefence defence) {
    defence.log(sim::exactly(0));
    defence.rule({}, {});
    defence.staff(1, sim::exponential(k_analyst));
    if (customer == Customer::speaks) defence.outsider("customer", "access", sim::exponential(k_customer));
    defence.response(sim::exactly(0), sim::exactly(3.6e6), sim::exactly(0));
  });
}

bool gained(const Outcome& outcome) { return reached(outcome, 2) < topology::k_never; }

TEST(EngineRace, ContainmentAgainstTheNextGainIsWonInProportionToTheRates) {
  const double wins = (1 / k_gain) / (1 / k_gain + 1 / k_analyst);
  EXPECT_TRUE(agrees_in_share(hits(race(Customer::silent), gained), k_replications, wins));
}

TEST(EngineRace, AThirdClockMakesTheGainRarer) {
  const double wins = (1 / k_gain) / (1 / k_gain + 1 / k_analyst + 1 / k_customer);
  EXPECT_TRUE(agrees_in_share(hits(race(Customer::speaks), gained), k_replications, wins));
}

TEST(EngineRace, TheOutsiderFindsItFirstInProportionToTheRates) {
  const double wins = (1 / k_customer) / (1 / k_customer + 1 / k_analyst);
  const auto by_outsider = [](const Outcome& outcome) { return outcome.finder == Finder::outsider; };
  EXPECT_TRUE(agrees_in_share(hits(race(Customer::speaks), by_outsider), k_replications, wins));
}

TEST(EngineRace, AnOrderOfThreeHasItsHandComputedProbability) {
  // The customer first, then the gain: it is too late for the gain. The gain first, then the customer: both happened.
  const double a = 1 / k_gain, b = 1 / k_analyst, c = 1 / k_customer;
  const double gain_then_customer = a / (a + b + c) * c / (b + c);
  const auto hit = [](const Outcome& outcome) { return gained(outcome) && outcome.finder == Finder::outsider; };
  EXPECT_TRUE(agrees_in_share(hits(race(Customer::speaks), hit), k_replications, gain_then_customer));
}

TEST(EngineRace, TheFirstOfAnalystAndCustomerHasTheSumOfTheirRates) {
  const HandProgram hand = race(Customer::speaks);
  EXPECT_TRUE(agrees(engine_times(*hand.program, [](const Outcome& outcome) { return outcome.detected; }),
                     first_of({k_analyst, k_customer})));
}

TEST(EngineRace, NothingIsHeldOnceContained) {
  const HandProgram hand = race(Customer::speaks);
  sim::Future future(*hand.program, sim::Seed{1});
  for (std::uint32_t r = 0; r < 1000; ++r) {
    future.start(r);
    const Outcome& outcome = future.run();
    // What the first round could not know, the second finds: the gain left no record, and stays.
    ASSERT_EQ(outcome.contained < topology::k_never, future.holdings().active() == 0) << r;
    ASSERT_EQ(outcome.contained < topology::k_never, !gained(outcome)) << r;
  }
}

TEST(EngineRace, ARateSlightlyOffTurnsTheRaceRed) {
  // A share moves less than a rate, a / (a + b) by (2/9) of it here: a relative error four times the usual shows.
  const double wins = (1 / k_gain) / (1 / k_gain + 1 / k_analyst);
  EXPECT_FALSE(agrees_in_share(hits(race(Customer::silent, 4 * k_planted_error), gained), k_replications, wins));
}

}  // namespace
}  // namespace gameday::differential
