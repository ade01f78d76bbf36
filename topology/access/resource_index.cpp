#include "topology/access/resource_index.h"

#include "topology/access/wildcard.h"

#include <algorithm>

namespace gameday::topology {
namespace {

/// Finaliser of SplitMix64 (Steele, Lea, Flood 2014).
std::uint64_t mixed(std::uint64_t h) {
  h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9U;
  h = (h ^ (h >> 27)) * 0x94d049bb133111ebU;
  return h ^ (h >> 31);
}

std::uint64_t hashed(std::string_view text) {
  std::uint64_t h = 0xcbf29ce484222325U;  // FNV-1a
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return mixed(h);
}

}  // namespace

void ResourceIndex::add(const CompiledPolicy& policy) {
  for (const CompiledStatement& statement : policy.statements) {
    for (const ResourcePattern& pattern : statement.resources) {
      const bool variable = pattern.has_variables();
      std::string text(variable ? pattern.variable_text().leading_text() : std::string_view(pattern.fixed().text()));
      std::string prefix = text.substr(0, std::min(literal_prefix(text), text.find_first_of("\x01\x02")));
      entries_.push_back({std::move(prefix), std::move(text), variable});
    }
  }
}

void ResourceIndex::seal() {
  std::ranges::sort(entries_);
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
}

/// 0 where the pattern has nothing to do with the ARN.
std::uint64_t ResourceIndex::mark(const Entry& entry, std::size_t number, std::string_view arn, bool wildcard) const {
  if (entry.variable) return mixed(hashed(arn) + number);
  if (wildcard_match(entry.text, arn)) return mixed(2 * number + 1);
  if (wildcard && wildcard_overlap(entry.text, arn)) return mixed(2 * number + 2);
  return 0;
}

std::uint64_t ResourceIndex::signature(std::string_view arn) const {
  const bool wildcard = has_wildcard(arn);
  const std::size_t literal = literal_prefix(arn);
  auto first = entries_.begin();
  auto last = entries_.end();
  std::uint64_t signature = 0;
  const auto take = [&](const Entry& entry) {
    const auto number = static_cast<std::size_t>(&entry - entries_.data());
    const std::uint64_t bits = mark(entry, number, arn, wildcard);
    if (bits != 0) signature = mixed(signature ^ bits);
  };
  for (std::size_t at = 0; first != last; ++at) {
    // Those whose prefix ends here come first; the others go on with the ARN's next letter or drop out.
    for (; first != last && first->prefix.size() == at; ++first) take(*first);
    if (at == literal) break;
    const auto letter = [at](const Entry& entry) { return static_cast<unsigned char>(entry.prefix[at]); };
    const auto next = static_cast<unsigned char>(arn[at]);
    first = std::ranges::lower_bound(first, last, next, {}, letter);
    last = std::ranges::upper_bound(first, last, next, {}, letter);
  }
  if (wildcard) std::for_each(first, last, take);
  return signature;
}

}  // namespace gameday::topology
