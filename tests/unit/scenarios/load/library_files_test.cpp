#include "scenarios/load/library_files.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "scenarios/compile/rule_match.h"
#include "scenarios/compile/slot_text.h"
#include "tests/unit/scenarios/load/told.h"

namespace gameday::scenarios {
namespace {

std::string problems_of(std::vector<LibraryFile> files) {
  const auto library = library_of(files);
  return library ? "" : told(library.error());
}

const Library& bundled() {
  static const auto library = load_library();
  EXPECT_TRUE(library) << told(library.error());
  static const Library none;
  return library ? *library : none;
}

bool says(const Provenance& provenance) { return !provenance.source.empty() || !provenance.assumed.empty(); }

const char* const k_log = "gameday = 1\n[log.trail]\nproduct = 'aws'\nservice = 'cloudtrail'\ndelivers = '5 min'\n"
                          "event = { awsRegion = '{region}', userIdentity = { type = '{principal.type}' } }\n";

std::string technique(const std::string& name, const std::string& lines) {
  return "gameday = 1\n[technique." + name + "]\nfrom = 'credential'\ntargets = 'user'\ntakes = '1 min'\n" + lines;
}

TEST(BundledLibrary, LoadsWithoutAProblem) {
  const auto library = load_library();
  EXPECT_TRUE(library) << told(library.error());
}

TEST(BundledLibrary, EveryNumberOfATechniqueSaysWhereItComesFrom) {
  for (const Technique& technique : bundled().techniques) {
    for (const Spread& takes : technique.takes) EXPECT_TRUE(says(takes.provenance)) << technique.name;
    EXPECT_TRUE(says(technique.works_provenance)) << technique.name;
  }
}

TEST(BundledLibrary, EveryNumberOfALogSourceSaysWhereItComesFrom) {
  for (const LogSource& source : bundled().log_sources) EXPECT_TRUE(says(source.delivers.provenance)) << source.name;
}

TEST(BundledLibrary, EveryNumberOfARunbookSaysWhereItComesFrom) {
  for (const Runbook& runbook : bundled().runbooks) EXPECT_TRUE(says(runbook.provenance)) << runbook.name;
}

TEST(BundledLibrary, EveryNumberOfADetectorSaysWhereItComesFrom) {
  for (const ManagedDetector& detector : bundled().managed)
    for (const Finding& finding : detector.findings) EXPECT_TRUE(says(finding.latency.provenance)) << finding.name;
  for (const auto& [rule, noise] : bundled().noise) EXPECT_TRUE(says(noise.provenance)) << rule;
  for (const Noise& noise : bundled().noise_by_level) EXPECT_TRUE(says(noise.provenance));
}

TEST(BundledLibrary, EveryNumberOfAControlSaysWhereItComesFrom) {
  for (const ControlSet& set : bundled().control_sets)
    for (const Control& control : set.controls) {
      EXPECT_FALSE(control.provenance.empty()) << control.name;
      for (const Effect& effect : control.effects) {
        if (const auto* staff = std::get_if<Staff>(&effect)) {
          EXPECT_TRUE(says(staff->judges.provenance)) << control.name;
          EXPECT_TRUE(!staff->on_call || says(staff->on_call->provenance)) << control.name;
        }
        if (const auto* people = std::get_if<PeopleParameters>(&effect)) {
          EXPECT_TRUE(says(people->hesitates.provenance)) << control.name;
        }
        if (const auto* lag = std::get_if<ProcessLag>(&effect)) {
          EXPECT_TRUE(says(lag->lag.provenance)) << control.name;
        }
      }
    }
}

TEST(BundledLibrary, EveryNumberOfAScenarioSaysWhereItComesFrom) {
  for (const Scenario& scenario : bundled().scenarios) {
    for (const Probe& probe : scenario.before) EXPECT_TRUE(says(probe.every.provenance)) << scenario.name;
    for (const Outsider& outsider : scenario.outsiders) EXPECT_TRUE(says(outsider.notices.provenance)) << scenario.name;
    if (!scenario.vulnerability) continue;
    EXPECT_TRUE(says(scenario.vulnerability->provenance)) << scenario.name;
    EXPECT_TRUE(says(scenario.vulnerability->exploited_exposed.provenance)) << scenario.name;
    EXPECT_TRUE(says(scenario.vulnerability->exploited_inside.provenance)) << scenario.name;
  }
}

TEST(BundledLibrary, EveryControlBelongsToAPractice) {
  for (const Control& control : bundled().controls) EXPECT_FALSE(control.practices.empty()) << control.name;
}

TEST(BundledLibrary, EveryTechniqueHasAnAttackId) {
  for (const Technique& technique : bundled().techniques) EXPECT_FALSE(technique.attack.empty()) << technique.name;
}

TEST(BundledLibrary, EveryRunbookHasAControlThatEnablesIt) {
  for (const Runbook& runbook : bundled().runbooks) EXPECT_NE(find_control(bundled(), "runbook-" + runbook.name), nullptr);
}

TEST(BundledLibrary, StarStarSeesAndDoesNothing) {
  const ControlSet* set = find_control_set(bundled(), "star-star");
  ASSERT_NE(set, nullptr);
  for (const Control& control : set->controls)
    for (const Effect& effect : control.effects)
      EXPECT_FALSE(std::holds_alternative<EnableLog>(effect) || std::holds_alternative<EnableRules>(effect) ||
                   std::holds_alternative<EnableRunbook>(effect) || std::holds_alternative<Staff>(effect))
          << control.name;
}

TEST(BundledLibrary, OnlyOneControlOfASetStaffsTheTriage) {
  for (const ControlSet& set : bundled().control_sets) {
    std::size_t staffed = 0;
    for (const Control& control : set.controls)
      staffed += static_cast<std::size_t>(std::ranges::count_if(
          control.effects, [](const Effect& effect) { return std::holds_alternative<Staff>(effect); }));
    EXPECT_EQ(staffed, set.name == "star-star" ? 0U : 1U) << set.name;
  }
}

/// Mean over the week of what a noise source raises a day: nights are 10 of 24 hours, weekends 2 of 7 days.
double mean_a_day(const Noise& noise, std::size_t entities) {
  const double weekday = alerts_a_day(noise, entities) * (14 + 10 * noise.night) / 24;
  return weekday * (5 + 2 * noise.weekend) / 7;
}

TEST(BundledLibrary, TwoAnalystsOfTheBaselineDrownInFalseAlertsEvenOnASmallEstate) {
  const ControlSet* set = find_control_set(bundled(), "baseline");
  ASSERT_NE(set, nullptr);
  double total = 0;
  for (const Control& control : set->controls)
    for (const Effect& effect : control.effects)
      if (const auto* rules = std::get_if<EnableRules>(&effect))
        for (const SigmaRule* rule : enabled_rules(bundled(), *rules)) total += mean_a_day(noise_of(bundled(), *rule), 20);
  EXPECT_GE(total, 500);
  EXPECT_LE(total, 960);  // the industry's mean, of far larger estates
}

TEST(BundledLibrary, ARuleThatOnlyFeedsACorrelationMakesNoNoiseOfItsOwn) {
  for (const SigmaRule& rule : bundled().rules) {
    if (!rule.correlation) continue;
    for (const SigmaRule& base : bundled().rules)
      if (std::ranges::find(rule.correlation->rules, base.name) != rule.correlation->rules.end()) {
        EXPECT_EQ(alerts_a_day(noise_of(bundled(), base), 1000), 0) << base.file;
      }
  }
}

TEST(BundledLibrary, ADecoyIsSeenByTheRuleThatWatchesDecoys) {
  const SigmaRule* rule = find_rule(bundled(), "decoy-touched");
  ASSERT_NE(rule, nullptr);
  for (const char* technique : {"read-objects", "read-secret"}) {
    bool seen = false;
    for (RecordTemplate record : find_technique(bundled(), technique)->records) {
      SlotTexts slots{};
      slots[static_cast<std::size_t>(Slot::target_name)] = "decoy-payroll-export-shop";
      slots[static_cast<std::size_t>(Slot::target_arn)] = "arn:aws:secretsmanager:eu-west-1:1:secret:decoy-payroll-export-shop";
      seen = seen || matches(*rule, fill(record, Outcome::success, slots));
    }
    EXPECT_TRUE(seen) << technique;
  }
}

TEST(Library, ARecordHasTheFieldsOfItsLogSourceThatItDoesNotSayItself) {
  const std::vector<LibraryFile> files{
      {"log.toml", k_log},
      {"t.toml", technique("x", "record = { log = 'trail', event = { awsRegion = 'us-east-1', eventName = 'X' } }\n")}};
  const auto library = library_of(files);
  ASSERT_TRUE(library) << told(library.error());
  std::string fields;
  for (const RecordField& field : library->techniques.at(0).records.at(0).fields) fields += field.path + "=" + field.value + " ";
  EXPECT_EQ(fields, "awsRegion=us-east-1 eventName=X userIdentity.type={principal.type} ");
}

TEST(Library, AUsersEntryTakesThePlaceOfTheBundledOneOfThatName) {
  const std::vector<LibraryFile> mine{{"mine.toml", technique("who-am-i", "title = 'mine'\n")}};
  const auto library = load_library(mine);
  ASSERT_TRUE(library) << told(library.error());
  EXPECT_EQ(find_technique(*library, "who-am-i")->title, "mine");
}

TEST(Library, AnUnknownLogSourceIsToldWithTheNearest) {
  EXPECT_EQ(problems_of({{"log.toml", k_log}, {"t.toml", technique("x", "record = { log = 'trial', event = { a = 1 } }\n")}}),
            "t.toml:6:10: technique \"x\": log source \"trial\" is not in the library; did you mean \"trail\"?\n");
}

TEST(Library, ANameDefinedTwiceSaysWhereTheFirstStands) {
  EXPECT_EQ(problems_of({{"a.toml", technique("x", "")}, {"b.toml", technique("x", "")}}),
            "b.toml:2:1: technique \"x\" is defined twice; first at a.toml:2\n");
}

TEST(Library, AnUnknownKindOfTableIsToldWithTheNearest) {
  EXPECT_EQ(problems_of({{"a.toml", "gameday = 1\n[tecnique.x]\n"}}),
            "a.toml:2:1: the file: unknown key \"tecnique\"; did you mean \"technique\"?\n");
}

TEST(Library, AFindingWithoutItsRuleIsToldAtTheName) {
  EXPECT_EQ(problems_of({{"d.toml", "gameday = 1\n[managed.m.finding.f]\nrule = 'findings/f'\nlatency = '1 min'\n"}}),
            "d.toml:3:8: finding \"f\": rule \"findings/f\" is not in the library\n");
}

TEST(Library, NoiseOfARuleThatIsNotThereIsAProblem) {
  EXPECT_EQ(problems_of({{"d.toml", "gameday = 1\n[noise.nowhere]\nper_day = 1\n"}}),
            "d.toml:2:1: noise: rule \"nowhere\" is not in the library\n");
}

TEST(Library, ACorrelationOverARuleThatIsNotThereIsAProblem) {
  EXPECT_EQ(problems_of({{"rules/burst.yml", "title: b\ncorrelation:\n  type: event_count\n  rules: denied\n  group-by: [a]\n"
                                             "  timespan: 10m\n  condition:\n    gte: 3\n"}}),
            "rules/burst.yml:1:1: rule \"burst\": rule \"denied\" is not in the library\n");
}

TEST(Library, ALevelThatSigmaDoesNotHaveIsToldWithTheNearest) {
  EXPECT_EQ(problems_of({{"d.toml", "gameday = 1\n[noise_level.hihg]\nper_day = 1\n"}}),
            "d.toml:2:1: unknown level \"hihg\"; expected one of informational, low, medium, high, critical; did you "
            "mean \"high\"?\n");
}

TEST(Library, ASetMayStandBeforeTheOneItExtends) {
  const std::vector<LibraryFile> files{{"control_sets/a.toml", "gameday = 1\nextends = 'b'\n"},
                                       {"control_sets/b.toml", "gameday = 1\n"}};
  const auto library = library_of(files);
  ASSERT_TRUE(library) << told(library.error());
  EXPECT_NE(find_control_set(*library, "a"), nullptr);
}

TEST(Library, SetsThatExtendEachOtherAreAProblem) {
  EXPECT_EQ(problems_of({{"control_sets/a.toml", "gameday = 1\nextends = 'a'\n"}}),
            "control_sets/a.toml:2:11: control set \"a\" extends \"a\", which waits for another; expected sets that do not "
            "extend each other in a circle\n");
}

TEST(Library, AnUnknownSetToExtendIsToldWithTheNearest) {
  EXPECT_EQ(problems_of({{"control_sets/a.toml", "gameday = 1\nextends = 'notihng'\n"}}),
            "control_sets/a.toml:2:11: control set \"notihng\" is not in the library; did you mean \"nothing\"?\n");
}

TEST(Library, ABrokenFileIsOneProblemBesideThoseOfTheOthers) {
  EXPECT_EQ(problems_of({{"a.toml", "gameday = 1\n[noise.x]\nper_day = 1\n"}, {"b.toml", "gameday = 2\n"}}),
            "a.toml:2:1: noise: rule \"x\" is not in the library\n"
            "b.toml:1:11: the file: \"gameday\" is 2; expected a whole number from 1 to 1\n");
}

}  // namespace
}  // namespace gameday::scenarios
