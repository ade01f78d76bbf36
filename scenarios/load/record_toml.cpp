#include "scenarios/load/record_toml.h"

#include <algorithm>
#include <string>

#include "topology/model/nearest.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

using topology::TableReader;

bool is_slot_letter(char c) { return (c >= 'a' && c <= 'z') || c == '.' || c == '_' || c == '-'; }

/// Braces around lower-case words are slots; any other brace is a brace, as in a policy's JSON.
void check_slots(std::string_view text, const topology::Place& place, TableReader& in) {
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) return;
    const std::string_view name = text.substr(open + 1, close - open - 1);
    if (name.empty() || !std::ranges::all_of(name, is_slot_letter)) continue;
    if (std::ranges::find(k_slot_names, name) != k_slot_names.end()) continue;
    const std::vector<std::string> slots(k_slot_names.begin(), k_slot_names.end());
    const std::string near = topology::nearest(name, slots);
    in.problems().push_back({place, fmt::format("{}: unknown slot \"{{{}}}\"", in.what(), name),
                             near.empty() ? fmt::format("one of {}", fmt::join(slots, ", ")) : "", near});
  }
}

/// Walks an event's nested tables. Depth is bounded by the parser.
class Flattener {
 public:
  explicit Flattener(TableReader& in) : in_(in) {}

  void walk(const toml::node& node, const std::string& path) {
    if (const toml::table* table = node.as_table()) {
      for (const auto& [key, child] : *table)
        walk(child, path.empty() ? std::string(key.str()) : fmt::format("{}.{}", path, key.str()));
    } else if (const toml::array* list = node.as_array()) {
      for (const toml::node& item : *list) walk(item, path);
    } else {
      add(node, path);
    }
  }

  std::vector<RecordField> fields;

 private:
  void add(const toml::node& node, const std::string& path) {
    if (const auto text = node.value_exact<std::string>()) {
      check_slots(*text, topology::place_of(node, in_.file()), in_);
      fields.push_back({path, FieldKind::text, *text});
    } else if (const auto flag = node.value_exact<bool>()) {
      fields.push_back({path, FieldKind::boolean, *flag ? "true" : "false"});
    } else if (const auto whole = node.value_exact<std::int64_t>()) {
      fields.push_back({path, FieldKind::number, fmt::format("{}", *whole)});
    } else if (const auto number = node.value_exact<double>()) {
      fields.push_back({path, FieldKind::number, fmt::format("{}", *number)});
    } else {
      in_.problems().push_back({topology::place_of(node, in_.file()),
                                fmt::format("{}: \"{}\" is a date or time", in_.what(), path),
                                "a text, a number, true or false", ""});
    }
  }

  TableReader& in_;
};

}  // namespace

std::vector<RecordField> read_event(TableReader& in, std::string_view key) {
  const toml::node* node = in.node(key);
  if (node == nullptr) return {};
  if (!node->is_table()) {
    in.table(key);  // says what is wrong
    return {};
  }
  Flattener flattener(in);
  flattener.walk(*node, "");
  std::ranges::stable_sort(flattener.fields, {}, &RecordField::path);
  return std::move(flattener.fields);
}

RecordTemplate read_record(TableReader& in) {
  RecordTemplate record;
  record.place = in.place();
  in.require("log");
  record.log = in.text("log").value_or("");
  if (in.has("on")) {
    record.on_success = record.on_denied = false;
    for (const topology::Name& name : in.names("on")) {
      if (name.text == "success") record.on_success = true;
      else if (name.text == "denied") record.on_denied = true;
      else in.problems().push_back({name.place, fmt::format("{}: \"on\" holds \"{}\"", in.what(), name.text),
                                    "success or denied", topology::nearest(name.text, std::vector<std::string>{"success", "denied"})});
    }
  } else {
    record.on_denied = true;
  }
  if (const auto times = in.integer("times", 1, 1'000'000)) record.times = *times;
  in.require("event");
  record.fields = read_event(in, "event");
  in.finish();
  return record;
}

}  // namespace gameday::scenarios
