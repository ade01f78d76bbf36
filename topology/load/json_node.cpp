#include "topology/load/json_node.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace gameday::topology {
namespace {

/// Reads characters and says how far it is: nlohmann tells positions only of syntax errors.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    *furthest_ = std::max(*furthest_, at_);
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  const char** furthest_;
};

/// Builds the tree from nlohmann's events. Values begin at the first character after the previous event that is neither
/// space nor punctuation between values.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  TreeBuilder(std::string_view text, const Place& start, std::size_t deepest)
      : text_(text), start_(start), deepest_(deepest), furthest_(text.data()) {}

  const char** furthest() { return &furthest_; }

  bool null() override { return value(JsonNode::Kind::null, "null"); }
  bool boolean(bool value_read) override { return value(JsonNode::Kind::boolean, value_read ? "true" : "false"); }
  bool number_integer(number_integer_t number) override { return value(JsonNode::Kind::number, std::to_string(number)); }
  bool number_unsigned(number_unsigned_t number) override { return value(JsonNode::Kind::number, std::to_string(number)); }
  bool number_float(number_float_t, const string_t& written) override { return value(JsonNode::Kind::number, written); }
  bool string(string_t& text) override { return value(JsonNode::Kind::string, text); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(JsonNode::Kind::object); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(JsonNode::Kind::array); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    const std::size_t offset = value_start();
    if (open_.back()->member(name) != nullptr) return fail(offset, fmt::format("key \"{}\" stands twice", name));
    name_ = name;
    name_offset_ = offset;
    end_event();
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    return fail(position > 0 ? position - 1 : 0,
                position > text_.size() ? "this is not JSON: it ends too early" : "this is not JSON");
  }

  JsonNode root;
  std::optional<Problem> problem;

 private:
  std::size_t value_start() const {
    const auto at = text_.find_first_not_of(" \t\r\n,:", last_);
    return at == std::string_view::npos ? last_ : at;
  }
  void end_event() { last_ = std::max(last_, static_cast<std::size_t>(furthest_ - text_.data())); }

  bool fail(std::size_t offset, std::string reason) {
    if (!problem) problem = Problem{place_in(text_, offset, start_), std::move(reason), "", ""};
    return false;
  }

  JsonNode& place(JsonNode node) {
    if (open_.empty()) {
      root = std::move(node);
      return root;
    }
    JsonNode& parent = *open_.back();
    if (parent.kind == JsonNode::Kind::object) {
      node.name = std::move(name_);
      node.name_offset = name_offset_;
    }
    return parent.items.emplace_back(std::move(node));
  }

  bool value(JsonNode::Kind kind, std::string text) {
    JsonNode node;
    node.kind = kind;
    node.offset = value_start();
    // The end of a number shows only in the character after it, which may already have been read.
    last_ = node.offset;
    if (kind == JsonNode::Kind::string) {
      end_event();
    } else {
      last_ = std::min(text_.find_first_of(" \t\r\n,:]}", last_), text_.size());
    }
    node.text = std::move(text);
    place(std::move(node));
    return true;
  }

  bool open(JsonNode::Kind kind) {
    if (open_.size() >= deepest_) return fail(value_start(), fmt::format("nested more than {} deep", deepest_));
    JsonNode node;
    node.kind = kind;
    node.offset = value_start();
    last_ = node.offset + 1;
    // Only the innermost open value grows, so the addresses of the outer ones stay.
    open_.push_back(&place(std::move(node)));
    return true;
  }

  bool close() {
    open_.pop_back();
    last_ = std::min(text_.find_first_of("]}", last_), text_.size() - 1) + 1;
    return true;
  }

  std::string_view text_;
  Place start_;
  std::size_t deepest_;
  const char* furthest_;
  std::size_t last_ = 0;
  std::string name_;  // of the member whose value comes next
  std::size_t name_offset_ = 0;
  std::vector<JsonNode*> open_;
};

}  // namespace

const JsonNode* JsonNode::member(std::string_view wanted) const {
  if (kind != Kind::object) return nullptr;
  const auto found = std::ranges::find(items, wanted, &JsonNode::name);
  return found == items.end() ? nullptr : &*found;
}

Place place_in(std::string_view text, std::size_t offset, const Place& start) {
  const std::string_view before = text.substr(0, offset);
  const auto lines = static_cast<int>(std::ranges::count(before, '\n'));
  const auto newline = before.rfind('\n');
  const auto column = static_cast<int>(newline == std::string_view::npos ? before.size() : before.size() - newline - 1);
  Place place = start;
  place.line = std::max(start.line, 1) + lines;
  place.column = lines == 0 ? std::max(start.column, 1) + column : column + 1;
  return place;
}

tl::expected<JsonNode, Problem> parse_json(std::string_view text, const Place& start, std::size_t deepest) {
  if (text.empty()) return tl::unexpected(Problem{start, "this is not JSON", "", ""});
  TreeBuilder builder(text, start, deepest);
  const CountingIterator first(text.data(), builder.furthest());
  const CountingIterator last(text.data() + text.size(), builder.furthest());
  if (nlohmann::json::sax_parse(first, last, &builder)) return std::move(builder.root);
  if (builder.problem) return tl::unexpected(std::move(*builder.problem));
  return tl::unexpected(Problem{start, "this is not JSON", "", ""});
}

}  // namespace gameday::topology
