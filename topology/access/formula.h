#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <vector>

#include "topology/model/ids.h"

namespace gameday::topology {

class AtomTable;

/// An atom or its negation.
struct Literal {
  AtomId atom;
  bool positive = true;
  auto operator<=>(const Literal&) const = default;
};

/// All of these at once. Sorted, each atom once.
using Term = std::vector<Literal>;

/// When something is allowed: any of its terms. No terms: never; one empty term: always.
///
/// Shape: terms sorted, none implied by another, none contradicting itself, and joined by consensus (Quine 1955) so
/// that `a or not a` is always and equal functions have equal terms, as far as the bound allows.
/// Bound: k_most_terms. Beyond it the result is a formula that the true one implies (it allows at least as much), and
/// `exact()` is false. Which one is stated at each operation; it depends on the operands only, so it is the same
/// everywhere.
class Formula {
 public:
  static constexpr std::size_t k_most_terms = 64;

  Formula() = default;  // never
  static Formula never() { return {}; }
  static Formula always();
  static Formula literal(AtomId atom, bool positive);
  static Formula literal(Literal literal);

  const std::vector<Term>& terms() const { return terms_; }
  bool is_never() const { return terms_.empty(); }
  bool is_always() const { return terms_.size() == 1 && terms_.front().empty(); }
  bool exact() const { return exact_; }

  bool operator==(const Formula&) const = default;

  friend Formula both(const Formula& a, const Formula& b);
  friend Formula either(const Formula& a, const Formula& b);
  friend Formula negation(const Formula& a);

 private:
  Formula(std::vector<Term> terms, bool exact);
  std::vector<Term> terms_;
  bool exact_ = true;
};

/// Over the bound: the operand with fewer terms (the first when equal).
Formula both(const Formula& a, const Formula& b);

/// Over the bound: always.
Formula either(const Formula& a, const Formula& b);

/// Over the bound: the terms that would exceed it are not excluded. Of an inexact formula: always, inexact.
Formula negation(const Formula& a);

/// Every way in which `a` holds, `b` holds. Complete where `b` is within the bound.
bool implies(const Formula& a, const Formula& b);

/// "aws:sourcevpc is vpc-1 and not (aws:sourceip is in 10.0.0.0/8); or …", "always", "never".
std::string to_string(const Literal& literal, const AtomTable& atoms);
std::string to_string(const Formula& formula, const AtomTable& atoms);

}  // namespace gameday::topology
