#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "topology/model/estate_draft.h"
#include "topology/model/problem.h"

#include <tl/expected.hpp>
#include <toml++/toml.h>

namespace gameday::topology {

/// A TOML text, parsed. Bounded before parsing (8 MiB; 64 parts a key, 8 where it has over 2,000 characters), because toml++ 3.3
/// overflows the stack on longer keys; it limits nesting itself. It stops at its first syntax error, so there is one problem.
struct TomlFile {
  std::string name;  // as the user gave it
  toml::table root;
  static tl::expected<TomlFile, Problem> parse(std::string_view text, std::string name);
};

/// Reads one table, collecting every problem and going on. Each getter marks its key as known; `finish` reports those
/// that nobody asked for, with the nearest that somebody did. Keeps a reference to the table: the file must outlive it.
class TableReader {
 public:
  TableReader(const toml::table& table, const std::string& file, Problems& problems, std::string what);

  const std::string& what() const { return what_; }  // how messages name the table, e.g. `role "deployer"`
  Place place() const;
  Place place_of(std::string_view key) const;        // of the value, or of the table where the key is absent
  bool has(std::string_view key) const;
  std::vector<std::string> keys() const;             // in the order of the key text

  // Nothing where the key is absent; nothing and a problem where the value is of the wrong kind.
  std::optional<std::string> text(std::string_view key);
  std::optional<bool> flag(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key, std::int64_t low, std::int64_t high);
  std::optional<double> number(std::string_view key, double low, double high);
  std::optional<Millis> duration(std::string_view key);
  std::optional<double> share(std::string_view key);
  std::optional<std::int64_t> count(std::string_view key);
  std::optional<Day> day(std::string_view key);
  std::optional<Name> name(std::string_view key);
  std::vector<Name> names(std::string_view key);     // a text or a list of texts
  std::optional<TableReader> table(std::string_view key);
  std::vector<TableReader> tables(std::string_view key);  // one table or a list of tables
  /// Every sub-table, by its key; a sub-table that is none is a problem. `what` names them: `role "deployer"`.
  std::vector<std::pair<std::string, TableReader>> children(std::string_view what);
  const toml::node* node(std::string_view key);      // anything else: the raw value

  /// One of `choices`, as its index.
  std::optional<std::size_t> choice(std::string_view key, std::span<const std::string_view> choices);

  void problem(std::string_view key, std::string reason, std::string expected = {}, std::string nearest = {});
  /// As `problem`, when the key is absent.
  bool require(std::string_view key);
  /// Reports the keys that nobody asked for.
  void finish();

  Problems& problems() { return *problems_; }
  const std::string& file() const { return *file_; }
  const toml::table& raw() const { return *table_; }

 private:
  const toml::node* find(std::string_view key);
  void wrong_kind(std::string_view key, std::string_view expected);

  const toml::table* table_;
  const std::string* file_;
  Problems* problems_;
  std::string what_;
  std::vector<std::string> known_;
};

Place place_of(const toml::node& node, const std::string& file);

/// Reports a file without `gameday = 1`, or of another version.
void check_version(TableReader& root);

}  // namespace gameday::topology
