#include <algorithm>
#include <memory>
#include <set>

#include <gtest/gtest.h>

#include "scenarios/compile/cell.h"
#include "scenarios/compile/potential_reach.h"
#include "scenarios/load/library_files.h"
#include "sim/run/future.h"
#include "tests/property/technique_case.h"

// Every technique of the bundled library in the smallest estate that has all it asks for, and in those that lack one thing of it.
namespace gameday::scenarios {
namespace {

const Library& library() {
  static const Library loaded = load_library().value();
  return loaded;
}

std::vector<std::string> technique_names() {
  std::vector<std::string> names;
  for (const Technique& technique : library().techniques)
    if (technique.from != From::way_back) names.push_back(technique.name);
  return names;
}

/// Every log source on, nobody who reads them.
ControlSet all_logs() {
  ControlSet controls;
  controls.name = "all logs";
  controls.controls.emplace_back();
  for (const LogSource& log : library().log_sources) {
    EnableLog enable;
    enable.log = log.name;
    controls.controls.back().effects.emplace_back(enable);
  }
  return controls;
}

class TechniqueCase : public testing::TestWithParam<std::string> {
 protected:
  TechniqueCase() : alone_(library()) {
    // No other technique may come by what this one lacks: who can attach policies can soon create users.
    std::erase_if(alone_.techniques, [](const Technique& each) { return each.name != GetParam(); });
  }

  const Technique& technique() const { return *find_technique(library(), GetParam()); }

  std::unique_ptr<Cell> cell(const std::optional<Lacking>& lacking) const {
    const topology::EstateDraft draft = micro_estate(technique(), lacking);
    const Scenario scenario = micro_scenario(technique());
    const ControlSet controls = all_logs();
    auto made = compile_cell({"micro", &draft, &controls, &scenario, &alone_, Styles::applied});
    if (made) return std::move(*made);
    for (const auto& problem : made.error()) ADD_FAILURE() << to_string(problem);
    return nullptr;
  }

  /// The technique's step against the target; nothing where the graph has none or it cannot be taken from the entry.
  std::optional<EdgeId> possible_step(const Cell& cell) const {
    std::vector<NodeId> entry;
    for (const EntryChoice& choice : cell.entries) entry.push_back(choice.node);
    const PotentialReach reach = potential_reach(cell.graph, entry);
    for (std::uint32_t e = 0; e < cell.graph.edges.size(); ++e) {
      const Edge& edge = cell.graph.edges[e];
      if (edge.technique == k_no_technique || cell.library->techniques[edge.technique].name != GetParam()) continue;
      const auto account = account_of(cell.estate, cell.graph.aims[e].target);
      const bool target = name_of(cell.estate, cell.graph.aims[e].target) == target_name(technique());
      if (target && account && reach.possible[e] != 0) return EdgeId{e};
    }
    return std::nullopt;
  }

 private:
  Library alone_;
};

TEST_P(TechniqueCase, IsPossibleAndYieldsWhatItSaysWhereEverythingIsThere) {
  const auto made = cell(std::nullopt);
  ASSERT_NE(made, nullptr);
  const auto step = possible_step(*made);
  ASSERT_TRUE(step) << GetParam();
  const Edge& edge = made->graph.at(*step);
  const auto flips = std::ranges::count_if(technique().yields, [](const Yield& y) {
    return y.kind == YieldKind::admin || y.kind == YieldKind::log_off;
  });
  EXPECT_EQ(edge.flips, flips);
  EXPECT_EQ(edge.yields, technique().yields.size() - static_cast<std::size_t>(flips));
  std::vector<NodeId> entry;
  for (const EntryChoice& choice : made->entries) entry.push_back(choice.node);
  const PotentialReach reach = potential_reach(made->graph, entry);
  for (const NodeId yield : made->graph.yields_of(edge)) EXPECT_EQ(reach.held[yield.index], 1);
}

TEST_P(TechniqueCase, LeavesItsRecordsWhenItIsRun) {
  auto made = cell(std::nullopt);
  ASSERT_NE(made, nullptr);
  const auto step = possible_step(*made);
  ASSERT_TRUE(step) << GetParam();
  if (technique().yields.empty()) {  // nobody does for gain what gives nothing: it is a probe
    made->probes.push_back({{*step}, topology::k_day, Spread{SpreadForm::fixed, {3'600'000.0}, 0, {}, {}, {}, {}},
                            topology::luck_key("probe", GetParam())});
    made->scenario.before.push_back({GetParam(), topology::k_day, made->probes.back().every, {}});
  }
  const auto program = sim::make_program(std::move(made));
  ASSERT_TRUE(program);
  sim::Future future(**program, sim::Seed{1});
  future.start(0);
  const sim::Outcome& outcome = future.run();
  const auto act = std::ranges::find_if(outcome.acts, [&](const sim::Act& a) { return a.step == *step && a.succeeded; });
  ASSERT_NE(act, outcome.acts.end()) << GetParam() << " was not done";
  EXPECT_EQ(act->readable < topology::k_never, !technique().records.empty()) << GetParam();
}

TEST_P(TechniqueCase, IsImpossibleWithoutAnyOneOfItsRequirements) {
  for (const Lacking& lacking : requirements(technique())) {
    const auto made = cell(lacking);
    ASSERT_NE(made, nullptr) << lacking.name;
    EXPECT_FALSE(possible_step(*made)) << GetParam() << " is possible without " << lacking.name;
  }
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::ranges::replace(name, '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Bundled, TechniqueCase, testing::ValuesIn(technique_names()), test_name);

}  // namespace
}  // namespace gameday::scenarios
