#include "tests/property/naive_solver.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "scenarios/compile/defence.h"
#include "scenarios/load/library_files.h"
#include "tests/property/estate_graph.h"
#include "tests/property/random_company.h"
#include "tests/slow_build.h"
#include "topology/load/estate_source.h"
#include "topology/load/seal.h"

// The compiled graph against the plain reading of techniques and policies. Seeds are fixed, so a failure names its estate.
namespace gameday::scenarios {
namespace {

constexpr std::uint64_t k_estates = k_slow_build ? 15 : 250;

const Library& library() {
  static const Library loaded = load_library().value();
  return loaded;
}

std::vector<std::string> logs() {
  std::vector<std::string> names;
  for (const LogSource& log : library().log_sources) names.push_back(log.name);
  return names;
}

std::vector<std::string> actions() {
  std::set<std::string> found;
  for (const Technique& technique : library().techniques)
    for (const PermissionNeed& need : technique.permissions) found.insert(need.action);
  return {found.begin(), found.end()};
}

/// The number of positions compared.
std::size_t compare(const topology::Estate& estate, const std::string& name) {
  std::size_t compared = 0;
  const EstateGraph graph(estate, library().techniques, logs());
  EXPECT_TRUE(graph.problems.empty()) << name;
  for (const EstateGraph::Start& entry : graph.entries()) {
    const auto naive = naive_reach(estate, library().techniques, entry.naive());
    const auto compiled = graph.reach(entry);
    EXPECT_EQ(difference(estate, naive, compiled, "only naive", "only compiled"), "")
        << name << ", from " << (entry.naive().empty() ? "the internet" : told(estate, entry.position));
    compared += naive.size();
  }
  return compared;
}

TEST(NaiveSolver, CompiledReachOfTheBundledEstateIsTheSameForEveryEntryAndControlSet) {
  for (const ControlSet& controls : library().control_sets) {
    auto draft = topology::load_estate("corner-shop", topology::bundled_files()).value().draft;
    const topology::Estate written = topology::seal(draft).value();
    apply_to_draft(controls, written, draft);
    const auto sealed = topology::seal(draft);
    ASSERT_TRUE(sealed) << controls.name;
    EXPECT_GT(compare(*sealed, controls.name), 20U);
  }
}

TEST(NaiveSolver, CompiledReachOfRandomEstatesIsTheSameForEveryEntry) {
  const std::vector<std::string> asked = actions();
  std::size_t compared = 0;
  for (std::uint64_t seed = 0; seed < k_estates && !testing::Test::HasFailure(); ++seed) {
    const auto estate = topology::seal(RandomCompany(seed, asked).draft());
    ASSERT_TRUE(estate) << seed << ": " << to_string(estate.error().front());
    compared += compare(*estate, "estate " + std::to_string(seed));
  }
  // Worth something only where there is much to reach.
  EXPECT_GT(compared, 40 * k_estates);
}

}  // namespace
}  // namespace gameday::scenarios
