#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/model/sigma_rule.h"
#include "topology/model/problem.h"

#include <fmt/format.h>

namespace gameday::scenarios {

/// Whose definition it is. A later tier replaces an earlier one; within a tier a name stands once.
enum class Tier { bundled, extra };

/// Definitions of one kind by name, whatever order their files come in.
template <class T>
class Shelf {
 public:
  /// `kind`: how messages name them.
  explicit Shelf(std::string_view kind) : kind_(kind) {}

  void put(T definition, Tier tier, topology::Problems& problems) {
    const std::string& name = name_of(definition);
    const auto [at, fresh] = entries_.try_emplace(name, Entry{definition, tier});
    if (fresh) return;
    if (at->second.tier == tier) {
      const topology::Place& first = at->second.definition.place;
      problems.push_back({definition.place,
                          fmt::format("{} \"{}\" is defined twice; first at {}:{}", kind_, name, first.file, first.line),
                          "", ""});
      return;
    }
    if (at->second.tier < tier) at->second = Entry{std::move(definition), tier};
  }

  /// All of them by name; the shelf is empty afterwards.
  std::vector<T> take() {
    std::vector<T> all;
    for (auto& [name, entry] : entries_) all.push_back(std::move(entry.definition));
    entries_.clear();
    return all;
  }

 private:
  struct Entry {
    T definition;
    Tier tier;
  };

  template <class D>
  static const std::string& name_of(const D& definition) { return definition.name; }
  static const std::string& name_of(const SigmaRule& rule) { return rule.file; }

  std::string_view kind_;
  std::map<std::string, Entry> entries_;
};

}  // namespace gameday::scenarios
