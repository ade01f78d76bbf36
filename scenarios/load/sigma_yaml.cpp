#include "scenarios/load/sigma_yaml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include "scenarios/load/sigma_condition.h"
#include "scenarios/load/sigma_search.h"
#include "scenarios/load/yaml_tree.h"
#include "topology/model/nearest.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

using topology::Problems;

constexpr std::array<std::string_view, 5> k_levels{"informational", "low", "medium", "high", "critical"};

/// Keys of the Sigma specification 2.0. Those that are not read below describe the rule to people.
const std::vector<std::string>& rule_keys() {
  static const std::vector<std::string> keys{
      "title",    "id",        "name",      "related", "status", "description",    "references", "author",  "date",
      "modified", "tags",      "logsource", "fields",  "level",  "falsepositives", "license",    "scope",   "taxonomy",
      "detection", "correlation", "generate"};
  return keys;
}

std::string name_of(std::string_view file) {
  const auto folder = file.rfind("rules/");
  const bool is_part = folder == 0 || (folder != std::string_view::npos && file[folder - 1] == '/');
  if (is_part) {
    file.remove_prefix(folder + 6);
  } else if (const auto slash = file.rfind('/'); slash != std::string_view::npos) {
    file.remove_prefix(slash + 1);
  }
  for (const std::string_view ending : {".yml", ".yaml"}) {
    if (file.ends_with(ending)) file.remove_suffix(ending.size());
  }
  return std::string(file);
}

class RuleReader {
 public:
  RuleReader(const YamlNode& root, const std::string& file) : root_(root) {
    rule.file = name_of(file);
    rule.place = root.place;
  }

  void read() {
    if (root_.kind != YamlKind::map) return problem(root_, "a rule must be a map", "title, logsource, detection");
    check_keys(root_, rule_keys());
    rule.title = text(root_, "title");
    if (rule.title.empty()) problem(root_, "the rule has no title");
    rule.id = text(root_, "id");
    rule.name = text(root_, "name");
    rule.author = text(root_, "author");
    read_level();
    if (const YamlNode* taxonomy = root_.find("taxonomy"); taxonomy != nullptr && taxonomy->text != "sigma") {
      problem(*taxonomy, "unsupported: taxonomy", "sigma");
    }
    if (const YamlNode* correlation = root_.find("correlation")) return read_correlation(*correlation);
    if (const YamlNode* generate = root_.find("generate")) problem(*generate, "\"generate\" belongs to a correlation");
    read_log_source();
    read_detection();
  }

  SigmaRule rule;
  Problems problems;

 private:
  void problem(const YamlNode& node, std::string reason, std::string expected = {}, std::string nearest = {}) {
    problems.push_back({node.place, std::move(reason), std::move(expected), std::move(nearest)});
  }

  void check_keys(const YamlNode& map, const std::vector<std::string>& known) {
    for (const YamlNode& key : map.keys) {
      if (std::ranges::find(known, key.text) != known.end()) continue;
      problem(key, fmt::format("unknown key \"{}\"", key.text.substr(0, 60)), {}, topology::nearest(key.text, known));
    }
  }

  /// The text of `key`; "" and a problem where it is no scalar, "" alone where it is absent.
  std::string text(const YamlNode& map, std::string_view key) {
    const YamlNode* node = map.find(key);
    if (node == nullptr) return {};
    if (node->kind == YamlKind::scalar) return node->text;
    problem(*node, fmt::format("\"{}\" must be a text", key));
    return {};
  }

  void read_level() {
    const YamlNode* node = root_.find("level");
    if (node == nullptr) return;
    const auto found = std::ranges::find(k_levels, node->text);
    if (found != k_levels.end()) {
      rule.level = static_cast<Level>(found - k_levels.begin());
      return;
    }
    const std::vector<std::string> names(k_levels.begin(), k_levels.end());
    problem(*node, fmt::format("level \"{}\" is not known", node->text.substr(0, 60)),
            "informational, low, medium, high or critical", topology::nearest(node->text, names));
  }

  void read_log_source() {
    const YamlNode* node = root_.find("logsource");
    if (node == nullptr || node->kind != YamlKind::map) {
      return problem(node == nullptr ? root_ : *node, "the rule has no logsource", "logsource with product and service");
    }
    check_keys(*node, {"product", "service", "category", "definition"});
    rule.product = text(*node, "product");
    rule.service = text(*node, "service");
    if (const YamlNode* category = node->find("category")) {
      problem(*category, "unsupported: logsource category", "product and service");
    } else if (rule.product.empty() && rule.service.empty()) {
      problem(*node, "the logsource names nothing", "product and service");
    }
  }

