#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "topology/access/variable_text.h"

namespace gameday::topology {

/// A wildcard pattern, looked at once so that most texts are told apart by a comparison.
class Pattern {
 public:
  Pattern() = default;
  explicit Pattern(std::string text);

  bool matches(std::string_view text) const;
  bool any() const { return form_ == Form::any; }
  const std::string& text() const { return text_; }
  std::size_t literal_prefix() const { return prefix_; }

 private:
  enum class Form { any, literal, starts_with, general };
  Form form_ = Form::literal;
  std::string text_;
  std::size_t prefix_ = 0;
};

/// The action of a request: lower case, and the bit of its service in the filters of compiled statements.
struct ActionName {
  explicit ActionName(std::string_view action);
  std::string text;
  std::uint64_t service = 0;
  std::string_view service_name() const { return std::string_view(text).substr(0, text.find(':')); }
};

/// One of 64 bits for a service prefix in lower case.
std::uint64_t service_bit(std::string_view service);

/// The resource of a request. `wildcard`: the text is itself a pattern ("every object of this bucket"): the question
/// is then whether something below it is allowed. An action that takes only "*" asks for the plain text "*".
struct ResourceName {
  std::string_view arn;
  bool wildcard = false;
  std::size_t prefix = 0;  // where `wildcard`: at most the number of characters before the first one; saves comparing
};

/// Resource or NotResource entry.
class ResourcePattern {
 public:
  ResourcePattern(std::string_view written, bool variables);

  /// Something in the request's resource fits. A variable that may have any value counts as one that suits.
  bool touches(ResourceName resource, const LayeredContext& context) const;

  /// All of the request's resource fits, whatever the variables are.
  bool covers(ResourceName resource, const LayeredContext& context) const;

  bool any() const { return fixed_.any(); }
  bool has_variables() const { return template_.has_variables(); }
  const VariableText& variable_text() const { return template_; }

  /// Where there are no variables.
  const Pattern& fixed() const { return fixed_; }

 private:
  Pattern fixed_;
  VariableText template_;
};

}  // namespace gameday::topology
