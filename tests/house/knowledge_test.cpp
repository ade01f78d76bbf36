// No circular detection: a detector sees fields of records, never what the attack's side knows; and a control changes the
// estate, the staff or the process, never the figures.
#include "tests/house/knowledge.h"

#include <gtest/gtest.h>

namespace gameday::house {
namespace {

const SourceFile k_techniques{"scenarios/library/techniques.toml", "[technique.create-access-key]\ntitle = \"x\"\n"};

SourceTree with_detector(const std::string& body) {
  return {k_techniques, {"scenarios/library/detectors.toml", "[detector.new-key]\n" + body}};
}

SourceTree with_rule(const std::string& body) { return {k_techniques, {"scenarios/library/rules/key.yml", body}}; }

SourceTree with_control(const std::string& body) {
  return {{"scenarios/library/controls.toml", "[control.guardduty]\n" + body}};
}

TEST(Knowledge, NoDetectorOrRuleOfTheLibraryKnowsTheAttack) {
  const std::vector<std::string> found = circular_detections(checkout());
  EXPECT_TRUE(found.empty()) << listed(found);
}

TEST(Knowledge, NoControlOfTheLibraryNamesAMeasure) {
  const std::vector<std::string> found = effects_on_measures(checkout());
  EXPECT_TRUE(found.empty()) << listed(found);
}

TEST(Knowledge, ADetectorThatNamesATechniqueIsFound) {
  EXPECT_EQ(circular_detections(with_detector("on = [ { field = \"create-access-key\" } ]\n")),
            std::vector<std::string>{"scenarios/library/detectors.toml: detector new-key knows \"create-access-key\""});
}

TEST(Knowledge, AManagedFindingThatNamesATechniqueIsFound) {
  const SourceTree tree{k_techniques, {"scenarios/library/d.toml", "[managed.m.finding.f]\nof = \"create-access-key\"\n"}};
  EXPECT_EQ(circular_detections(tree), std::vector<std::string>{"scenarios/library/d.toml: managed m knows \"create-access-key\""});
}

TEST(Knowledge, ADetectorThatAsksForTheTruthIsFound) {
  EXPECT_EQ(circular_detections(with_detector("when = { truth = true }\n")).size(), 1U);
}

TEST(Knowledge, ADetectorThatNamesAScenarioIsFound) {
  SourceTree tree = with_detector("skip = [\"leaked-key\"]\n");
  tree.push_back({"scenarios/library/scenarios/leaked-key.toml", "entry = { credential = \"user/ana\" }\n"});
  EXPECT_EQ(circular_detections(tree).size(), 1U);
}

TEST(Knowledge, ADetectorOfRecordFieldsIsFine) {
  EXPECT_TRUE(circular_detections(with_detector("title = \"create-access-key\"\neventName = \"CreateAccessKey\"\n")).empty());
}

TEST(Knowledge, ARuleThatMatchesATechniqueIsFound) {
  EXPECT_EQ(circular_detections(with_rule("detection:\n  selection:\n    - 'create-access-key'\n")).size(), 1U);
}

TEST(Knowledge, ARuleThatMatchesATechniqueInAListIsFound) {
  EXPECT_EQ(circular_detections(with_rule("detection:\n  selection:\n    eventName: [a, create-access-key]\n")).size(), 1U);
}

TEST(Knowledge, ARuleWithATruthFieldIsFound) {
  EXPECT_EQ(circular_detections(with_rule("detection:\n  selection:\n    truth|contains: yes\n")).size(), 1U);
}

TEST(Knowledge, TagsOfARuleMayNameWhatItIsFor) {
  EXPECT_TRUE(circular_detections(with_rule("title: key\ntags:\n  - create-access-key\nlevel: high\n")).empty());
}

TEST(Knowledge, AnEffectOnAMeasureIsFound) {
  EXPECT_EQ(effects_on_measures(with_control("effects = [ { multiply = \"time_to_detect\" } ]\n")),
            std::vector<std::string>{"scenarios/library/controls.toml: control guardduty names \"time_to_detect\""});
}

TEST(Knowledge, AnEffectOnADetectionProbabilityIsFound) {
  EXPECT_EQ(effects_on_measures(with_control("effects = [ { detection-probability = 0.9 } ]\n")).size(), 1U);
}

TEST(Knowledge, AnEffectThatEnablesADetectorIsFine) {
  EXPECT_TRUE(effects_on_measures(with_control("title = \"detected\"\neffects = [ { enable = \"new-key\" } ]\n")).empty());
}

}  // namespace
}  // namespace gameday::house
