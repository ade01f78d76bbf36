#include "topology/load/toml_text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace gameday::topology {
namespace {

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) != 0x7f; }

}  // namespace

std::string toml_quoted(std::string_view text) {
  const bool escapes = text.find_first_of("\"\\") != std::string_view::npos;
  if (escapes && text.find('\'') == std::string_view::npos && std::ranges::all_of(text, is_plain))
    return fmt::format("'{}'", text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += {'\\', c};
    else if (!is_plain(c)) quoted += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
    else quoted += c;
  }
  return quoted + '"';
}

std::string toml_key(std::string_view key) {
  if (!key.empty() && std::ranges::all_of(key, is_bare)) return std::string(key);
  return toml_quoted(key);
}

std::string toml_list(const std::vector<std::string>& texts) {
  if (texts.size() == 1) return toml_quoted(texts.front());
  std::string list = "[";
  std::size_t width = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string item = toml_quoted(texts[i]);
    if (i > 0) list += ',';
    width += item.size() + 2;
    if (width > 100) {
      list += "\n ";
      width = item.size() + 2;
    }
    list += i > 0 ? ' ' + item : item;
  }
  return list + ']';
}

std::string toml_duration(Millis duration) {
  static constexpr std::array units{std::pair{k_day.count, std::string_view("d")}, std::pair{k_hour.count, std::string_view("h")},
                                    std::pair{k_minute.count, std::string_view("min")},
                                    std::pair{k_second.count, std::string_view("s")}};
  for (const auto& [ms, name] : units)
    if (duration.count % ms == 0) return fmt::format("\"{} {}\"", duration.count / ms, name);
  return fmt::format("\"{} ms\"", duration.count);
}

std::string toml_day(Day day) {
  const std::chrono::year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

void TomlTable::text(std::string_view key, const std::string& value) {
  if (!value.empty()) line(key, toml_quoted(value));
}

void TomlTable::names(std::string_view key, const std::vector<Name>& names) {
  std::vector<std::string> texts;
  for (const Name& name : names) texts.push_back(name.text);
  if (!texts.empty()) line(key, toml_list(texts));
}

void TomlTable::texts(std::string_view key, const std::map<std::string, std::string>& texts) {
  if (texts.empty()) return;
  std::vector<std::string> pairs;
  for (const auto& [name, value] : texts) pairs.push_back(toml_key(name) + " = " + toml_quoted(value));
  line(key, fmt::format("{{ {} }}", fmt::join(pairs, ", ")));
}

void TomlTable::unless(std::string_view key, const std::string& value, const std::string& usual) {
  if (value != usual) line(key, value);
  else if (detail_ == Detail::everything) lines_.push_back(fmt::format("{} = {}  # default", toml_key(key), value));
}

std::string TomlTable::finish() const {
  std::string text = header_.empty() ? "" : '\n' + header_ + '\n';
  for (const std::string& line : lines_) text += line + '\n';
  return text;
}

}  // namespace gameday::topology
