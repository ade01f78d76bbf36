#include "scenarios/load/selector_toml.h"

#include <algorithm>
#include <array>

#include "topology/model/nearest.h"

#include <fmt/format.h>

namespace gameday::scenarios {
namespace {

using topology::TableReader;

constexpr std::array<std::string_view, 4> k_classes{"public", "internal", "confidential", "restricted"};

bool is_known(std::string_view word, const std::vector<std::string>& words) {
  return std::ranges::find(words, word) != words.end();
}

bool is_class(std::string_view word) { return std::ranges::find(k_classes, word) != k_classes.end(); }

std::vector<std::string> kinds_and_classes() {
  std::vector<std::string> words = selector_kinds();
  words.insert(words.end(), k_classes.begin(), k_classes.end());
  return words;
}

/// "user/ana" by its kind; a kind or a class alone; an ARN.
bool read_written(TableReader& in, std::string_view key, Selector& selector) {
  const std::string& text = selector.written;
  if (text.starts_with("arn:")) {
    selector.kind = "any";
    selector.name = text;
    return true;
  }
  const std::size_t slash = text.find('/');
  const std::string word = text.substr(0, slash);
  if (slash == std::string::npos && is_class(word)) {
    selector.data_class = word;
    return true;
  }
  if (is_known(word, selector_kinds())) {
    selector.kind = word;
    if (slash != std::string::npos) selector.name = text.substr(slash + 1);
    return true;
  }
  in.problem(key, fmt::format("{}: \"{}\" is \"{}\"", in.what(), key, text),
             "a kind such as \"user\", a kind and a name such as \"user/ana\", or a data class",
             topology::nearest(word, kinds_and_classes()));
  return false;
}

void one_of(TableReader& in, std::string_view key, const topology::Name& name, const std::vector<std::string>& words) {
  if (is_known(name.text, words)) return;
  const std::string near = topology::nearest(name.text, words);
  in.problems().push_back({name.place, fmt::format("{}: \"{}\" is \"{}\"", in.what(), key, name.text),
                           near.empty() ? fmt::format("one of {}", fmt::join(words, ", ")) : "", near});
}

std::vector<std::string> texts(TableReader& in, std::string_view key) {
  std::vector<std::string> found;
  for (topology::Name& name : in.names(key)) found.push_back(std::move(name.text));
  return found;
}

/// "user with access-key, left": how messages name a table of conditions.
std::string describe(const Selector& s) {
  std::string text = s.kind.empty() ? "any" : s.kind;
  if (!s.name.empty()) text += fmt::format(" \"{}\"", s.name);
  if (!s.data_class.empty()) text += fmt::format(" of class {}", s.data_class);
  if (!s.workload.empty()) text += fmt::format(" of workload {}", s.workload);
  if (!s.environment.empty()) text += fmt::format(" in environment {}", s.environment);
  if (!s.account.empty()) text += fmt::format(" in account {}", s.account);
  if (!s.has.empty()) text += fmt::format(" with {}", fmt::join(s.has, ", "));
  if (!s.except.empty()) text += fmt::format(" except {}", fmt::join(s.except, ", "));
  return text;
}

void read_conditions(TableReader& in, Selector& selector) {
  if (const auto kind = in.name("kind")) {
    selector.kind = kind->text;
    one_of(in, "kind", *kind, selector_kinds());
  }
  selector.name = in.text("name").value_or("");
  selector.account = in.text("account").value_or("");
  selector.environment = in.text("environment").value_or("");
  selector.workload = in.text("workload").value_or("");
  if (const auto index = in.choice("class", k_classes)) selector.data_class = std::string(k_classes[*index]);
  for (const topology::Name& trait : in.names("has")) {
    one_of(in, "has", trait, selector_traits());
    selector.has.push_back(trait.text);
  }
  selector.except = texts(in, "except");
  in.finish();
}

}  // namespace

std::optional<Selector> read_selector(TableReader& in, std::string_view key) {
  const toml::node* node = in.node(key);
  if (node == nullptr) return std::nullopt;
  Selector selector;
  selector.place = in.place_of(key);
  if (node->is_table()) {
    TableReader table = *in.table(key);
    const std::size_t before = in.problems().size();
    read_conditions(table, selector);
    selector.written = describe(selector);
    if (in.problems().size() != before) return std::nullopt;
    return selector;
  }
  const auto text = in.text(key);
  if (!text) return std::nullopt;
  selector.written = *text;
  if (!read_written(in, key, selector)) return std::nullopt;
  return selector;
}

}  // namespace gameday::scenarios
