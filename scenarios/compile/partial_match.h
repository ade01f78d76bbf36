#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "scenarios/compile/slot_text.h"
#include "scenarios/compile/value_pattern.h"
#include "scenarios/model/log_record.h"
#include "scenarios/model/sigma_rule.h"

namespace gameday::scenarios {

enum class Truth : std::uint8_t { never, always, depends };

/// One question about slots: does the value fit the pattern? Without a pattern: is it empty, so that its field is absent?
struct SlotTest {
  SlotText value;
  std::optional<ValuePattern> pattern;
};

enum class MatchOp : std::uint8_t { test, conjunction, disjunction, negation };
struct MatchStep {
  MatchOp op{};
  std::uint32_t test = 0;  // index into `tests`
};

/// What is left of a rule once everything but some slots of a record is known: nothing (`truth` says it), or a program in
/// postfix order over tests of the slots that are open. Made once per rule and template, narrowed per step by `narrow`.
struct PartialMatch {
  Truth truth = Truth::never;
  std::vector<SlotTest> tests;    // empty unless `truth` is depends
  std::vector<MatchStep> steps;
};

/// The rule on the records that a template writes on this outcome. On success the error code is known to be empty; a
/// template that is not written on the outcome, and a correlation, never match.
/// Law: holds(narrow(specialise(r, t, o), known), texts) == matches(r, fill(t, o, texts)) wherever `known` agrees with `texts`.
PartialMatch specialise(const SigmaRule& rule, const RecordTemplate& written, Outcome outcome);

/// The same with more slots known. (Not called bind: std::bind would be found through the arguments.)
PartialMatch narrow(const PartialMatch& match, const KnownSlots& known);

/// The answer once all slots are known. Cost: the tests; no allocation where a value is a slot alone.
bool holds(const PartialMatch& match, const SlotTexts& texts);

}  // namespace gameday::scenarios
