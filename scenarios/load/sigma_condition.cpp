#include "scenarios/load/sigma_condition.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "topology/model/nearest.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

using topology::Problem;

constexpr std::size_t k_max_text = 4'000;
constexpr std::size_t k_max_tokens = 4'000;
constexpr int k_max_nesting = 16;  // rule_match evaluates on a stack whose depth grows with it

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' ||
         c == '*' || c == '?';
}

std::string lowered(std::string_view word) {
  std::string text(word);
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// `*` stands for any run of characters. Goes back to the last star only, so its cost is the product of both lengths.
bool fits(std::string_view pattern, std::string_view name) {
  std::size_t p = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  for (std::size_t n = 0; n < name.size();) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = n;
    } else if (p < pattern.size() && pattern[p] == name[n]) {
      ++p;
      ++n;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      n = ++resume;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

class ConditionReader {
 public:
  ConditionReader(std::string_view text, std::span<const SigmaSearch> searches, topology::Place place)
      : text_(text), searches_(searches), place_(std::move(place)) {
    advance();
  }

  tl::expected<std::vector<SigmaToken>, Problem> read() {
    either();
    if (!problem_ && !word_.empty()) fail_here(fmt::format("\"{}\" was not expected here", word_), "and, or");
    if (!problem_ && out_.size() > k_max_tokens) fail_here("the condition stands for too many searches", {});
    if (problem_) return tl::unexpected(std::move(*problem_));
    return std::move(out_);
  }

 private:
  void either() {
    both();
    while (!problem_ && lowered(word_) == "or") {
      advance();
      both();
      out_.push_back({SigmaOp::disjunction, 0});
    }
  }

  void both() {
    negated();
    while (!problem_ && lowered(word_) == "and") {
      advance();
      negated();
      out_.push_back({SigmaOp::conjunction, 0});
    }
  }

  void negated() {
    bool negative = false;
    while (lowered(word_) == "not") {
      negative = !negative;
      advance();
    }
    primary();
    if (negative && !problem_) out_.push_back({SigmaOp::negation, 0});
  }

  void primary() {
    if (problem_) return;
    if (word_.empty()) return fail_here("the condition ends too early", "the name of a search");
    if (word_ == "(") return parenthesis();
    const std::string word = lowered(word_);
    if (word == "and" || word == "or" || word == "of" || word == ")") {
      return fail_here(fmt::format("\"{}\" was not expected here", word_), "the name of a search");
    }
    const std::string_view first = word_;
    const std::size_t first_at = at_;
    advance();
    if (lowered(word_) == "of") return quantified(first, first_at);
    const auto index = index_of(first);
    if (!index) return fail_unknown(first, first_at);
    out_.push_back({SigmaOp::search, *index});
  }

  void parenthesis() {
    if (++nesting_ > k_max_nesting) return fail_here(fmt::format("more than {} nested parentheses", k_max_nesting), {});
    advance();
    either();
    if (problem_) return;
    if (word_ != ")") return fail_here("a parenthesis is not closed", "\")\"");
    --nesting_;
    advance();
  }

  void quantified(std::string_view quantity, std::size_t quantity_at) {
    const std::string how = lowered(quantity);
    if (how != "1" && how != "all") {
      return fail(quantity_at, fmt::format("unsupported: \"{} of\"", quantity), "\"1 of\" or \"all of\"");
    }
    advance();
    if (word_.empty()) return fail_here("the condition ends too early", "the name of a search, with *, or them");
    std::size_t count = 0;
    for (std::size_t i = 0; i < searches_.size(); ++i) {
      const std::string& name = searches_[i].name;
      if (lowered(word_) == "them" ? name.starts_with('_') : !fits(word_, name)) continue;
      out_.push_back({SigmaOp::search, static_cast<std::uint32_t>(i)});
      if (++count > 1) out_.push_back({how == "1" ? SigmaOp::disjunction : SigmaOp::conjunction, 0});
      if (out_.size() > k_max_tokens) return fail_here("the condition stands for too many searches", {});
    }
    if (count == 0) return fail_unknown(word_, at_);
    advance();
  }

  std::optional<std::uint32_t> index_of(std::string_view name) const {
    const auto found = std::ranges::find(searches_, name, &SigmaSearch::name);
    if (found == searches_.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - searches_.begin());
  }

  void advance() {
    const auto begin = text_.find_first_not_of(" \t\r\n", end_);
    at_ = begin == std::string_view::npos ? text_.size() : begin;
    end_ = at_;
    while (end_ < text_.size() && is_word(text_[end_])) ++end_;
    if (end_ == at_ && end_ < text_.size()) ++end_;
    word_ = text_.substr(at_, end_ - at_);
    if (word_ == "|" && !problem_) {
      fail_here("unsupported: aggregation behind \"|\"", "a rule of its own with an event_count correlation");
    }
  }

  void fail_unknown(std::string_view name, std::size_t at) {
    std::vector<std::string> names;
    for (const SigmaSearch& search : searches_) names.push_back(search.name);
    fail(at, fmt::format("search \"{}\" is not defined", name.substr(0, 60)), {});
    problem_->nearest = topology::nearest(name, names);
  }

  void fail_here(std::string reason, std::string expected) { fail(at_, std::move(reason), std::move(expected)); }

  void fail(std::size_t at, std::string reason, std::string expected) {
    if (problem_) return;
    topology::Place place = place_;
    if (text_.find('\n') == std::string_view::npos) place.column += static_cast<int>(at);
    problem_ = Problem{std::move(place), std::move(reason), std::move(expected), {}};
  }

  std::string_view text_;
  std::span<const SigmaSearch> searches_;
  topology::Place place_;
  std::string_view word_;   // the current word; empty at the end
  std::size_t at_ = 0;      // where it begins
  std::size_t end_ = 0;     // and ends
  int nesting_ = 0;
  std::vector<SigmaToken> out_;
  std::optional<Problem> problem_;
};

}  // namespace

tl::expected<std::vector<SigmaToken>, Problem> parse_condition(std::string_view text,
                                                               std::span<const SigmaSearch> searches,
                                                               const topology::Place& place) {
  if (text.size() > k_max_text) {
    return tl::unexpected(Problem{place, fmt::format("a condition longer than {} characters", k_max_text), {}, {}});
  }
  return ConditionReader(text, searches, place).read();
}

}  // namespace gameday::scenarios
