#include "scenarios/compile/partial_match.h"

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "scenarios/compile/rule_match.h"

namespace gameday::scenarios {
namespace {

/// A truth, or steps over the tests of the match under construction.
struct Formula {
  Truth truth = Truth::never;
  std::vector<MatchStep> steps;
};

Formula constant(bool value) { return {value ? Truth::always : Truth::never, {}}; }

Formula joined(Formula a, Formula b, MatchOp op) {
  const Truth decides = op == MatchOp::conjunction ? Truth::never : Truth::always;
  if (a.truth == decides || b.truth == decides) return {decides, {}};
  if (a.truth != Truth::depends) return b;
  if (b.truth != Truth::depends) return a;
  a.steps.insert(a.steps.end(), b.steps.begin(), b.steps.end());
  a.steps.push_back({op, 0});
  return a;
}

Formula negated(Formula a) {
  if (a.truth != Truth::depends) return constant(a.truth == Truth::never);
  a.steps.push_back({MatchOp::negation, 0});
  return a;
}

/// Puts a formula together with the tests that it uses.
class MatchBuilder {
 public:
  /// Does the value fit? A value that is one slot alone and empty fits nothing: its field is absent.
  Formula fits(SlotText value, const ValuePattern& pattern) {
    if (const auto literal = value.literal()) return constant(pattern.fits(*literal));
    if (!value.sole_slot() && pattern.is_any()) return constant(true);
    return test(std::move(value), pattern);
  }

  Formula is_absent(SlotText value) {
    return value.sole_slot() ? test(std::move(value), std::nullopt) : constant(false);
  }

  /// A test of another match with more slots known.
  Formula narrowed(const SlotTest& old, const KnownSlots& known) {
    if (const auto sole = old.value.sole_slot()) {
      const auto& text = known[static_cast<std::size_t>(*sole)];
      if (!text) return test(old.value, old.pattern);
      if (!old.pattern) return constant(text->empty());
      return constant(!text->empty() && old.pattern->fits(*text));
    }
    SlotText value = old.value.bound(known);
    if (const auto literal = value.literal()) return constant(old.pattern->fits(*literal));
    return test(std::move(value), old.pattern);
  }

  PartialMatch finish(Formula formula) {
    if (formula.truth != Truth::depends) return {formula.truth, {}, {}};
    PartialMatch out{Truth::depends, {}, std::move(formula.steps)};
    for (MatchStep& step : out.steps) {  // those that are still used, in order of use
      if (step.op != MatchOp::test) continue;
      out.tests.push_back(tests_[step.test]);
      step.test = static_cast<std::uint32_t>(out.tests.size() - 1);
    }
    return out;
  }

 private:
  Formula test(SlotText value, std::optional<ValuePattern> pattern) {
    tests_.push_back({std::move(value), std::move(pattern)});
    return {Truth::depends, {{MatchOp::test, static_cast<std::uint32_t>(tests_.size() - 1)}}};
  }

  std::vector<SlotTest> tests_;
};

struct TemplateField {
  std::string_view path;
  bool is_null = false;
  SlotText value;
};

/// Evaluates a rule over a template's fields, in the shape of `matches`.
class Specialiser {
 public:
  Specialiser(const RecordTemplate& written, Outcome outcome) {
    KnownSlots known{};
    if (outcome == Outcome::success) known[static_cast<std::size_t>(Slot::error_code)] = std::string_view{};
    for (const RecordField& field : written.fields) {
      const bool is_null = field.kind == FieldKind::null;
      const SlotText value(field.value);
      const SlotText bound = value.bound(known);
      const bool is_absent = !is_null && value.sole_slot() && bound.literal();  // only an empty error code is known here
      if (!is_absent) fields_.push_back({field.path, is_null, bound});
    }
  }

  Formula rule(const SigmaRule& rule) {
    std::vector<Formula> stack;
    for (const SigmaToken& token : rule.condition) {
      if (token.op == SigmaOp::search) {
        stack.push_back(search(rule.searches[token.search]));
        continue;
      }
      Formula last = std::move(stack.back());
      stack.pop_back();
      if (token.op == SigmaOp::negation) {
        stack.push_back(negated(std::move(last)));
        continue;
      }
      const MatchOp op = token.op == SigmaOp::conjunction ? MatchOp::conjunction : MatchOp::disjunction;
      stack.back() = joined(std::move(stack.back()), std::move(last), op);
    }
    return stack.empty() ? constant(false) : std::move(stack.back());
  }

