#include "topology/load/estate_toml.h"

#include <algorithm>
#include <utility>

#include "topology/load/estate_tables.h"
#include "topology/load/toml_reader.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

/// Values that belong to the estate as a whole, and where they were said: two files may agree but not differ.
struct Heading {
  std::optional<Name> title;
  std::optional<Name> region;
  std::optional<std::pair<Day, Place>> as_of;
};

void say_once(TableReader& root, std::string_view key, std::optional<Name>& said) {
  const auto name = root.name(key);
  if (!name) return;
  if (said && said->text != name->text)
    root.problem(key, fmt::format("\"{}\" is said differently in {}:{}", key, said->place.file, said->place.line));
  said = name;
}

void read_heading(TableReader& root, Heading& heading) {
  say_once(root, "title", heading.title);
  say_once(root, "region", heading.region);
  const auto day = root.day("as_of");
  if (!day) return;
  if (heading.as_of && heading.as_of->first != *day)
    root.problem("as_of", fmt::format("\"as_of\" is said differently in {}:{}", heading.as_of->second.file,
                                      heading.as_of->second.line));
  heading.as_of.emplace(*day, root.place_of("as_of"));
}

void read_file(TableReader& root, EstateTables& tables, Heading& heading) {
  check_version(root);
  read_heading(root, heading);
  read_organization(root, tables);
  read_policies(root, tables);
  read_principals(root, tables);
  read_resources(root, tables);
  read_network(root, tables);
  read_people(root, tables);
  root.finish();
}

void finish_inputs(std::vector<InputHash>& inputs) {
  std::ranges::sort(inputs);
  inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
}

}  // namespace

tl::expected<EstateDraft, Problems> read_estate(std::span<const EstateText> texts, const FileSystem& files,
                                                std::vector<InputHash>* inputs) {
  EstateDraft draft;
  Problems problems;
  std::vector<InputHash> read;
  Heading heading;
  bool whole = true;
  for (const EstateText& text : texts) {
    read.push_back({text.name, content_hash(text.text)});
    const auto file = TomlFile::parse(text.text, text.name);
    if (!file) {
      problems.push_back(file.error());
      whole = false;
      continue;
    }
    TableReader root(file->root, file->name, problems, "estate");
    EstateTables tables{draft, problems, files, read, folder_of(text.name)};
    read_file(root, tables, heading);
  }
  if (!heading.as_of && whole && !texts.empty())
    problems.push_back({{texts.front().name, 0, 0}, "the estate does not say its date", "\"as_of = 2026-11-01\"", ""});
  if (!problems.empty()) {
    sort_and_merge(problems);
    return tl::unexpected(std::move(problems));
  }
  if (heading.title) draft.title = heading.title->text;
  if (heading.region) draft.region = heading.region->text;
  if (heading.as_of) draft.as_of = heading.as_of->first;
  finish_inputs(read);
  if (inputs != nullptr) *inputs = std::move(read);
  return draft;
}

}  // namespace gameday::topology
