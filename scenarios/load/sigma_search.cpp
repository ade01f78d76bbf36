#include "scenarios/load/sigma_search.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "topology/model/nearest.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

using topology::Problems;

/// Modifiers of the Sigma specification 2.0 that are not understood here: named, so that the message can tell a
/// modifier that exists from a misspelt one.
constexpr std::array<std::string_view, 27> k_unsupported{
    "re",   "i",       "m",     "s",    "cidr", "exists", "base64", "base64offset", "utf16", "utf16le", "utf16be",
    "wide", "windash", "cased", "gt",   "gte",  "lt",     "lte",    "neq",          "fieldref", "expand", "minute",
    "hour", "day",     "week",  "month", "year"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

/// A plain scalar that YAML takes for a number (YAML 1.2 core schema), but that JSON would print in another way: 010, 0x1F,
/// +1, .5, .inf. What it should be compared with is not clear, so the author is asked.
bool is_foreign_number(std::string_view text) {
  if (text == ".inf" || text == "-.inf" || text == "+.inf" || text == ".nan") return true;
  const bool is_signed = text.starts_with('-') || text.starts_with('+');
  const std::string_view body = text.substr(is_signed ? 1 : 0);
  if (body.starts_with("0x") || body.starts_with("0o")) return body.size() > 2 && is_digit(body[2]);
  std::size_t at = skip_digits(body, 0);
  const std::size_t whole = at;
  std::size_t fraction = 0;
  if (at < body.size() && body[at] == '.') {
    const std::size_t end = skip_digits(body, at + 1);
    fraction = end - at - 1;
    at = end;
    if (fraction == 0 && whole > 0) return at == body.size();
  }
  if (whole + fraction == 0) return false;
  if (at < body.size() && (body[at] == 'e' || body[at] == 'E')) {
    ++at;
    if (at < body.size() && (body[at] == '-' || body[at] == '+')) ++at;
    const std::size_t end = skip_digits(body, at);
    if (end == at) return false;
    at = end;
  }
  if (at != body.size()) return false;
  return text.starts_with('+') || whole == 0 || (whole > 1 && body[0] == '0');
}

class SearchReader {
 public:
  explicit SearchReader(Problems& problems) : problems_(problems) {}

  std::vector<SigmaTest> tests(const YamlNode& map) {
    std::vector<SigmaTest> out;
    for (std::size_t i = 0; i < map.keys.size(); ++i) out.push_back(test(map.keys[i], map.items[i]));
    if (out.empty()) problem(map, "a selection without tests", "field: value");
    return out;
  }

  void problem(const YamlNode& node, std::string reason, std::string expected = {}, std::string nearest = {}) {
    problems_.push_back({node.place, std::move(reason), std::move(expected), std::move(nearest)});
  }

 private:
  SigmaTest test(const YamlNode& key, const YamlNode& value) {
    SigmaTest out;
    const auto bar = std::min(key.text.find('|'), key.text.size());
    out.field = key.text.substr(0, bar);
    if (out.field.empty()) problem(key, "unsupported: keyword search (a value without a field)", "field: value");
    for (std::size_t at = bar; at < key.text.size();) {
      const std::size_t end = std::min(key.text.find('|', at + 1), key.text.size());
      apply_modifier(key, key.text.substr(at + 1, end - at - 1), out);
      at = end;
    }
    if (value.kind == YamlKind::list) {
      if (value.items.empty()) problem(value, fmt::format("field \"{}\" has an empty list of values", out.field));
      for (const YamlNode& item : value.items) add_value(item, out);
    } else {
      add_value(value, out);
    }
    return out;
  }

  void apply_modifier(const YamlNode& key, const std::string& modifier, SigmaTest& out) {
    if (modifier == "all") {
      out.all = true;
      return;
    }
    ValueMatch match = ValueMatch::equals;
    if (modifier == "contains") match = ValueMatch::contains;
    if (modifier == "startswith") match = ValueMatch::starts_with;
    if (modifier == "endswith") match = ValueMatch::ends_with;
    if (match == ValueMatch::equals) return refuse_modifier(key, modifier, out);
    if (out.match != ValueMatch::equals) {
      problem(key, fmt::format("field \"{}\" has two modifiers that exclude each other", out.field),
              "one of contains, startswith, endswith");
    }
    out.match = match;
  }

  void refuse_modifier(const YamlNode& key, const std::string& modifier, const SigmaTest& out) {
    static const std::vector<std::string> known{"contains", "startswith", "endswith", "all"};
    if (std::ranges::find(k_unsupported, modifier) != k_unsupported.end()) {
      return problem(key, fmt::format("unsupported: modifier \"{}\" of field \"{}\"", modifier, out.field),
                     "contains, startswith, endswith or all");
    }
    problem(key, fmt::format("modifier \"{}\" of field \"{}\" is not known", modifier.substr(0, 60), out.field),
            "contains, startswith, endswith or all", topology::nearest(modifier, known));
  }

  void add_value(const YamlNode& node, SigmaTest& out) {
    if (node.kind == YamlKind::null) {
      if (out.match != ValueMatch::equals) {
        problem(node, fmt::format("null cannot be searched with a modifier of field \"{}\"", out.field),
                "null without a modifier");
      }
      out.values.push_back({true, {}});
    } else if (node.kind == YamlKind::scalar) {
      if (!node.quoted && is_foreign_number(node.text)) {
        problem(node, fmt::format("number {} is not written as JSON would print it", node.text.substr(0, 60)),
                "quotes around it if text is meant");
      }
      out.values.push_back({false, node.text});
    } else {
      problem(node, fmt::format("unsupported: nested value of field \"{}\"", out.field), "a value or a list of values");
    }
  }

  Problems& problems_;
};

}  // namespace

SigmaSearch read_search(const std::string& name, const YamlNode& node, Problems& problems) {
  SearchReader reader(problems);
  SigmaSearch out;
  out.name = name;
  if (node.kind == YamlKind::map) {
    out.alternatives.push_back(reader.tests(node));
  } else if (node.kind == YamlKind::list && !node.items.empty()) {
    for (const YamlNode& item : node.items) {
      if (item.kind == YamlKind::map) {
        out.alternatives.push_back(reader.tests(item));
      } else {
        reader.problem(item, "unsupported: keyword search (a value without a field)", "field: value");
      }
    }
  } else {
    reader.problem(node, fmt::format("search \"{}\" is empty or a bare value", name.substr(0, 60)),
                   "a map of fields, or a list of such maps");
  }
  return out;
}

}  // namespace gameday::scenarios
