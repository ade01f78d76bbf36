#include <gtest/gtest.h>

#include <algorithm>

#include "scenarios/compile/cell.h"
#include "scenarios/load/estate_checks.h"
#include "scenarios/load/library_files.h"
#include "tests/unit/scenarios/load/told.h"
#include "topology/load/estate_source.h"
#include "topology/load/seal.h"

namespace gameday::scenarios {
namespace {

const Library& library() {
  static const Library bundled = load_library().value();
  return bundled;
}

const topology::EstateDraft& corner_shop() {
  static const topology::LoadedEstate estate = topology::load_estate("corner-shop", topology::bundled_files()).value();
  return estate.draft;
}

std::unique_ptr<Cell> cell(const char* scenario, const char* controls) {
  auto compiled = compile_cell({"corner-shop", &corner_shop(), find_control_set(library(), controls),
                                find_scenario(library(), scenario), &library()});
  EXPECT_TRUE(compiled) << scenario << " with " << controls << ": " << (compiled ? "" : told(compiled.error()));
  return compiled ? std::move(*compiled) : nullptr;
}

bool has_step(const Cell& cell, std::string_view technique) {
  return std::ranges::any_of(cell.graph.edges, [&](const Edge& edge) {
    return edge.technique != k_no_technique && cell.library->techniques[edge.technique].name == technique;
  });
}

TEST(BundledScenarios, EachFitsTheExampleEstateUnderEachSet) {
  const auto sealed = topology::seal(corner_shop());
  ASSERT_TRUE(sealed) << told(sealed.error());
  for (const Scenario& scenario : library().scenarios) {
    EXPECT_EQ(told(check_against(scenario, *sealed)), "");
    for (const ControlSet& set : library().control_sets) {
      EXPECT_EQ(told(check_against(set, *sealed)), "");
      cell(scenario.name.c_str(), set.name.c_str());
    }
  }
}

TEST(BundledScenarios, EachFitsEveryBundledEstateUnderEachSetWithNothingLeftOut) {
  for (const std::string& name : topology::bundled_estates()) {
    const auto estate = topology::load_estate(name, topology::bundled_files());
    ASSERT_TRUE(estate) << name << ": " << told(estate.error());
    const auto sealed = topology::seal(estate->draft);
    ASSERT_TRUE(sealed) << name << ": " << told(sealed.error());
    for (const Scenario& scenario : library().scenarios) {
      EXPECT_EQ(told(check_against(scenario, *sealed)), "") << name;
      EXPECT_EQ(told(notes_against(scenario, *sealed)), "") << name;
      for (const ControlSet& set : library().control_sets) {
        const auto compiled = compile_cell({name, &estate->draft, &set, &scenario, &library()});
        EXPECT_TRUE(compiled) << scenario.name << " with " << set.name << " on " << name;
      }
    }
  }
}

TEST(BundledScenarios, OfTheCompanyThoseAreAffectedThatListThePackage) {
  const auto estate = topology::load_estate("harbour-coffee", topology::bundled_files());
  const auto compiled = compile_cell({"harbour-coffee", &estate->draft, find_control_set(library(), "baseline"),
                                      find_scenario(library(), "log4shell-day"), &library()});
  ASSERT_TRUE(compiled) << told(compiled.error());
  const Cell& cell = **compiled;
  ASSERT_EQ(cell.risks.size(), 30U);
  EXPECT_EQ(std::ranges::count(cell.risks, 1.0, &Risk::affected), 12);
  EXPECT_EQ(std::ranges::count(cell.risks, 0.3, &Risk::affected), 2);  // nobody has listed what is in these
}

TEST(BundledScenarios, TheFlawOfTheDayIsThereOnlyWhereAScenarioGivesIt) {
  EXPECT_TRUE(has_step(*cell("ssrf", "baseline"), "exploit-server-side-request"));
  EXPECT_FALSE(has_step(*cell("leaked-key", "baseline"), "exploit-server-side-request"));
}

TEST(BundledScenarios, VersionTwoOfTheMetadataServiceShutsThatWay) {
  EXPECT_FALSE(has_step(*cell("ssrf", "well-architected"), "exploit-server-side-request"));
}

TEST(BundledScenarios, TheExampleEstateCanFeelEachKindOfTechnique) {
  const auto star = cell("leaked-key", "star-star");
  for (const char* technique : {"list-principals", "create-access-key", "attach-user-policy", "assume-role", "read-objects", "read-table",
                                "read-secret", "delete-objects", "stop-trail", "update-function-code", "create-backdoor-user",
                                "return-through-way-back", "pass-role-new-function", "read-instance-metadata"})
    EXPECT_TRUE(has_step(*star, technique)) << technique;
}

}  // namespace
}  // namespace gameday::scenarios
