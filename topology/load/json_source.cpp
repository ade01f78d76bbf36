#include "topology/load/json_source.h"

#include <algorithm>
#include <utility>

#include "topology/load/policy_json.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

constexpr std::size_t k_largest = 256U << 20U;
constexpr std::size_t k_deepest = 40;

}  // namespace

JsonSource::JsonSource(std::string_view text, std::string name) : text_(text), name_(std::move(name)), lines_{0} {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') lines_.push_back(i + 1);
}

tl::expected<JsonSource, Problem> JsonSource::parse(std::string_view text, std::string name) {
  if (text.size() > k_largest)
    return tl::unexpected(Problem{{std::move(name), 0, 0}, fmt::format("the file has {} bytes", text.size()), "at most 256 MiB", ""});
  auto root = parse_json(text, {name, 1, 1}, k_deepest);
  if (!root) return tl::unexpected(std::move(root.error()));
  JsonSource source(text, std::move(name));
  source.root_ = std::move(*root);
  return source;
}

Place JsonSource::place(const JsonNode& node) const {
  const auto after = std::ranges::upper_bound(lines_, node.offset);
  const std::size_t line = static_cast<std::size_t>(after - lines_.begin());
  return {name_, static_cast<int>(line), static_cast<int>(node.offset - lines_[line - 1]) + 1};
}

std::string_view JsonSource::extent(const JsonNode& node) const {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = node.offset; i < text_.size(); ++i) {
    const char c = text_[i];
    if (in_string) {
      if (c == '\\') ++i;
      else if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return text_.substr(node.offset, i + 1 - node.offset);
    }
  }
  return text_.substr(node.offset);
}

tl::expected<PolicyDocument, Problems> JsonSource::policy(const JsonNode& node) const {
  if (node.kind == JsonNode::Kind::string) return parse_policy(node.text, place(node));
  if (node.kind == JsonNode::Kind::object) return parse_policy(extent(node), place(node));
  return tl::unexpected(Problems{{place(node), "a policy document is missing", "an object or its text", ""}});
}

}  // namespace gameday::topology
