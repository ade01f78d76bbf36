#include "scenarios/load/spread_text.h"

#include <array>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "topology/load/toml_text.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

using Pairs = std::vector<std::string>;

void pair(Pairs& pairs, std::string_view key, const std::string& value) { pairs.push_back(fmt::format("{} = {}", key, value)); }

void quoted(Pairs& pairs, std::string_view key, const std::string& value) {
  if (!value.empty()) pair(pairs, key, topology::toml_quoted(value));
}

std::string in_braces(const Pairs& pairs) { return fmt::format("{{ {} }}", fmt::join(pairs, ", ")); }

/// Spreads hold whole milliseconds: durations as people write them have no others.
std::string duration(double ms) { return topology::toml_duration(topology::Millis{std::llround(ms)}); }

void add_form(Pairs& pairs, const Spread& spread) {
  const std::vector<double>& v = spread.values;
  switch (spread.form) {
    case SpreadForm::fixed: return pair(pairs, "exactly", duration(v[0]));
    case SpreadForm::exponential: return pair(pairs, "mean", duration(v[0]));
    case SpreadForm::lognormal:
      for (const std::size_t i : {0U, 2U}) pair(pairs, fmt::format("p{:02}", std::lround(v[i] * 100)), duration(v[i + 1]));
      return;
    case SpreadForm::pert:
      pair(pairs, "low", duration(v[0]));
      pair(pairs, "likely", duration(v[1]));
      pair(pairs, "high", duration(v[2]));
      return;
    case SpreadForm::samples: {
      Pairs samples;
      for (const double value : v) samples.push_back(duration(value));
      pair(pairs, "samples", fmt::format("[{}]", fmt::join(samples, ", ")));
    }
  }
}

}  // namespace

std::string toml_float(double value) {
  const std::string text = fmt::format("{}", value);
  return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

std::string toml_spread(const Spread& spread) {
  const bool bare = spread.form == SpreadForm::fixed && spread.never == 0.0 && !spread.floor && !spread.ceiling &&
                    spread.provenance.source.empty() && spread.provenance.assumed.empty();
  if (bare) return duration(spread.values[0]);
  Pairs pairs;
  add_form(pairs, spread);
  if (spread.never > 0.0) pair(pairs, "never", toml_float(spread.never));
  if (spread.floor) pair(pairs, "floor", duration(*spread.floor));
  if (spread.ceiling) pair(pairs, "ceiling", duration(*spread.ceiling));
  quoted(pairs, "source", spread.provenance.source);
  quoted(pairs, "assumed", spread.provenance.assumed);
  return in_braces(pairs);
}

bool is_empty(const Selector& s) {
  return s.kind.empty() && s.name.empty() && s.account.empty() && s.environment.empty() && s.workload.empty() &&
         s.data_class.empty() && s.has.empty() && s.except.empty();
}

std::string toml_selector(const Selector& s) {
  if (s.kind == "any" && s.name.starts_with("arn:")) return topology::toml_quoted(s.name);
  Pairs pairs;
  for (const auto& [key, value] : {std::pair{"kind", &s.kind}, std::pair{"name", &s.name}, std::pair{"account", &s.account},
                                   std::pair{"environment", &s.environment}, std::pair{"workload", &s.workload},
                                   std::pair{"class", &s.data_class}})
    quoted(pairs, key, *value);
  if (!s.has.empty()) pair(pairs, "has", topology::toml_list(s.has));
  if (!s.except.empty()) pair(pairs, "except", topology::toml_list(s.except));
  return in_braces(pairs);
}

}  // namespace gameday::scenarios
