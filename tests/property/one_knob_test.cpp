#include <gtest/gtest.h>

#include <functional>

#include "bundled_cells.h"
#include "sim/run/simulation.h"
#include "sim/statistics/proportion.h"
#include "sim/statistics/order_statistic.h"

// One knob, one direction, seen in the results of the bundled company. Arms meet the same luck; what is asked is more than a
// paired comparison would need: that their 95 % intervals do not touch.
namespace gameday::sim {
namespace {

constexpr std::uint32_t k_futures = 1500;

class HarbourCoffee {
 public:
  HarbourCoffee() : library_(scenarios::load_library().value()) {
    draft_ = topology::load_estate("harbour-coffee", topology::bundled_files()).value().draft;
  }

  /// `use`: what the arm changes of the baseline, as somebody would write it.
  CellResult run(const std::string& scenario, const std::string& use,
                 const std::function<void(scenarios::Scenario&)>& change = {}) const {
    const std::string text = "gameday = 1\ntitle = 'arm'\nextends = 'baseline'\n[use]\n" + use;
    const scenarios::ControlSet controls = scenarios::load_control_set(text, "arm.toml", "arm", library_).value();
    scenarios::Scenario attack = *find_scenario(library_, scenario);
    if (change) change(attack);
    auto cell = scenarios::compile_cell(
        {"harbour-coffee", &draft_, &controls, &attack, &library_, scenarios::Styles::applied});
    const auto program = make_program(std::move(*cell)).value();
    return simulate(*program, {Seed{1}, k_futures, 1, false, {}});
  }

 private:
  scenarios::Library library_;
  topology::EstateDraft draft_;
};

const Tally& tally(const CellResult& result, std::string_view id) {
  static const Tally none;
  for (const MeasureResult& measure : result.measures)
    if (measure.def.id == id) return measure.tally;
  ADD_FAILURE() << "no measure " << id;
  return none;
}

Interval share(const CellResult& result, std::string_view id) {
  const Tally& hits = tally(result, id);
  return proportion(static_cast<std::uint64_t>(hits.moments().sum()), hits.n());
}

/// Whether the whole interval of `a` lies below that of `b`; what has no upper end lies beyond the horizon.
bool below(const Interval& a, const Interval& b) { return a.hi && (!b.lo || *a.hi < *b.lo); }

TEST(OneKnob, DataEventsChangeWhoFindsTheStorageBreachAndWhen) {
  // Five rules, so that somebody gets round to what they raise. With all rules on, the two analysts of the baseline never
  // reach an alert about a read: the records are there, and nothing changes.
  const std::string few = "sigma = { rules = ['object-read', 'objects-read-in-bulk', 'decoy-touched', 'trail-stopped', 'root-use'] }\n";
  const HarbourCoffee company;
  const CellResult off = company.run("ssrf", few);
  const CellResult on = company.run("ssrf", few + "cloudtrail-data = {}\n");
  EXPECT_TRUE(below(share(off, "found_by_own_detector"), share(on, "found_by_own_detector")));
  EXPECT_TRUE(below(share(on, "found_by_outsider"), share(off, "found_by_outsider")));
  EXPECT_TRUE(below(quantile(tally(on, "time_to_detect"), 0.5), quantile(tally(off, "time_to_detect"), 0.5)));
}

TEST(OneKnob, AccessThatEndsWithinTheHourLeavesTheLeaverNothing) {
  // Back after two weeks, while a process that takes a month is still under way.
  const auto soon = [](scenarios::Scenario& scenario) { scenario.leaver_returns = topology::k_day * 14; };
  const HarbourCoffee company;
  const CellResult month = company.run("leaver", "leaver-process = { takes = '30 d', assumed = 'a monthly list' }\n", soon);
  const CellResult hour = company.run("leaver", "leaver-process = { takes = '1 h', assumed = 'a hook' }\n", soon);
  EXPECT_TRUE(below(share(hour, "initial_access"), share(month, "initial_access")));
  // Nobody gets in within the hour's reach: there is no future left to count a blast radius in.
  EXPECT_EQ(tally(hour, "records_exposed").n(), 0U);
  EXPECT_GT(quantile(tally(month, "records_exposed"), 0.5).lo.value_or(0), 100'000);
}

TEST(OneKnob, AnInventoryTurnsDaysOfDoubtIntoHours) {
  const HarbourCoffee company;
  const CellResult without = company.run("log4shell-day", "");
  const CellResult with = company.run("log4shell-day", "package-search = false\ninventory = {}\n");
  EXPECT_TRUE(below(quantile(tally(with, "time_to_certainty"), 0.5), quantile(tally(without, "time_to_certainty"), 0.5)));
}

}  // namespace
}  // namespace gameday::sim
