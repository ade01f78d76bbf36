#include "scenarios/load/yaml_tree.h"

#include <algorithm>
#include <istream>
#include <streambuf>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace gameday::scenarios {
namespace {

using topology::Place;
using topology::Problem;
using topology::Problems;

constexpr std::size_t k_max_bytes = 256U << 10U;
constexpr std::size_t k_max_values = 20'000;
constexpr std::size_t k_max_levels = 32;

/// Leaves yaml-cpp's parser from inside a callback; never leaves this file.
struct Refused {};

/// Builds the tree from yaml-cpp's events. Its own node type is not used: it expands aliases, converts scalars and keeps
/// duplicate keys.
class TreeBuilder : public YAML::EventHandler {
 public:
  explicit TreeBuilder(const std::string& file) : file_(file) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0) refuse(mark, "unsupported: several documents in one file", "one document a file");
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { add(made(YamlKind::null, mark)); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(mark, "unsupported: alias", "the value itself");
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override {
    check_tag(mark, tag);
    YamlNode node = made(YamlKind::scalar, mark);
    node.text = value;
    node.quoted = tag != "?";
    add(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    check_tag(mark, tag);
    open(made(YamlKind::list, mark), mark);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, YAML::EmitterStyle::value) override {
    check_tag(mark, tag);
    open(made(YamlKind::map, mark), mark);
  }
  void OnMapEnd() override { close(); }

  Place place(const YAML::Mark& mark) const { return {file_, mark.line + 1, mark.column + 1}; }

  YamlNode root;
  Problems problems;

 private:
  YamlNode made(YamlKind kind, const YAML::Mark& mark) {
    if (++values_ > k_max_values) refuse(mark, fmt::format("more than {} values", k_max_values), {});
    YamlNode node;
    node.kind = kind;
    node.place = place(mark);
    return node;
  }

  void check_tag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || tag == "!" || tag == "tag:yaml.org,2002:str") return;
    refuse(mark, fmt::format("unsupported: tag \"{}\"", tag.substr(0, 60)), "a value without a tag");
  }

  void open(YamlNode node, const YAML::Mark& mark) {
    if (stack_.size() >= k_max_levels) refuse(mark, fmt::format("more than {} levels", k_max_levels), {});
    if (awaits_key()) refuse(mark, "a key must be a text", {});
    stack_.push_back(std::move(node));
  }

  void close() {
    YamlNode node = std::move(stack_.back());
    stack_.pop_back();
    add(std::move(node));
  }

  bool awaits_key() const {
    return !stack_.empty() && stack_.back().kind == YamlKind::map &&
           stack_.back().keys.size() == stack_.back().items.size();
  }

  void add(YamlNode node) {
    if (stack_.empty()) {
      root = std::move(node);
    } else if (awaits_key()) {
      add_key(std::move(node));
    } else {
      stack_.back().items.push_back(std::move(node));
    }
  }

  void add_key(YamlNode key) {
    if (key.kind == YamlKind::null) problems.push_back({key.place, "a key must be a text", {}, {}});
    auto& keys = stack_.back().keys;
    const auto first = std::ranges::find(keys, key.text, &YamlNode::text);
    if (first != keys.end() && key.kind == YamlKind::scalar) {
      problems.push_back({key.place, fmt::format("key \"{}\" is written twice; first in line {}", key.text.substr(0, 60),
                                                 first->place.line), {}, {}});
    }
    keys.push_back(std::move(key));
  }

  [[noreturn]] void refuse(const YAML::Mark& mark, std::string reason, std::string expected) {
    problems.push_back({place(mark), std::move(reason), std::move(expected), {}});
    throw Refused{};
  }

  const std::string& file_;
  std::vector<YamlNode> stack_;
  std::size_t values_ = 0;
  int documents_ = 0;
};

/// A stream over a text that is not copied.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // only read: nothing here puts characters back
    setg(begin, begin, begin + text.size());
  }
};

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  const auto found = std::ranges::find(keys, key, &YamlNode::text);
  return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

tl::expected<YamlNode, Problems> parse_yaml(std::string_view text, const std::string& file) {
  if (text.size() > k_max_bytes) {
    return tl::unexpected(Problems{{{file, 0, 0}, fmt::format("larger than {} KiB", k_max_bytes >> 10U), {}, {}}});
  }
  TreeBuilder builder(file);
  try {
    ViewBuffer buffer(text);
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const Refused&) {
  } catch (const YAML::Exception& error) {
    builder.problems.push_back({builder.place(error.mark), "not YAML: " + error.msg, {}, {}});
  }
  if (!builder.problems.empty()) {
    topology::sort_and_merge(builder.problems);
    return tl::unexpected(std::move(builder.problems));
  }
  return std::move(builder.root);
}

}  // namespace gameday::scenarios
