#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "topology/model/estate_draft.h"

// TOML out: values as text, and tables built line by line.
namespace gameday::topology {

/// A text in TOML quotes; literal ('…') where it holds quotes or backslashes and may be, so that JSON stays readable.
std::string toml_quoted(std::string_view text);
/// A key, quoted only where it must be.
std::string toml_key(std::string_view key);
/// One text as itself, several as a list.
std::string toml_list(const std::vector<std::string>& texts);
/// Exactly this long, in the largest unit that fits: "400 d", "90 min", "1500 ms". With quotes.
std::string toml_duration(Millis duration);
std::string toml_day(Day day);

enum class Detail { differences, everything };

/// The lines of one table, in the order in which they are added.
class TomlTable {
 public:
  TomlTable(std::string header, Detail detail) : header_(std::move(header)), detail_(detail) {}

  /// `value` is TOML already.
  void line(std::string_view key, const std::string& value) { lines_.push_back(toml_key(key) + " = " + value); }
  void line(std::string_view key, std::string_view inner, const std::string& value) {
    lines_.push_back(toml_key(key) + '.' + toml_key(inner) + " = " + value);
  }
  void comment(std::string_view text) { lines_.push_back("# " + std::string(text)); }
  void text(std::string_view key, const std::string& value);  // left out where empty
  void names(std::string_view key, const std::vector<Name>& names);
  void texts(std::string_view key, const std::map<std::string, std::string>& texts);

  /// As `line` where `value` is not the default; the default itself only where everything is asked for, and marked so.
  void unless(std::string_view key, const std::string& value, const std::string& usual);

  /// Header and lines, with a blank line before it.
  std::string finish() const;

 private:
  std::string header_;
  Detail detail_;
  std::vector<std::string> lines_;
};

}  // namespace gameday::topology
