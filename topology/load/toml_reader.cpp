#include "topology/load/toml_reader.h"

#include <algorithm>

#include "topology/load/quantity.h"
#include "topology/model/nearest.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

constexpr std::size_t k_max_bytes = 8U << 20U;
constexpr std::size_t k_max_key = 2000;
constexpr std::size_t k_max_parts = 64;

/// Length of the run of quote characters that opens or closes a string at `at`: 3 for multi-line ones, else 1.
std::size_t quotes_at(std::string_view text, std::size_t at) {
  const char quote = text[at];
  return text.substr(at).starts_with(std::string(3, quote)) ? 3 : 1;
}

/// Where the string that opens at `at` ends: after its closing quotes, at the line's end if it has none there, or at the end.
std::size_t after_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::size_t run = quotes_at(text, at);
  std::size_t i = at + run;
  while (i < text.size()) {
    if (text[i] == '\\' && quote == '"') {
      i += 2;
    } else if (text[i] == '\n' && run == 1) {
      return i;
    } else if (text[i] == quote && (run == 1 || quotes_at(text, i) == 3)) {
      return i + run;
    } else {
      ++i;
    }
  }
  return text.size();
}

/// Line of the first key that is too long to parse safely, or 0: toml++ recurses by the number of a key's parts. Counts the
/// dots outside of strings and comments between two separators, wherever a key may stand.
int first_hostile_key(std::string_view text) {
  int line = 1;
  std::size_t parts = 1;
  std::size_t length = 0;
  std::size_t i = 0;
  while (i < text.size()) {
    const char c = text[i];
    std::size_t next = i + 1;
    if (c == '"' || c == '\'') {
      next = std::min(after_string(text, i), text.size());
      for (std::size_t k = i; k < next; ++k) line += text[k] == '\n' ? 1 : 0;
    } else if (c == '#') {
      next = std::min(text.find('\n', i), text.size());
    } else if (c == '\n' || c == '=' || c == ',' || c == '{' || c == '}' || c == '[' || c == ']') {
      line += c == '\n' ? 1 : 0;
      parts = 1;
      length = 0;
    } else {
      parts += c == '.' ? 1 : 0;
      ++length;
    }
    if (parts > k_max_parts || (length > k_max_key && parts > 8)) return line;
    i = next;
  }
  return 0;
}

std::string shortened(std::string text) {
  if (text.size() <= 200) return text;
  return text.substr(0, 197) + "…";
}

/// The library's "Error while parsing string: encountered end-of-file" as "in a string: encountered end-of-file".
std::string reworded(std::string text) {
  constexpr std::string_view prefix = "Error while parsing ";
  if (text.starts_with(prefix)) text = "in a " + text.substr(prefix.size());
  return shortened(std::move(text));
}

std::string kind_of(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table: return "a table";
    case toml::node_type::array: return "a list";
    case toml::node_type::string: return "a text";
    case toml::node_type::integer: return "a bare number";
    case toml::node_type::floating_point: return "a bare number";
    case toml::node_type::boolean: return "true or false";
    case toml::node_type::date: return "a date";
    default: return "another kind of value";
  }
}

}  // namespace

Place place_of(const toml::node& node, const std::string& file) {
  const auto& begin = node.source().begin;
  return {file, static_cast<int>(begin.line), static_cast<int>(begin.column)};
}

tl::expected<TomlFile, Problem> TomlFile::parse(std::string_view text, std::string name) {
  if (text.size() > k_max_bytes)
    return tl::unexpected(Problem{{name, 0, 0}, fmt::format("the file has {} bytes", text.size()), "at most 8 MiB", ""});
  if (const int line = first_hostile_key(text); line > 0)
    return tl::unexpected(Problem{{name, line, 1}, "a key of this line is too long", "at most 64 parts", ""});
  TomlFile file;
  file.name = std::move(name);
  // The packaged library reports by exception; it ends here.
  try {
    file.root = toml::parse(text, file.name);
  } catch (const toml::parse_error& error) {
    const auto& begin = error.source().begin;
    return tl::unexpected(Problem{{file.name, static_cast<int>(begin.line), static_cast<int>(begin.column)},
                                  "not valid TOML: " + reworded(std::string(error.description())), "", ""});
  }
  return file;
}

