#include "topology/access/formula.h"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

namespace gameday::topology {
namespace {

Formula is(std::uint32_t atom) { return Formula::literal(AtomId{atom}, true); }
Formula is_not(std::uint32_t atom) { return Formula::literal(AtomId{atom}, false); }

TEST(Formula, ContradictionsAreNever) { EXPECT_TRUE(both(is(1), is_not(1)).is_never()); }

TEST(Formula, EitherOrNotIsAlways) { EXPECT_TRUE(either(is(1), is_not(1)).is_always()); }

TEST(Formula, ImpliedTermsAreDropped) {
  EXPECT_EQ(either(is(1), both(is(1), is(2))), is(1));
  EXPECT_EQ(either(both(is(1), is(2)), is(1)), is(1));
}

TEST(Formula, EqualFunctionsHaveEqualTerms) {
  const Formula one = either(both(is(1), is(2)), both(is_not(1), is(2)));
  EXPECT_EQ(one, is(2));
  EXPECT_EQ(negation(negation(either(both(is(1), is(2)), is(3)))), either(both(is(1), is(2)), is(3)));
}

TEST(Formula, NegationTurnsBothIntoEither) {
  EXPECT_EQ(negation(both(is(1), is(2))), either(is_not(1), is_not(2)));
  EXPECT_TRUE(negation(Formula::never()).is_always());
  EXPECT_TRUE(negation(Formula::always()).is_never());
}

TEST(Formula, ImplicationIsFromNarrowToWide) {
  EXPECT_TRUE(implies(both(is(1), is(2)), is(1)));
  EXPECT_FALSE(implies(is(1), both(is(1), is(2))));
  EXPECT_TRUE(implies(Formula::never(), is(1)));
  EXPECT_TRUE(implies(is(1), Formula::always()));
}

/// Truth tables over four atoms: every formula of two terms of two literals, joined in both ways.
TEST(Formula, AgreesWithTruthTables) {
  std::vector<Formula> formulas;
  for (std::uint32_t i = 0; i < 64; ++i) {
    const auto literal = [](std::uint32_t bits) { return Formula::literal(AtomId{bits % 4}, bits / 4 == 0); };
    formulas.push_back(both(literal(i % 8), literal(i / 8)));
  }
  const auto value = [](const Formula& formula, std::uint32_t world) {
    return std::ranges::any_of(formula.terms(), [world](const Term& term) {
      return std::ranges::all_of(term, [world](const Literal& l) { return ((world >> l.atom.index & 1U) != 0) == l.positive; });
    });
  };
  for (const Formula& a : formulas) {
    for (const Formula& b : formulas) {
      const Formula wide = either(a, negation(b));
      const Formula narrow = both(wide, b);
      for (std::uint32_t world = 0; world < 16; ++world) {
        ASSERT_EQ(value(wide, world), value(a, world) || !value(b, world));
        ASSERT_EQ(value(narrow, world), value(a, world) && value(b, world));
      }
    }
  }
}

TEST(Formula, BeyondTheBoundItAllowsMoreAndSaysSo) {
  Formula many;
  for (std::uint32_t i = 0; i < Formula::k_most_terms; ++i) many = either(many, both(is(2 * i), is(2 * i + 1)));
  EXPECT_TRUE(many.exact());
  const Formula more = either(many, is(1000));
  EXPECT_TRUE(more.is_always());
  EXPECT_FALSE(more.exact());
  const Formula product = both(many, either(is(2000), is(2001)));
  EXPECT_FALSE(product.exact());
  EXPECT_EQ(product.terms().size(), 2U);
  EXPECT_FALSE(negation(many).exact());
  EXPECT_FALSE(negation(many).is_never());
}

}  // namespace
}  // namespace gameday::topology
