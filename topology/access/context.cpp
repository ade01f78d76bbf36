#include "topology/access/context.h"

#include "topology/access/wildcard.h"

namespace gameday::topology {
namespace {

constexpr std::string_view k_resource_tag = "aws:resourcetag/";

KnownKey tag_value(const Tags& tags, std::string_view lower_name) {
  for (const auto& [name, value] : tags) {
    if (lowered(name) == lower_name) return {KnownKey::State::present, std::span(&value, 1)};
  }
  return {KnownKey::State::absent, {}};
}

}  // namespace

Context& Context::set(std::string_view key, std::string value) {
  return set(key, std::vector<std::string>{std::move(value)});
}

Context& Context::set(std::string_view key, std::vector<std::string> values) {
  known_[lowered(key)] = std::move(values);
  return *this;
}

Context& Context::set_absent(std::string_view key) { return set(key, std::vector<std::string>{}); }

Context& Context::set_absent_below(std::string_view prefix) {
  absent_prefixes_.push_back(lowered(prefix));
  return *this;
}

KnownKey Context::find(std::string_view key) const {
  const auto found = known_.find(key);
  if (found != known_.end()) {
    if (found->second.empty()) return {KnownKey::State::absent, {}};
    return {KnownKey::State::present, found->second};
  }
  for (const std::string& prefix : absent_prefixes_) {
    if (key.starts_with(prefix)) return {KnownKey::State::absent, {}};
  }
  return {};
}

KnownKey LayeredContext::find(std::string_view key) const {
  for (const Context* layer : layers) {
    if (layer == nullptr) continue;
    const KnownKey known = layer->find(key);
    if (known.state != KnownKey::State::unknown) return known;
  }
  if (resource_tags != nullptr && key.starts_with(k_resource_tag)) {
    return tag_value(*resource_tags, key.substr(k_resource_tag.size()));
  }
  return {world == World::open ? KnownKey::State::unknown : KnownKey::State::absent, {}};
}

}  // namespace gameday::topology