  void read_detection() {
    const YamlNode* node = root_.find("detection");
    if (node == nullptr || node->kind != YamlKind::map) {
      return problem(node == nullptr ? root_ : *node, "the rule has no detection", "searches and a condition");
    }
    const YamlNode* condition = nullptr;
    for (std::size_t i = 0; i < node->keys.size(); ++i) {
      const std::string& name = node->keys[i].text;
      if (name == "condition") {
        condition = &node->items[i];
      } else if (name == "timeframe") {
        problem(node->keys[i], "unsupported: timeframe", "an event_count correlation with a timespan");
      } else {
        rule.searches.push_back(read_search(name, node->items[i], problems));
      }
    }
    if (condition == nullptr) return problem(*node, "the detection has no condition");
    if (condition->kind == YamlKind::list) return problem(*condition, "unsupported: list of conditions", "one condition");
    if (condition->kind != YamlKind::scalar) return problem(*condition, "the condition must be a text");
    topology::Place place = condition->place;
    if (condition->quoted) ++place.column;
    auto tokens = parse_condition(condition->text, rule.searches, place);
    if (tokens) {
      rule.condition = std::move(*tokens);
    } else {
      problems.push_back(std::move(tokens.error()));
    }
  }

  void read_correlation(const YamlNode& node) {
    if (node.kind != YamlKind::map) return problem(node, "a correlation must be a map");
    if (const YamlNode* detection = root_.find("detection")) {
      problem(*detection, "a rule has either a detection or a correlation");
    }
    const std::string type = text(node, "type");
    if (type != "event_count") {
      const YamlNode* place = node.find("type");
      return problem(place == nullptr ? node : *place, fmt::format("unsupported: correlation type \"{}\"", type.substr(0, 60)),
                     "event_count");
    }
    if (const YamlNode* aliases = node.find("aliases")) return problem(*aliases, "unsupported: aliases in a correlation");
    check_keys(node, {"type", "rules", "group-by", "timespan", "condition", "generate"});
    SigmaCorrelation& out = rule.correlation.emplace();
    out.rules = texts(node, "rules");
    if (out.rules.empty()) problem(node, "the correlation names no rules", "rules: a rule's name or id, or a list of them");
    out.group_by = texts(node, "group-by");
    out.timespan = timespan(node);
    out.count = count(node);
    out.generate = flag(node, "generate") || flag(root_, "generate");
  }

  std::vector<std::string> texts(const YamlNode& map, std::string_view key) {
    const YamlNode* node = map.find(key);
    if (node == nullptr) return {};
    if (node->kind == YamlKind::scalar) return {node->text};
    std::vector<std::string> out;
    for (const YamlNode& item : node->items) {
      if (node->kind != YamlKind::list || item.kind != YamlKind::scalar) {
        problem(item, fmt::format("\"{}\" must be a text or a list of texts", key));
      } else {
        out.push_back(item.text);
      }
    }
    return out;
  }

  bool flag(const YamlNode& map, std::string_view key) {
    const YamlNode* node = map.find(key);
    if (node == nullptr || (!node->quoted && node->text == "false")) return false;
    if (node->quoted || node->text != "true") problem(*node, fmt::format("\"{}\" must be true or false", key));
    return true;
  }

  static std::optional<std::int64_t> whole(std::string_view text, std::int64_t low, std::int64_t high) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < low || value > high) return std::nullopt;
    return value;
  }

  /// Sigma's own form: a number and one of s, m, h, d, w.
  topology::Millis timespan(const YamlNode& map) {
    const std::string written = text(map, "timespan");
    constexpr std::string_view units = "smhdw";
    constexpr std::array lengths{topology::k_second, topology::k_minute, topology::k_hour, topology::k_day, topology::k_week};
    const auto unit = written.empty() ? std::string_view::npos : units.find(written.back());
    if (unit != std::string_view::npos) {
      if (const auto n = whole(std::string_view(written).substr(0, written.size() - 1), 1, 100'000)) {
        return lengths[unit] * *n;
      }
    }
    const YamlNode* node = map.find("timespan");
    problem(node == nullptr ? map : *node, fmt::format("timespan \"{}\" is not a length of time", written.substr(0, 60)),
            "a number and s, m, h, d or w, e.g. 10m");
    return topology::k_minute;
  }

  std::int64_t count(const YamlNode& map) {
    const YamlNode* node = map.find("condition");
    if (node != nullptr && node->kind == YamlKind::map && node->keys.size() == 1) {
      const std::string& comparison = node->keys[0].text;
      if (comparison != "gte" && comparison != "gt") {
        problem(node->keys[0], fmt::format("unsupported: correlation condition \"{}\"", comparison.substr(0, 60)), "gte or gt");
        return 1;
      }
      const auto n = whole(node->items[0].text, comparison == "gte" ? 1 : 0, 1'000'000);
      if (n) return comparison == "gte" ? *n : *n + 1;
      problem(node->items[0], "the count is not a number from 1 to 1000000");
      return 1;
    }
    problem(node == nullptr ? map : *node, "the correlation needs one condition", "condition: {gte: 10}");
    return 1;
  }

  const YamlNode& root_;
};

}  // namespace

tl::expected<SigmaRule, Problems> parse_sigma(std::string_view text, const std::string& file) {
  const auto root = parse_yaml(text, file);
  if (!root) return tl::unexpected(root.error());
  RuleReader reader(*root, file);
  reader.read();
  if (!reader.problems.empty()) {
    topology::sort_and_merge(reader.problems);
    return tl::unexpected(std::move(reader.problems));
  }
  return std::move(reader.rule);
}

}  // namespace gameday::scenarios
