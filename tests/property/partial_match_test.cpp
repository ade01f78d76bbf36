#include "scenarios/compile/partial_match.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "scenarios/compile/rule_match.h"

namespace gameday::scenarios {
namespace {

/// Small rules, templates and slot texts over so few names and letters that they meet often.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : generator_(seed) {}

  std::size_t below(std::size_t n) { return static_cast<std::size_t>(generator_() % n); }
  std::string one_of(std::vector<std::string> choices) { return choices[below(choices.size())]; }

  SigmaRule rule() {
    SigmaRule out;
    const std::size_t searches = 1 + below(3);
    for (std::size_t i = 0; i < searches; ++i) out.searches.push_back(search());
    std::size_t depth = 0;
    for (std::size_t i = 0; i < searches; ++i) {
      out.condition.push_back({SigmaOp::search, static_cast<std::uint32_t>(i)});
      if (below(3) == 0) out.condition.push_back({SigmaOp::negation, 0});
      if (++depth > 1 && below(2) == 0) join(out, depth);
    }
    while (depth > 1) join(out, depth);
    return out;
  }

  RecordTemplate record() {
    RecordTemplate out;
    out.on_denied = true;
    const std::size_t fields = 1 + below(5);
    for (std::size_t i = 0; i < fields; ++i) {
      const auto kind = below(6) == 0 ? FieldKind::null : FieldKind::text;
      out.fields.push_back({path(), kind, kind == FieldKind::null ? "null" : value()});
    }
    return out;
  }

  std::string text() { return one_of({"", "a", "b", "ab", "B"}); }

 private:
  void join(SigmaRule& rule, std::size_t& depth) {
    rule.condition.push_back({below(2) == 0 ? SigmaOp::conjunction : SigmaOp::disjunction, 0});
    --depth;
  }

  SigmaSearch search() {
    SigmaSearch out;
    out.alternatives.resize(1 + below(2));
    for (auto& tests : out.alternatives) {
      tests.resize(1 + below(2));
      for (SigmaTest& test : tests) {
        test.field = path();
        test.all = below(3) == 0;
        test.match = static_cast<ValueMatch>(below(4));
        test.values.resize(1 + below(2));
        for (SigmaValue& value : test.values) {
          value.null = below(4) == 0;
          value.text = one_of({"", "a", "b", "ab", "*", "a*", "?", "*b"});
        }
      }
    }
    return out;
  }

  std::string path() { return one_of({"f", "f.g", "h"}); }
  std::string value() {
    return one_of({"", "a", "{target.name}", "a{target.name}", "{region}{target.name}", "{error.code}", "{region}", "{x}b"});
  }

  std::mt19937_64 generator_;
};

TEST(PartialMatch, SpecialisedBoundAndAskedEqualsMatchingTheFilledRecord) {
  Chance chance(1);
  std::array<int, 3> seen{};
  for (int i = 0; i < 12'000; ++i) {
    const SigmaRule rule = chance.rule();
    const RecordTemplate record = chance.record();
    const Outcome outcome = chance.below(2) == 0 ? Outcome::success : Outcome::denied;
    std::vector<std::string> owned(k_slot_count);
    SlotTexts texts{};
    KnownSlots known{};
    for (std::size_t s = 0; s < k_slot_count; ++s) {
      owned[s] = chance.text();
      texts[s] = owned[s];
      if (chance.below(2) == 0) known[s] = texts[s];
    }
    const PartialMatch open = specialise(rule, record, outcome);
    const PartialMatch bound = narrow(open, known);
    const bool expected = matches(rule, fill(record, outcome, texts));
    ASSERT_EQ(holds(open, texts), expected) << "case " << i;
    ASSERT_EQ(holds(bound, texts), expected) << "case " << i;
    ++seen[static_cast<std::size_t>(bound.truth)];
  }
  for (const int n : seen) EXPECT_GT(n, 400);  // never, always and depends all occur
}

}  // namespace
}  // namespace gameday::scenarios
