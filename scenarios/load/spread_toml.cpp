#include "scenarios/load/spread_toml.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "topology/load/quantity.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

using topology::TableReader;

constexpr std::string_view k_forms =
    "one of exactly, mean, two quantiles such as p50 and p95, low with likely and high, or samples";

/// The probability that "p95" names; nothing for another key.
std::optional<double> quantile_of(std::string_view key) {
  if (key.size() < 2 || key.size() > 3 || key[0] != 'p') return std::nullopt;
  double value = 0;
  for (const char c : key.substr(1)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (key.size() == 2) return std::nullopt;  // p5 could mean 5 % or 50 %
  return value / 100;
}

std::optional<double> millis(TableReader& in, std::string_view key) {
  const auto duration = in.duration(key);
  if (!duration) return std::nullopt;
  return static_cast<double>(duration->count);
}

/// Fills one spread from its table, remembering whether anything was wrong.
class SpreadTable {
 public:
  explicit SpreadTable(TableReader& in) : in_(in) {}

  bool read(Spread& spread, Zero zero) {
    const std::size_t before = in_.problems().size();
    read_form(spread);
    spread.never = in_.share("never").value_or(0.0);
    spread.floor = millis(in_, "floor");
    spread.ceiling = millis(in_, "ceiling");
    in_.finish();
    if (in_.problems().size() != before) return false;
    if (zero == Zero::refused && is_zero(spread)) return wrong("the time is 0", "longer than 0");
    return bounds_leave_something(spread);
  }

 private:
  bool wrong(std::string reason, std::string expected) {
    in_.problems().push_back({in_.place(), fmt::format("{}: {}", in_.what(), reason), std::move(expected), ""});
    return false;
  }

  void read_form(Spread& spread) {
    std::vector<std::string> quantiles;
    for (const std::string& key : in_.keys())
      if (quantile_of(key)) quantiles.push_back(key);
    const bool pert = in_.has("low") || in_.has("likely") || in_.has("high");
    const int forms = int{in_.has("exactly")} + int{in_.has("mean")} + int{!quantiles.empty()} + int{pert} +
                      int{in_.has("samples")};
    mark_all();
    if (forms != 1) {
      wrong(forms == 0 ? "says no time" : "says its time in two ways", std::string(k_forms));
      for (const std::string& key : quantiles) in_.node(key);
      return;
    }
    if (in_.has("exactly")) read_one(spread, "exactly", SpreadForm::fixed);
    else if (in_.has("mean")) read_one(spread, "mean", SpreadForm::exponential);
    else if (pert) read_pert(spread);
    else if (in_.has("samples")) read_samples(spread);
    else read_quantiles(spread, quantiles);
  }

  /// So that the nearest of a misspelt key is found among every key that could stand here.
  void mark_all() {
    for (const char* key : {"exactly", "mean", "low", "likely", "high", "samples", "p50", "p95"}) in_.node(key);
  }

  void read_one(Spread& spread, std::string_view key, SpreadForm form) {
    const auto value = millis(in_, key);
    if (!value) return;
    if (form == SpreadForm::exponential && *value <= 0) wrong("a mean of 0", "longer than 0");
    spread.form = form;
    spread.values = {*value};
  }

  void read_pert(Spread& spread) {
    std::vector<double> values;
    for (const char* key : {"low", "likely", "high"}) {
      if (!in_.require(key)) continue;
      if (const auto value = millis(in_, key)) values.push_back(*value);
    }
    if (values.size() != 3) return;
    if (!std::ranges::is_sorted(values) || !(values.front() < values.back()))
      wrong("low, likely and high are not in order", "low <= likely <= high, and low < high");
    spread.form = SpreadForm::pert;
    spread.values = values;
  }

  void read_quantiles(Spread& spread, const std::vector<std::string>& keys) {
    std::vector<double> values;
    for (const std::string& key : keys) {
      const double p = *quantile_of(key);
      const auto value = millis(in_, key);
      if (!value) return;
      if (!(p > 0 && p < 1)) wrong(fmt::format("\"{}\" is no quantile", key), "p01 to p99");
      values.push_back(p);
      values.push_back(*value);
    }
    if (keys.size() != 2) {
      wrong(fmt::format("has {} quantile{}", keys.size(), keys.size() == 1 ? "" : "s"), "exactly two");
      return;
    }
    if (!(values[1] > 0)) wrong(fmt::format("{} is 0", keys[0]), "longer than 0");
    else if (!(values[1] < values[3]))
      wrong(fmt::format("{} is not shorter than {}", keys[0], keys[1]), "quantiles that rise");
    spread.form = SpreadForm::lognormal;
    spread.values = values;
  }

  void read_samples(Spread& spread) {
    spread.form = SpreadForm::samples;
    spread.values.clear();
    for (const topology::Name& name : in_.names("samples")) {
      const auto parsed = topology::parse_duration(name.text);
      if (parsed) spread.values.push_back(static_cast<double>(parsed->count));
      else in_.problems().push_back({name.place, fmt::format("{}: samples: {}", in_.what(), parsed.error()), "", ""});
    }
    if (spread.values.empty()) wrong("has no samples", "a list of durations");
    std::ranges::sort(spread.values);
  }

  static bool is_zero(const Spread& spread) {
    return spread.form == SpreadForm::fixed && spread.values[0] <= 0;
  }

  /// [floor, ceiling] must keep some of the spread's probability: there is nothing to renormalise otherwise.
  bool bounds_leave_something(const Spread& spread) {
    const double low = spread.floor.value_or(0.0);
    const double high = spread.ceiling.value_or(static_cast<double>(topology::k_never.count));
    bool kept = low < high;
    if (spread.form == SpreadForm::fixed) kept = low <= spread.values[0] && spread.values[0] <= high;
    if (spread.form == SpreadForm::pert) kept = kept && low < spread.values[2] && high > spread.values[0];
    if (spread.form == SpreadForm::samples)
      kept = std::ranges::any_of(spread.values, [=](double v) { return low <= v && v <= high; });
    if (kept) return true;
    return wrong("floor and ceiling leave nothing", "bounds between which the time can lie");
  }

  TableReader& in_;
};

}  // namespace

Provenance read_provenance(TableReader& in) {
  Provenance provenance;
  for (auto [key, text] : {std::pair{"source", &provenance.source}, std::pair{"assumed", &provenance.assumed}}) {
    const auto said = in.text(key);
    if (!said) continue;
    if (said->empty()) in.problem(key, fmt::format("{}: \"{}\" is empty", in.what(), key), "where the number comes from");
    *text = *said;
  }
  return provenance;
}

std::optional<Spread> read_spread(TableReader& in, std::string_view key, const Provenance& inherited, Zero zero) {
  const toml::node* node = in.node(key);
  if (node == nullptr) return std::nullopt;
  Spread spread;
  spread.place = in.place_of(key);
  if (!node->is_table()) {
    const auto value = millis(in, key);
    if (!value) return std::nullopt;
    spread.values = {*value};
    spread.provenance = inherited;
    if (zero == Zero::refused && *value <= 0) {
      in.problem(key, fmt::format("{}: \"{}\" is 0", in.what(), key), "longer than 0");
      return std::nullopt;
    }
    return spread;
  }
  TableReader table = *in.table(key);
  spread.provenance = read_provenance(table);
  if (spread.provenance.source.empty() && spread.provenance.assumed.empty()) spread.provenance = inherited;
  if (!SpreadTable(table).read(spread, zero)) return std::nullopt;
  return spread;
}

}  // namespace gameday::scenarios
