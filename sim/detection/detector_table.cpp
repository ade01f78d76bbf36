#include "sim/detection/detector_table.h"

#include <algorithm>

namespace gameday::sim {
namespace {

using scenarios::Outcome;
using scenarios::SigmaRule;
using scenarios::Truth;

bool names(const std::vector<std::string>& list, const SigmaRule& rule) {
  const auto has = [&](const std::string& text) {
    return !text.empty() && std::ranges::find(list, text) != list.end();
  };
  return has(rule.name) || has(rule.file) || has(rule.id);
}

/// Where a log of another product is searched, a rule sees nothing.
bool reads(const SigmaRule& rule, const scenarios::LogSource& log) {
  return (rule.product.empty() || rule.product == log.product) && (rule.service.empty() || rule.service == log.service);
}

class Maker {
 public:
  Maker(const scenarios::Cell& cell, const RecordTable& records, topology::Problems& problems)
      : cell_(cell), records_(records), problems_(problems) {}

  DetectorTable make() {
    table_.sightings.resize(records_.records.size());
    for (std::size_t t = 0; t < records_.records.size(); ++t)
      table_.sightings[t].resize(scenarios::k_outcomes * records_.records[t].size());
    for (const scenarios::RuleUse& use : cell_.defence.rules) add_rule(use);
    for (const scenarios::ManagedUse& use : cell_.defence.managed)
      for (const scenarios::Finding& finding : use.detector->findings) add_finding(use, finding);
    return std::move(table_);
  }

 private:
  void add_rule(const scenarios::RuleUse& use) {
    DetectorUse detector{use.rule->correlation ? DetectorKind::correlation : DetectorKind::rule, use.rule, use.rule->file,
                         topology::luck_key("detector", use.rule->file), use.every, use.look_back, 1.0, Distribution::at_once(), {}, {}};
    const auto index = static_cast<std::uint32_t>(table_.detectors.size());
    table_.detectors.push_back(detector);
    if (!use.rule->correlation) {
      // A rule that only feeds a correlation raises no alert of its own (Sigma correlation rules, "generate").
      if (!feeds_correlation(*use.rule)) sight(*use.rule, index);
      return;
    }
    for (const SigmaRule& base : cell_.library->rules)
      if (!base.correlation && names(use.rule->correlation->rules, base)) sight(base, index);
  }

  bool feeds_correlation(const SigmaRule& rule) const {
    return std::ranges::any_of(cell_.library->rules, [&](const SigmaRule& other) {
      return other.correlation && names(other.correlation->rules, rule);
    });
  }

  void add_finding(const scenarios::ManagedUse& use, const scenarios::Finding& finding) {
    auto latency = Distribution::of(finding.latency);
    if (!latency) {
      problems_.push_back(latency.error());
      latency = Distribution::at_once();
    }
    const std::string name = use.detector->name + ": " + finding.name;
    table_.detectors.push_back({DetectorKind::finding, &finding.rule, name, topology::luck_key("detector", name), {}, {},
                                finding.chance, *latency, finding.repeats, use.accounts});
    sight(finding.rule, static_cast<std::uint32_t>(table_.detectors.size() - 1));
  }

  void sight(const SigmaRule& rule, std::uint32_t detector) {
    for (std::size_t t = 0; t < records_.records.size(); ++t)
      for (std::size_t r = 0; r < records_.records[t].size(); ++r) {
        const RecordUse& record = records_.records[t][r];
        if (!reads(rule, cell_.library->log_sources[record.log])) continue;
        for (const Outcome outcome : {Outcome::success, Outcome::denied, Outcome::failed}) {
          auto match = specialise(rule, *record.written, outcome);
          if (match.truth == Truth::never) continue;
          table_.sightings[t][scenarios::k_outcomes * r + static_cast<std::size_t>(outcome)].push_back({detector, std::move(match)});
        }
      }
  }

  const scenarios::Cell& cell_;
  const RecordTable& records_;
  topology::Problems& problems_;
  DetectorTable table_;
};

}  // namespace

DetectorTable make_detector_table(const scenarios::Cell& cell, const RecordTable& records, topology::Problems& problems) {
  return Maker(cell, records, problems).make();
}

}  // namespace gameday::sim
