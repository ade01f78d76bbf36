#include "scenarios/compile/value_pattern.h"

#include <algorithm>
#include <cstddef>

namespace gameday::scenarios {
namespace {

constexpr std::uint16_t k_run = 256;
constexpr std::uint16_t k_one = 257;

std::uint16_t folded(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return static_cast<std::uint16_t>(byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte);
}

/// The place behind the character that begins at `at`: continuation bytes of UTF-8 belong to it.
std::size_t behind_character(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U) ++at;
  return at;
}

}  // namespace

ValuePattern::ValuePattern(ValueMatch match, std::string_view text) {
  const auto add_run = [this] {
    if (symbols_.empty() || symbols_.back() != k_run) symbols_.push_back(k_run);
  };
  if (match == ValueMatch::contains || match == ValueMatch::ends_with) add_run();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escapes = text[i] == '\\' && i + 1 < text.size() &&
                         (text[i + 1] == '*' || text[i + 1] == '?' || text[i + 1] == '\\');
    if (escapes) {
      symbols_.push_back(folded(text[++i]));
    } else if (text[i] == '*') {
      add_run();
    } else {
      symbols_.push_back(text[i] == '?' ? k_one : folded(text[i]));
    }
  }
  if (match == ValueMatch::contains || match == ValueMatch::starts_with) add_run();
}

bool ValuePattern::is_any() const { return symbols_.size() == 1 && symbols_.front() == k_run; }

bool ValuePattern::fits(std::string_view text) const {
  std::size_t at = 0;
  std::size_t symbol = 0;
  std::size_t after_run = symbols_.size() + 1;  // none met so far
  std::size_t resume = 0;
  while (at < text.size()) {
    if (symbol < symbols_.size() && symbols_[symbol] == k_run) {
      after_run = ++symbol;
      resume = at;
    } else if (symbol < symbols_.size() && symbols_[symbol] == k_one) {
      at = behind_character(text, at);
      ++symbol;
    } else if (symbol < symbols_.size() && symbols_[symbol] == folded(text[at])) {
      ++at;
      ++symbol;
    } else if (after_run <= symbols_.size()) {
      resume = behind_character(text, resume);
      at = resume;
      symbol = after_run;
    } else {
      return false;
    }
  }
  while (symbol < symbols_.size() && symbols_[symbol] == k_run) ++symbol;
  return symbol == symbols_.size();
}

}  // namespace gameday::scenarios
