#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "topology/access/context.h"

namespace gameday::topology {

/// Where a text stands: in a pattern "${*}" must not become a wildcard, elsewhere '*' is a plain character anyway.
enum class TextUse { pattern, plain };

/// A resource or condition value with its policy variables,
/// "arn:aws:s3:::home/${aws:username}/${aws:PrincipalTag/team, 'x'}". `${*}`, `${?}`, `${$}` are those characters.
/// What does not read as a variable stays text.
/// Source: IAM user guide, "IAM policy elements: Variables and tags".
class VariableText {
 public:
  VariableText() = default;

  /// `expand` false (policies older than 2012-10-17): all of it is text.
  VariableText(std::string_view written, TextUse use, bool expand);

  bool has_variables() const { return pieces_.size() > 1 || (pieces_.size() == 1 && !pieces_.front().key.empty()); }

  /// The whole, where there are no variables.
  const std::string& text() const;

  /// What stands before the first variable.
  std::string_view leading_text() const;

  /// Lower-cased keys of its variables, in order.
  std::vector<std::string> keys() const;

  struct Expansion {
    enum class State {
      resolved,
      absent,   // a key has no single value and no default: the text matches nothing
      unknown,  // open world, a key can have any value
    };
    State state = State::resolved;
    std::string text;  // where resolved; where unknown, for patterns, with '*' for each unknown variable
  };
  Expansion expand(const LayeredContext& context) const;

 private:
  struct Piece {
    std::string text;  // where `key` is empty
    std::string key;   // lower case
    std::optional<std::string> fallback;
  };
  void add_text(std::string_view text);
  void add_variable(std::string_view inside);

  std::vector<Piece> pieces_;
  TextUse use_ = TextUse::plain;
};

}  // namespace gameday::topology
