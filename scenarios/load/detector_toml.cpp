#include "scenarios/load/detector_toml.h"

#include "scenarios/load/spread_toml.h"

namespace gameday::scenarios {
namespace {

using topology::TableReader;

constexpr double k_most_a_day = 1e6;

Finding read_finding(const std::string& name, TableReader& in) {
  Finding finding;
  finding.name = name;
  const Provenance provenance = read_provenance(in);
  in.require("rule");
  if (const auto rule = in.name("rule")) {
    finding.rule.file = rule->text;
    finding.rule.place = rule->place;
  }
  if (const auto chance = in.share("chance")) finding.chance = *chance;
  in.require("latency");
  if (const auto latency = read_spread(in, "latency", provenance)) finding.latency = *latency;
  if (const auto repeats = in.duration("repeats")) finding.repeats = *repeats;
  in.finish();
  return finding;
}

}  // namespace

ManagedDetector read_managed(const std::string& name, TableReader& in) {
  ManagedDetector detector;
  detector.name = name;
  detector.place = in.place();
  detector.title = in.text("title").value_or(name);
  in.require("finding");
  if (auto findings = in.table("finding"))
    for (auto& [key, table] : findings->children("finding")) detector.findings.push_back(read_finding(key, table));
  in.finish();
  return detector;
}

Noise read_noise(TableReader& in) {
  Noise noise;
  noise.place = in.place();
  noise.provenance = read_provenance(in);
  in.require("per_day");
  if (const auto rate = in.number("per_day", 0, k_most_a_day)) noise.per_day = *rate;
  if (const auto floor = in.number("at_least_per_day", 0, k_most_a_day)) noise.at_least_per_day = *floor;
  if (const auto factor = in.number("weekend", 0, 100)) noise.weekend = *factor;
  if (const auto factor = in.number("night", 0, 100)) noise.night = *factor;
  in.finish();
  return noise;
}

}  // namespace gameday::scenarios