TableReader::TableReader(const toml::table& table, const std::string& file, Problems& problems, std::string what)
    : table_(&table), file_(&file), problems_(&problems), what_(std::move(what)) {}

Place TableReader::place() const { return topology::place_of(*table_, *file_); }

Place TableReader::place_of(std::string_view key) const {
  if (const toml::node* node = table_->get(key)) return topology::place_of(*node, *file_);
  return place();
}

bool TableReader::has(std::string_view key) const { return table_->contains(key); }

std::vector<std::string> TableReader::keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, node] : *table_) keys.emplace_back(key.str());
  std::ranges::sort(keys);
  return keys;
}

const toml::node* TableReader::find(std::string_view key) {
  if (std::ranges::find(known_, key) == known_.end()) known_.emplace_back(key);
  return table_->get(key);
}

void TableReader::problem(std::string_view key, std::string reason, std::string expected, std::string nearest) {
  problems_->push_back({place_of(key), std::move(reason), std::move(expected), std::move(nearest)});
}

void TableReader::wrong_kind(std::string_view key, std::string_view expected) {
  const toml::node* node = table_->get(key);
  problem(key, fmt::format("{}: \"{}\" is {}", what_, key, kind_of(*node)), std::string(expected));
}

bool TableReader::require(std::string_view key) {
  if (find(key) != nullptr) return true;
  problem(key, fmt::format("{}: \"{}\" is missing", what_, key));
  return false;
}

std::optional<std::string> TableReader::text(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (const auto value = node->value_exact<std::string>()) return *value;
  wrong_kind(key, "a text in quotes");
  return std::nullopt;
}

std::optional<bool> TableReader::flag(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (const auto value = node->value_exact<bool>()) return *value;
  wrong_kind(key, "true or false");
  return std::nullopt;
}

std::optional<std::int64_t> TableReader::integer(std::string_view key, std::int64_t low, std::int64_t high) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  const std::string expected = fmt::format("a whole number from {} to {}", low, high);
  const auto value = node->value_exact<std::int64_t>();
  if (value && *value >= low && *value <= high) return *value;
  if (value) problem(key, fmt::format("{}: \"{}\" is {}", what_, key, *value), expected);
  else wrong_kind(key, expected);
  return std::nullopt;
}

std::optional<double> TableReader::number(std::string_view key, double low, double high) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  const std::string expected = fmt::format("a number from {} to {}", low, high);
  const auto value = node->is_number() ? node->value<double>() : std::nullopt;
  if (value && *value >= low && *value <= high) return *value;
  if (value) problem(key, fmt::format("{}: \"{}\" is {}", what_, key, *value), expected);
  else wrong_kind(key, expected);
  return std::nullopt;
}

std::optional<Millis> TableReader::duration(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  const auto value = node->value_exact<std::string>();
  if (!value) {
    wrong_kind(key, "a duration with its unit: ms, s, min, h, d, w or y");
    return std::nullopt;
  }
  const auto parsed = parse_duration(*value);
  if (parsed) return *parsed;
  problem(key, fmt::format("{}: \"{}\": {}", what_, key, parsed.error()));
  return std::nullopt;
}

std::optional<double> TableReader::share(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (node->is_number()) return number(key, 0.0, 1.0);
  const auto value = node->value_exact<std::string>();
  if (!value) {
    wrong_kind(key, "a share such as \"95 %\" or 0.95");
    return std::nullopt;
  }
  const auto parsed = parse_share(*value);
  if (parsed) return *parsed;
  problem(key, fmt::format("{}: \"{}\": {}", what_, key, parsed.error()));
  return std::nullopt;
}

