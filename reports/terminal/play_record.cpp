#include "reports/terminal/play_record.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

namespace gameday::reports {
namespace {

constexpr std::string_view k_first = "gameday play 1";

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Reads the file line by line: a head of "key value" lines, "begin", then "instant text" lines.
class Reader {
 public:
  Reader(std::string_view text, const std::string& name) : text_(text), name_(name) {}

  tl::expected<PlayRecord, topology::Problems> read() {
    const std::size_t whole = text_.rfind('\n');
    record_.whole_bytes = whole == std::string_view::npos ? 0 : whole + 1;
    record_.torn = record_.whole_bytes != text_.size();
    std::string_view rest = text_.substr(0, record_.whole_bytes);
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      ++number_;
      line(rest.substr(0, end));
      if (stopped_) break;
      rest.remove_prefix(end + 1);
    }
    if (!begun_ && problems_.empty()) {
      ++number_;
      problem("the head of the record is not whole", "a line \"begin\"");
    }
    if (!problems_.empty()) return tl::unexpected(std::move(problems_));
    return std::move(record_);
  }

 private:
  void problem(std::string reason, std::string expected) {
    problems_.push_back({{name_, number_, 1}, std::move(reason), std::move(expected), ""});
  }

  void line(std::string_view line) {
    if (number_ == 1) {
      if (line == k_first) return;
      problem("this is no record of play", "\"" + std::string(k_first) + "\"");
      stopped_ = true;
      return;
    }
    const std::size_t space = line.find(' ');
    const std::string_view key = line.substr(0, space);
    const std::string_view value = space == std::string_view::npos ? std::string_view() : line.substr(space + 1);
    if (begun_) played(key, value);
    else head(key, value);
  }

  void head(std::string_view key, std::string_view value) {
    PlayInputs& inputs = record_.inputs;
    if (key == "begin" && value.empty()) return begin();
    if (value.empty()) return problem("a line without a value", "a word and its value");
    if (key == "scenario") inputs.scenario = value;
    else if (key == "topology") inputs.topology = value;
    else if (key == "controls") inputs.controls = value;
    else if (key == "seed") seed(value);
    else if (key == "input") input(value);
    else problem(fmt::format("\"{}\" is not known", key.substr(0, 60)), "scenario, topology, controls, seed, input or begin");
  }

  void begin() {
    begun_ = true;
    if (record_.inputs.scenario.empty() || record_.inputs.topology.empty() || record_.inputs.controls.empty())
      problem("the head names not all that was played", "scenario, topology and controls");
  }

  void seed(std::string_view value) {
    const auto read = number_in<std::uint64_t>(value);
    if (read) record_.inputs.seed = *read;
    else problem("the seed is no whole number", "");
  }

  void input(std::string_view value) {
    const std::size_t space = value.find(' ');
    if (space == std::string_view::npos) return problem("an input without a name", "its hash and its name");
    record_.inputs.hashes.push_back({std::string(value.substr(space + 1)), std::string(value.substr(0, space))});
  }

  void played(std::string_view key, std::string_view value) {
    const auto at = number_in<std::int64_t>(key);
    if (!at || *at < 0 || *at >= topology::k_never.count) return problem("the line has no instant", "milliseconds of the world's clock, then what was typed");
    if (!can_be_kept(value)) return problem("what was typed cannot be read", fmt::format("1 to {} printable characters", k_longest_line));
    if (!record_.lines.empty() && *at < record_.lines.back().at.count) return problem("the clock goes back", "");
    record_.lines.push_back({{*at}, std::string(value)});
  }

  std::string_view text_;
  const std::string& name_;
  int number_ = 0;
  bool begun_ = false;
  bool stopped_ = false;
  PlayRecord record_;
  topology::Problems problems_;
};

}  // namespace

bool can_be_kept(std::string_view line) {
  return !line.empty() && line.size() <= k_longest_line &&
         std::ranges::none_of(line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

std::string head_text(const PlayInputs& inputs) {
  std::string text = fmt::format("{}\nscenario {}\ntopology {}\ncontrols {}\nseed {}\n", k_first, inputs.scenario, inputs.topology,
                                 inputs.controls, inputs.seed);
  for (const topology::InputHash& input : inputs.hashes) text += fmt::format("input {} {}\n", input.hash, input.name);
  return text + "begin\n";
}

std::string line_text(const PlayedLine& line) { return fmt::format("{} {}\n", line.at.count, line.text); }

tl::expected<PlayRecord, topology::Problems> read_play_record(std::string_view text, const std::string& name) {
  return Reader(text, name).read();
}

topology::Problems changed_since(const PlayRecord& record, const std::vector<topology::InputHash>& now, const std::string& name) {
  topology::Problems problems;
  for (const topology::InputHash& input : now) {
    const auto kept = std::ranges::find(record.inputs.hashes, input.name, &topology::InputHash::name);
    if (kept == record.inputs.hashes.end())
      problems.push_back({{name, 0, 0}, fmt::format("the record does not rest on {}", input.name), "the inputs it was played with", ""});
    else if (kept->hash != input.hash)
      problems.push_back({{name, 0, 0}, fmt::format("{} has changed since this was played", input.name), "the content it was played with", ""});
  }
  return problems;
}

}  // namespace gameday::reports
