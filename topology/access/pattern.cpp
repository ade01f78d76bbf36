#include "topology/access/pattern.h"

#include "topology/access/wildcard.h"

#include <algorithm>

namespace gameday::topology {
namespace {

bool pattern_touches(const Pattern& pattern, ResourceName resource) {
  if (pattern.matches(resource.arn)) return true;
  if (!resource.wildcard) return false;
  return wildcard_overlap(pattern.text(), resource.arn, std::min(pattern.literal_prefix(), resource.prefix));
}

}  // namespace

Pattern::Pattern(std::string text) : text_(std::move(text)), prefix_(topology::literal_prefix(text_)) {
  if (!text_.empty() && text_.find_first_not_of('*') == std::string::npos) {
    form_ = Form::any;
  } else if (text_.find(k_plain_star) != std::string::npos || text_.find(k_plain_mark) != std::string::npos) {
    form_ = Form::general;
  } else if (prefix_ == text_.size()) {
    form_ = Form::literal;
  } else {
    form_ = prefix_ + 1 == text_.size() && text_.back() == '*' ? Form::starts_with : Form::general;
  }
}

bool Pattern::matches(std::string_view text) const {
  switch (form_) {
    case Form::any: return true;
    case Form::literal: return text == text_;
    case Form::starts_with: return text.starts_with(std::string_view(text_).substr(0, prefix_));
    case Form::general: return wildcard_match(text_, text);
  }
  return false;
}

ActionName::ActionName(std::string_view action) : text(lowered(action)), service(service_bit(service_name())) {}

std::uint64_t service_bit(std::string_view service) {
  std::uint32_t h = 2166136261U;  // FNV-1a
  for (const char c : service) h = (h ^ static_cast<unsigned char>(c)) * 16777619U;
  return std::uint64_t{1} << ((h ^ (h >> 15)) % 64);
}

ResourcePattern::ResourcePattern(std::string_view written, bool variables)
    : template_(written, TextUse::pattern, variables) {
  if (!template_.has_variables()) fixed_ = Pattern(template_.text());
}

bool ResourcePattern::touches(ResourceName resource, const LayeredContext& context) const {
  if (!has_variables()) return pattern_touches(fixed_, resource);
  const auto expansion = template_.expand(context);
  if (expansion.state == VariableText::Expansion::State::absent) return false;
  return pattern_touches(Pattern(expansion.text), resource);
}

bool ResourcePattern::covers(ResourceName resource, const LayeredContext& context) const {
  if (!has_variables()) return fixed_.matches(resource.arn);
  const auto expansion = template_.expand(context);
  return expansion.state == VariableText::Expansion::State::resolved && Pattern(expansion.text).matches(resource.arn);
}

}  // namespace gameday::topology
