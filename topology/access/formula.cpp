#include "topology/access/formula.h"

#include "topology/access/atom.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include <fmt/format.h>

namespace gameday::topology {
namespace {

/// Room for terms that later ones absorb, so that the bound is on what remains.
constexpr std::size_t k_most_pending = 4 * Formula::k_most_terms;

bool subset(const Term& small, const Term& large) { return std::ranges::includes(large, small); }

/// Nothing when the two contradict each other.
std::optional<Term> joined(const Term& a, const Term& b) {
  Term term;
  term.reserve(a.size() + b.size());
  std::ranges::set_union(a, b, std::back_inserter(term));
  for (std::size_t i = 1; i < term.size(); ++i) {
    if (term[i].atom == term[i - 1].atom) return std::nullopt;
  }
  return term;
}

/// Keeps `terms` free of terms that another implies. True when `term` was new to it.
bool absorb(std::vector<Term>& terms, Term term) {
  for (const Term& known : terms) {
    if (subset(known, term)) return false;
  }
  std::erase_if(terms, [&term](const Term& known) { return subset(term, known); });
  terms.push_back(std::move(term));
  return true;
}

/// What two terms say together when they differ in the sign of exactly one atom: (x and p) or (not x and q) allows p
/// and q.
std::optional<Term> consensus(const Term& a, const Term& b) {
  std::optional<AtomId> opposed;
  for (const Literal& literal : a) {
    if (!std::ranges::binary_search(b, Literal{literal.atom, !literal.positive})) continue;
    if (opposed) return std::nullopt;
    opposed = literal.atom;
  }
  if (!opposed) return std::nullopt;
  const auto without = [opposed](Term term) {
    std::erase_if(term, [opposed](const Literal& literal) { return literal.atom == *opposed; });
    return term;
  };
  return joined(without(a), without(b));
}

/// All prime implicants: the canonical form of Blake (1937). Left as it was when they are too many.
void close_by_consensus(std::vector<Term>& terms) {
  if (terms.size() < 2) return;
  std::vector<Term> closed = terms;
  for (bool grown = true; grown;) {
    grown = false;
    const std::vector<Term> now = closed;
    for (std::size_t i = 0; i < now.size(); ++i) {
      for (std::size_t j = i + 1; j < now.size(); ++j) {
        auto term = consensus(now[i], now[j]);
        if (term && absorb(closed, std::move(*term))) grown = true;
        if (closed.size() > Formula::k_most_terms) return;
      }
    }
  }
  terms = std::move(closed);
}

}  // namespace

Formula::Formula(std::vector<Term> terms, bool exact) : terms_(std::move(terms)), exact_(exact) {
  close_by_consensus(terms_);
  std::ranges::sort(terms_);
}

Formula Formula::always() {
  Formula formula;
  formula.terms_.emplace_back();
  return formula;
}

Formula Formula::literal(AtomId atom, bool positive) { return literal(Literal{atom, positive}); }

Formula Formula::literal(Literal literal) {
  Formula formula;
  formula.terms_.push_back({literal});
  return formula;
}

Formula both(const Formula& a, const Formula& b) {
  if (a.is_never() || b.is_always()) return a;
  if (b.is_never() || a.is_always()) return b;
  std::vector<Term> terms;
  for (const Term& left : a.terms_) {
    for (const Term& right : b.terms_) {
      auto term = joined(left, right);
      if (term) absorb(terms, std::move(*term));
      if (terms.size() > k_most_pending) break;
    }
    if (terms.size() > k_most_pending) break;
  }
  if (terms.size() > Formula::k_most_terms) {
    Formula wider = b.terms_.size() < a.terms_.size() ? b : a;
    wider.exact_ = false;
    return wider;
  }
  return Formula(std::move(terms), a.exact_ && b.exact_);
}

Formula either(const Formula& a, const Formula& b) {
  if (a.is_never() || b.is_always()) return b;
  if (b.is_never() || a.is_always()) return a;
  std::vector<Term> terms = a.terms_;
  for (const Term& term : b.terms_) absorb(terms, term);
  if (terms.size() > Formula::k_most_terms) {
    Formula wider = Formula::always();
    wider.exact_ = false;
    return wider;
  }
  return Formula(std::move(terms), a.exact_ && b.exact_);
}

Formula negation(const Formula& a) {
  Formula result = Formula::always();
  if (!a.exact_) {
    result.exact_ = false;
    return result;
  }
  bool exact = true;
  for (const Term& term : a.terms_) {
    std::vector<Term> clause;
    for (const Literal& literal : term) clause.push_back({Literal{literal.atom, !literal.positive}});
    // Conjoining with a wider operand could widen beyond what earlier terms excluded; skipping this term cannot.
    Formula next = both(result, Formula(std::move(clause), true));
    if (next.exact_) {
      result = std::move(next);
    } else {
      exact = false;
    }
  }
  result.exact_ = exact;
  return result;
}

bool implies(const Formula& a, const Formula& b) {
  return std::ranges::all_of(a.terms(), [&b](const Term& term) {
    return std::ranges::any_of(b.terms(), [&term](const Term& wider) { return subset(wider, term); });
  });
}

std::string to_string(const Literal& literal, const AtomTable& atoms) {
  const std::string text = to_string(atoms.at(literal.atom));
  return literal.positive ? text : fmt::format("not ({})", text);
}

std::string to_string(const Formula& formula, const AtomTable& atoms) {
  if (formula.is_never()) return "never";
  if (formula.is_always()) return "always";
  std::string text;
  for (const Term& term : formula.terms()) {
    if (!text.empty()) text += "; or ";
    for (std::size_t i = 0; i < term.size(); ++i) {
      text += (i == 0 ? "" : " and ") + to_string(term[i], atoms);
    }
  }
  return text;
}

}  // namespace gameday::topology
