#include "topology/access/atom.h"

#include "topology/access/wildcard.h"

#include <algorithm>

#include <fmt/format.h>

namespace gameday::topology {
namespace {

SetQualifier dual(SetQualifier qualifier) {
  switch (qualifier) {
    case SetQualifier::for_all_values: return SetQualifier::for_any_value;
    case SetQualifier::for_any_value: return SetQualifier::for_all_values;
    case SetQualifier::none: break;
  }
  return SetQualifier::none;
}

/// Null tests presence; its values say whether the key must be absent ("true") or present ("false").
AtomTest null_test(const ConditionTest& test) {
  bool absent = false;
  bool present = false;
  for (const std::string& value : test.values) {
    absent = absent || lowered(value) == "true";
    present = present || lowered(value) == "false";
  }
  AtomTest result;
  if (absent == present) result.constant = absent;
  result.atom = {ConditionOperator::null, SetQualifier::none, true, lowered(test.key), {}};
  result.positive = absent;
  return result;
}

std::string readable(std::string_view value) {
  std::string text(value);
  std::ranges::replace(text, k_plain_star, '*');
  std::ranges::replace(text, k_plain_mark, '?');
  return text;
}

}  // namespace

std::optional<AtomTest> normalised(const ConditionTest& test) {
  const OperatorTraits* traits = condition_operator(test.op);
  if (traits == nullptr) return std::nullopt;
  if (traits->op == ConditionOperator::null) return null_test(test);
  AtomTest result;
  result.positive = !traits->negated;
  result.atom.op = traits->op;
  result.atom.qualifier = traits->negated ? dual(test.qualifier) : test.qualifier;
  const bool if_missing = test.if_exists || test.qualifier == SetQualifier::for_all_values ||
                          (traits->negated && test.qualifier == SetQualifier::none);
  result.atom.if_missing = if_missing != traits->negated;
  result.atom.key = lowered(test.key);
  result.atom.values = test.values;
  std::ranges::sort(result.atom.values);
  result.atom.values.erase(std::unique(result.atom.values.begin(), result.atom.values.end()), result.atom.values.end());
  return result;
}

bool holds(const Atom& atom, std::optional<std::span<const std::string>> values) {
  const bool missing = !values || values->empty();
  if (atom.op == ConditionOperator::null) return missing;
  if (missing) return atom.if_missing;
  const auto fits_one = [&atom](const std::string& value) {
    return std::ranges::any_of(atom.values, [&](const std::string& wanted) { return fits(atom.op, wanted, value); });
  };
  if (atom.qualifier == SetQualifier::for_all_values) return std::ranges::all_of(*values, fits_one);
  return std::ranges::any_of(*values, fits_one);
}

bool holds(const Atom& atom, const std::vector<std::string>* values) {
  return values == nullptr ? holds(atom, std::nullopt) : holds(atom, std::span<const std::string>(*values));
}

std::string to_string(const Atom& atom) {
  std::string text;
  if (atom.qualifier == SetQualifier::for_all_values) text = "every value of ";
  if (atom.qualifier == SetQualifier::for_any_value) text = "some value of ";
  text += fmt::format("{} {}", atom.key, words(atom.op));
  for (std::size_t i = 0; i < atom.values.size(); ++i) {
    text += fmt::format("{}{}", i == 0 ? " " : " or ", readable(atom.values[i]));
  }
  if (atom.op != ConditionOperator::null && atom.values.empty()) text += " nothing";
  const bool vacuous = atom.qualifier == SetQualifier::for_all_values;  // where "every" already says it
  if (atom.op == ConditionOperator::null) return text;
  if (atom.if_missing && !vacuous) text += ", or is absent";
  if (!atom.if_missing && vacuous) text += ", and is present";
  return text;
}

AtomId AtomTable::intern(Atom atom) {
  const AtomId next{static_cast<std::uint32_t>(atoms_.size())};
  const auto [place, added] = ids_.try_emplace(atom, next);
  if (added) atoms_.push_back(std::move(atom));
  return place->second;
}

std::optional<AtomId> AtomTable::find(const Atom& atom) const {
  const auto found = ids_.find(atom);
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

}  // namespace gameday::topology
