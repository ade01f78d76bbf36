#include "topology/load/lineage.h"

#include <map>

#include <fmt/format.h>

namespace gameday::topology {
namespace {

std::string by_account(const LineageBook::Entry& entry) {
  if (entry.account.empty()) return fmt::format("{}/{}", entry.word, entry.name);
  return fmt::format("{}/{}/{}", entry.account, entry.word, entry.name);
}

std::string by_workload(const LineageBook::Entry& entry) {
  if (entry.owner.workload.empty() || entry.account.empty()) return by_account(entry);
  const std::string_view environment = entry.owner.environment.empty() ? "-" : std::string_view(entry.owner.environment);
  return fmt::format("{}/{}/{}/{}", entry.owner.workload, environment, entry.word, entry.name);
}

}  // namespace

void LineageBook::finish(Problems& problems) {
  std::map<std::string, int> uses;
  for (const Entry& entry : entries_) ++uses[entry.given.empty() ? by_workload(entry) : entry.given];
  std::map<std::string, const Entry*> taken;
  for (const Entry& entry : entries_) {
    std::string lineage = entry.given.empty() ? by_workload(entry) : entry.given;
    if (entry.given.empty() && uses[lineage] > 1) lineage = by_account(entry);
    const auto [at, fresh] = taken.emplace(lineage, &entry);
    const Entry& other = *at->second;
    // One thing defined twice is told by whoever sorts its kind.
    const bool same = other.word == entry.word && other.account == entry.account && other.name == entry.name;
    if (!fresh && !same) {
      const Place& first = other.place;
      problems.push_back({entry.place, fmt::format("{} \"{}\" has the lineage \"{}\" of {} \"{}\" ({}:{})", entry.word,
                                                   entry.name, lineage, other.word, other.name, first.file,
                                                   first.line),
                          "a lineage of its own", ""});
    }
    *entry.out = std::move(lineage);
  }
}

}  // namespace gameday::topology