  MatchBuilder builder;

 private:
  Formula search(const SigmaSearch& search) {
    Formula any = constant(false);
    for (const auto& tests : search.alternatives) {
      Formula all = constant(true);
      for (const SigmaTest& one : tests) {
        all = joined(std::move(all), test(one), MatchOp::conjunction);
        if (all.truth == Truth::never) break;
      }
      any = joined(std::move(any), std::move(all), MatchOp::disjunction);
      if (any.truth == Truth::always) break;
    }
    return any;
  }

  Formula test(const SigmaTest& test) {
    Formula out = constant(test.all);
    for (const SigmaValue& value : test.values) {
      Formula one = value.null ? null(test.field) : fits(test, value);
      out = joined(std::move(out), std::move(one), test.all ? MatchOp::conjunction : MatchOp::disjunction);
    }
    return out;
  }

  Formula fits(const SigmaTest& test, const SigmaValue& value) {
    const ValuePattern pattern(test.match, value.text);
    Formula any = constant(false);
    for (const TemplateField& field : fields_) {
      if (field.path != test.field || field.is_null) continue;
      any = joined(std::move(any), builder.fits(field.value, pattern), MatchOp::disjunction);
    }
    return any;
  }

  Formula null(std::string_view path) {
    Formula absent = constant(true);
    for (const TemplateField& field : fields_) {
      if (field.path == path && field.is_null) return constant(true);
      if (field.path != path && !is_below(field.path, path)) continue;
      Formula one = field.is_null ? constant(false) : builder.is_absent(field.value);
      absent = joined(std::move(absent), std::move(one), MatchOp::conjunction);
    }
    return absent;
  }

  std::vector<TemplateField> fields_;
};

bool test_holds(const SlotTest& test, const SlotTexts& texts) {
  if (const auto sole = test.value.sole_slot()) {
    const std::string_view text = texts[static_cast<std::size_t>(*sole)];
    return test.pattern ? !text.empty() && test.pattern->fits(text) : text.empty();
  }
  return test.pattern->fits(test.value.filled(texts));
}

/// Truths in postfix evaluation. 64 deep without allocation: conditions nest at most 16 deep (sigma_condition.cpp), each
/// level and each of alternative, test, value and member adds at most two.
class TruthStack {
 public:
  void push(bool value) {
    if (size_ < fixed_.size()) {
      fixed_[size_] = value;
    } else {
      spare_.push_back(value);
    }
    ++size_;
  }
  bool pop() {
    --size_;
    if (size_ < fixed_.size()) return fixed_[size_];
    const bool value = spare_.back();
    spare_.pop_back();
    return value;
  }

 private:
  std::array<bool, 64> fixed_{};
  std::vector<bool> spare_;
  std::size_t size_ = 0;
};

}  // namespace

PartialMatch specialise(const SigmaRule& rule, const RecordTemplate& written, Outcome outcome) {
  if (!is_written(written, outcome)) return {};
  Specialiser specialiser(written, outcome);
  Formula formula = specialiser.rule(rule);
  return specialiser.builder.finish(std::move(formula));
}

PartialMatch narrow(const PartialMatch& match, const KnownSlots& known) {
  if (match.truth != Truth::depends) return match;
  MatchBuilder builder;
  std::vector<Formula> stack;
  for (const MatchStep& step : match.steps) {
    if (step.op == MatchOp::test) {
      stack.push_back(builder.narrowed(match.tests[step.test], known));
      continue;
    }
    Formula last = std::move(stack.back());
    stack.pop_back();
    if (step.op == MatchOp::negation) {
      stack.push_back(negated(std::move(last)));
    } else {
      stack.back() = joined(std::move(stack.back()), std::move(last), step.op);
    }
  }
  return builder.finish(std::move(stack.back()));
}

bool holds(const PartialMatch& match, const SlotTexts& texts) {
  if (match.truth != Truth::depends) return match.truth == Truth::always;
  TruthStack stack;
  for (const MatchStep& step : match.steps) {
    if (step.op == MatchOp::test) {
      stack.push(test_holds(match.tests[step.test], texts));
      continue;
    }
    const bool last = stack.pop();
    if (step.op == MatchOp::negation) {
      stack.push(!last);
      continue;
    }
    const bool before = stack.pop();
    stack.push(step.op == MatchOp::conjunction ? before && last : before || last);
  }
  return stack.pop();
}

}  // namespace gameday::scenarios