std::optional<std::int64_t> TableReader::count(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (node->is_integer()) return integer(key, 0, 1'000'000'000'000'000);
  const auto value = node->value_exact<std::string>();
  if (!value) {
    wrong_kind(key, "a count such as 1_200_000 or \"2 M\"");
    return std::nullopt;
  }
  const auto parsed = parse_count(*value);
  if (parsed) return *parsed;
  problem(key, fmt::format("{}: \"{}\": {}", what_, key, parsed.error()));
  return std::nullopt;
}

std::optional<Day> TableReader::day(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (const auto value = node->value_exact<toml::date>()) {
    const std::chrono::year_month_day ymd{std::chrono::year{value->year}, std::chrono::month{value->month},
                                          std::chrono::day{value->day}};
    if (ymd.ok()) return Day{ymd};
  }
  wrong_kind(key, "a date such as 2026-03-02");
  return std::nullopt;
}

std::optional<Name> TableReader::name(std::string_view key) {
  auto value = text(key);
  if (!value) return std::nullopt;
  return Name{std::move(*value), place_of(key)};
}

std::vector<Name> TableReader::names(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return {};
  if (const auto one = node->value_exact<std::string>()) return {Name{*one, place_of(key)}};
  const toml::array* list = node->as_array();
  if (list == nullptr) {
    wrong_kind(key, "a text or a list of texts");
    return {};
  }
  std::vector<Name> names;
  for (const toml::node& item : *list) {
    if (const auto value = item.value_exact<std::string>()) names.push_back({*value, topology::place_of(item, *file_)});
    else problems_->push_back({topology::place_of(item, *file_),
                               fmt::format("{}: \"{}\" holds {}", what_, key, kind_of(item)), "a text in quotes", ""});
  }
  return names;
}

std::optional<TableReader> TableReader::table(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (const toml::table* inner = node->as_table())
    return TableReader(*inner, *file_, *problems_, fmt::format("{}: {}", what_, key));
  wrong_kind(key, "a table");
  return std::nullopt;
}

std::vector<TableReader> TableReader::tables(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return {};
  if (node->is_table()) return {*table(key)};
  std::vector<TableReader> readers;
  const toml::array* list = node->as_array();
  if (list == nullptr) {
    wrong_kind(key, "a table or a list of tables");
    return readers;
  }
  for (const toml::node& item : *list) {
    if (const toml::table* inner = item.as_table())
      readers.emplace_back(*inner, *file_, *problems_, fmt::format("{}: {}", what_, key));
    else problems_->push_back({topology::place_of(item, *file_),
                               fmt::format("{}: \"{}\" holds {}", what_, key, kind_of(item)), "a table", ""});
  }
  return readers;
}

std::vector<std::pair<std::string, TableReader>> TableReader::children(std::string_view what) {
  std::vector<std::pair<std::string, TableReader>> found;
  for (const std::string& key : keys()) {
    const toml::node* node = find(key);
    if (const toml::table* inner = node->as_table())
      found.emplace_back(key, TableReader(*inner, *file_, *problems_, fmt::format("{} \"{}\"", what, key)));
    else wrong_kind(key, "a table");
  }
  return found;
}

const toml::node* TableReader::node(std::string_view key) { return find(key); }

std::optional<std::size_t> TableReader::choice(std::string_view key, std::span<const std::string_view> choices) {
  const auto value = text(key);
  if (!value) return std::nullopt;
  const auto found = std::ranges::find(choices, *value);
  if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
  const std::vector<std::string> names(choices.begin(), choices.end());
  problem(key, fmt::format("{}: \"{}\" is \"{}\"", what_, key, shortened(*value)),
          fmt::format("one of {}", fmt::join(names, ", ")), nearest(*value, names));
  return std::nullopt;
}

void TableReader::finish() {
  for (const std::string& key : keys()) {
    if (std::ranges::find(known_, key) != known_.end()) continue;
    std::vector<std::string> sorted = known_;
    std::ranges::sort(sorted);
    // The nearest key says it best; a stranger gets the whole list.
    const std::string near = nearest(key, sorted);
    problem(key, fmt::format("{}: unknown key \"{}\"", what_, shortened(key)),
            near.empty() ? fmt::format("one of {}", fmt::join(sorted, ", ")) : "", near);
  }
}

void check_version(TableReader& root) {
  if (!root.has("gameday")) {
    root.problem("gameday", "the file does not say its format", "\"gameday = 1\" at the top");
    return;
  }
  root.integer("gameday", 1, 1);
}

}  // namespace gameday::topology
