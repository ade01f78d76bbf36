#include "topology/access/variable_text.h"

#include "topology/access/wildcard.h"

#include <algorithm>

namespace gameday::topology {
namespace {

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// A value that enters a pattern is data: its '*' is a star, not a wildcard.
std::string quoted(std::string_view value, TextUse use) {
  std::string text(value);
  if (use == TextUse::pattern) {
    std::ranges::replace(text, '*', k_plain_star);
    std::ranges::replace(text, '?', k_plain_mark);
  }
  return text;
}

}  // namespace

VariableText::VariableText(std::string_view written, TextUse use, bool expand) : use_(use) {
  while (expand) {
    const auto open = written.find("${");
    const auto close = open == std::string_view::npos ? open : written.find('}', open);
    if (close == std::string_view::npos) break;
    add_text(written.substr(0, open));
    add_variable(written.substr(open + 2, close - open - 2));
    written.remove_prefix(close + 1);
  }
  add_text(written);
}

void VariableText::add_text(std::string_view text) {
  if (text.empty()) return;
  if (pieces_.empty() || !pieces_.back().key.empty()) pieces_.emplace_back();
  pieces_.back().text += text;
}

void VariableText::add_variable(std::string_view inside) {
  if (inside == "*" || inside == "?" || inside == "$") return add_text(quoted(inside, use_));
  Piece piece;
  const auto comma = inside.find(',');
  piece.key = lowered(trimmed(inside.substr(0, comma)));
  if (comma != std::string_view::npos) {
    std::string_view fallback = trimmed(inside.substr(comma + 1));
    if (fallback.size() >= 2 && fallback.front() == '\'' && fallback.back() == '\'') {
      fallback = fallback.substr(1, fallback.size() - 2);
    }
    piece.fallback = quoted(fallback, use_);
  }
  if (piece.key.empty()) return add_text("${" + std::string(inside) + "}");
  pieces_.push_back(std::move(piece));
}

const std::string& VariableText::text() const {
  static const std::string k_nothing;
  return pieces_.empty() ? k_nothing : pieces_.front().text;
}

std::string_view VariableText::leading_text() const { return text(); }

std::vector<std::string> VariableText::keys() const {
  std::vector<std::string> keys;
  for (const Piece& piece : pieces_) {
    if (!piece.key.empty()) keys.push_back(piece.key);
  }
  return keys;
}

VariableText::Expansion VariableText::expand(const LayeredContext& context) const {
  Expansion result;
  for (const Piece& piece : pieces_) {
    if (piece.key.empty()) {
      result.text += piece.text;
      continue;
    }
    const KnownKey known = context.find(piece.key);
    if (known.state == KnownKey::State::unknown) {
      result.state = Expansion::State::unknown;
      result.text += '*';
    } else if (known.state == KnownKey::State::present && known.values.size() == 1) {
      result.text += quoted(known.values.front(), use_);
    } else if (known.state == KnownKey::State::absent && piece.fallback) {
      result.text += *piece.fallback;
    } else {
      return {Expansion::State::absent, {}};
    }
  }
  return result;
}

}  // namespace gameday::topology
