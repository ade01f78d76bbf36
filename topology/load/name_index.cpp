#include "topology/load/name_index.h"

#include <algorithm>
#include <optional>

#include "topology/model/nearest.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

bool is_wanted(const Named& named, const Wanted& wanted) {
  return wanted.words.empty() || std::ranges::find(wanted.words, named.word) != wanted.words.end();
}

std::string told(const Named& named) {
  if (named.account.empty()) return fmt::format("{}/{}", named.word, named.name);
  return fmt::format("{}/{}/{}", named.account, named.word, named.name);
}

/// More candidates than anybody has of one kind; bounds the time that a hostile file can cost.
constexpr std::size_t k_most_candidates = 20'000;

}  // namespace

void NameIndex::add(Named named) {
  by_name_.emplace(named.name, all_.size());
  if (!named.arn.empty()) by_arn_.emplace(named.arn, all_.size());
  all_.push_back(std::move(named));
}

/// Those of this name and, where given, word; only the account's own where it has any.
std::vector<const Named*> NameIndex::named(std::string_view name, std::string_view account, std::string_view word,
                                           const Wanted& wanted) const {
  std::vector<const Named*> own;
  std::vector<const Named*> others;
  const auto [first, last] = by_name_.equal_range(name);
  for (auto at = first; at != last; ++at) {
    const Named& candidate = all_[at->second];
    if (!is_wanted(candidate, wanted) || (!word.empty() && candidate.word != word)) continue;
    (candidate.account == account ? own : others).push_back(&candidate);
  }
  return own.empty() ? others : own;
}

std::vector<const Named*> NameIndex::readings(std::string_view text, std::string_view account,
                                              const Wanted& wanted) const {
  if (text.starts_with("arn:")) {
    const auto found = by_arn_.find(text);
    if (found == by_arn_.end() || !is_wanted(all_[found->second], wanted)) return {};
    return {&all_[found->second]};
  }
  if (auto whole = named(text, account, {}, wanted); !whole.empty()) return whole;
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return {};
  const std::string_view front = text.substr(0, slash);
  const std::string_view rest = text.substr(slash + 1);
  if (auto of_kind = named(rest, account, front, wanted); !of_kind.empty()) return of_kind;

  const auto keep_account = [&](std::vector<const Named*> found) {
    std::erase_if(found, [&](const Named* candidate) { return candidate->account != front; });
    return found;
  };
  if (auto of_account = keep_account(named(rest, front, {}, wanted)); !of_account.empty()) return of_account;
  const std::size_t second = rest.find('/');
  if (second == std::string_view::npos) return {};
  return keep_account(named(rest.substr(second + 1), front, rest.substr(0, second), wanted));
}

std::string NameIndex::nearest_name(std::string_view text, std::string_view account, const Wanted& wanted) const {
  std::vector<std::string> candidates;
  for (const Named& candidate : all_) {
    if (!is_wanted(candidate, wanted) || candidates.size() >= k_most_candidates) continue;
    if (text.starts_with("arn:")) candidates.push_back(candidate.arn);
    else if (candidate.account.empty() || candidate.account == account) candidates.push_back(candidate.name);
    else if (text.find('/') == std::string_view::npos) candidates.push_back(candidate.name);
    else candidates.push_back(candidate.account + '/' + candidate.name);
  }
  return nearest(text, candidates);
}

tl::expected<const Named*, Problem> NameIndex::find(const Name& reference, std::string_view account,
                                                    const Wanted& wanted) const {
  const auto found = readings(reference.text, account, wanted);
  if (found.size() == 1) return found.front();
  Problem problem;
  problem.place = reference.place;
  if (found.empty()) {
    problem.reason = fmt::format("{} \"{}\" is not defined", wanted.noun, reference.text);
    problem.nearest = nearest_name(reference.text, account, wanted);
    return tl::unexpected(std::move(problem));
  }
  std::vector<std::string> choices;
  for (const Named* named : found) choices.push_back(fmt::format("\"{}\"", told(*named)));
  std::ranges::sort(choices);
  problem.reason = fmt::format("\"{}\" can mean several things", reference.text);
  problem.expected = fmt::format("one of {}", fmt::join(choices, ", "));
  return tl::unexpected(std::move(problem));
}

}  // namespace gameday::topology
