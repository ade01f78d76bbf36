#include "tests/house/knowledge.h"

#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <functional>

namespace gameday::house {
namespace {

const std::set<std::string> k_truths{"technique", "techniques", "scenario", "scenarios", "truth",
                                     "malicious", "is_attack",  "attack",   "attacker",  "replication"};
const std::set<std::string> k_prose{"title",   "description", "because", "source",  "assumed", "author",
                                    "threats", "practices",   "tags",    "references", "falsepositives"};
const std::set<std::string> k_measures{
    "warning_lead",       "time_to_alert",   "time_to_detect",       "time_to_declare",      "time_to_contain",
    "dwell_time",         "time_to_recover", "accounts_reached",     "principals_reached",   "resources_reached",
    "records_exposed",    "initial_access",  "service_minutes_lost", "response_minutes_harm", "prevented_by_warning",
    "detected",           "contained",       "reentered",            "detection_probability", "p_detect",
    "detect_probability", "blast_radius",    "ttd",                  "found_by_own_detector", "found_by_own_people",
    "entered_first",      "time_to_certainty", "time_to_mitigate",   "time_to_patch",
};

/// Tables of the library that say what raises alerts, true or false ones.
const std::vector<std::string> k_detecting{"detector", "managed", "honeytoken", "noise", "noise_level"};

bool in_library(const SourceFile& file) { return file.path.starts_with("scenarios/library/"); }

toml::table parsed(const SourceFile& file) {
  try {
    return toml::parse(file.text);
  } catch (const toml::parse_error&) {
    return {};  // the loaders' own tests say what is wrong with it
  }
}

using Visit = std::function<void(const std::string& word)>;

/// Every key, and every string that is a whole value, below `node`, but for prose.
void each_word(const toml::node& node, const Visit& visit) {
  if (const toml::table* table = node.as_table()) {
    for (const auto& [key, value] : *table) {
      if (k_prose.contains(std::string(key.str()))) continue;
      visit(std::string(key.str()));
      each_word(value, visit);
    }
  } else if (const toml::array* array = node.as_array()) {
    for (const toml::node& element : *array) each_word(element, visit);
  } else if (const auto* text = node.as_string()) {
    visit(text->get());
  }
}

/// Visits the words below each `[section.NAME]` of the library's TOML files, with "path: section NAME".
void each_word_of(const SourceTree& tree, const std::string& section,
                  const std::function<void(const std::string& where, const std::string& word)>& visit) {
  for (const SourceFile& file : tree) {
    if (!in_library(file) || !file.path.ends_with(".toml")) continue;
    const toml::table root = parsed(file);
    const toml::table* entries = root[section].as_table();
    if (entries == nullptr) continue;
    for (const auto& [name, entry] : *entries) {
      const std::string where = file.path + ": " + section + " " + std::string(name.str());
      each_word(entry, [&visit, &where](const std::string& word) { visit(where, word); });
    }
  }
}

std::string trimmed(std::string text) {
  const std::string_view edge = " \t\r\"'-[]{}";
  const std::size_t first = text.find_first_not_of(edge);
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(edge) - first + 1);
}

/// Keys and whole values of a rule, read by line: enough for Sigma's flat shape, and it needs no second YAML reader.
void each_word_of_rule(const std::string& text, const Visit& visit) {
  std::string top_key;
  for (std::string line : lines_of(text)) {
    line = line.substr(0, line.find(" #"));
    if (line.empty() || line.front() == '#') continue;
    const std::size_t colon = line.find(':');
    if (line.front() != ' ' && line.front() != '-') top_key = line.substr(0, colon);
    if (k_prose.contains(top_key)) continue;
    std::string values = line;
    if (colon != std::string::npos && (colon + 1 == line.size() || line[colon + 1] == ' ')) {
      visit(trimmed(line.substr(0, line.find_first_of("|:"))));
      values = line.substr(colon + 1);
    }
    std::size_t from = 0;
    for (std::size_t comma = 0; comma != std::string::npos; from = comma + 1) {
      comma = values.find(',', from);
      visit(trimmed(values.substr(from, comma == std::string::npos ? comma : comma - from)));
    }
  }
}

}  // namespace

std::set<std::string> attack_names(const SourceTree& tree) {
  std::set<std::string> names;
  for (const SourceFile& file : tree) {
    if (!in_library(file) || !file.path.ends_with(".toml")) continue;
    const toml::table root = parsed(file);
    if (const toml::table* techniques = root["technique"].as_table()) {
      for (const auto& [name, entry] : *techniques) names.emplace(name.str());
    }
    if (root.contains("entry")) names.insert(std::filesystem::path(file.path).stem().string());
  }
  return names;
}

std::vector<std::string> circular_detections(const SourceTree& tree) {
  std::set<std::string> forbidden = attack_names(tree);
  forbidden.insert(k_truths.begin(), k_truths.end());
  std::vector<std::string> found;
  const auto look = [&found, &forbidden](const std::string& where, const std::string& word) {
    if (forbidden.contains(word)) found.push_back(where + " knows \"" + word + "\"");
  };
  for (const std::string& section : k_detecting) each_word_of(tree, section, look);
  for (const SourceFile& file : tree) {
    if (!in_library(file) || !ends_with_any(file.path, {".yml", ".yaml"})) continue;
    each_word_of_rule(file.text, [&look, &file](const std::string& word) { look(file.path, word); });
  }
  return found;
}

std::vector<std::string> effects_on_measures(const SourceTree& tree) {
  std::vector<std::string> found;
  each_word_of(tree, "control", [&found](const std::string& where, const std::string& word) {
    std::string plain = word;
    std::replace(plain.begin(), plain.end(), '-', '_');
    if (k_measures.contains(plain)) found.push_back(where + " names \"" + word + "\"");
  });
  return found;
}

}  // namespace gameday::house
