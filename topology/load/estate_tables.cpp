#include "topology/load/estate_tables.h"

#include <algorithm>

#include <fmt/format.h>

namespace gameday::topology {
namespace {

/// Whether an `[word.X]` was meant as an entity X without its account: it holds something that is no table.
bool lacks_account(const toml::table& table) {
  return std::ranges::any_of(table, [](const auto& entry) { return !entry.second.is_table(); });
}

}  // namespace

std::vector<AccountTable> account_tables(TableReader& root, std::string_view word) {
  std::vector<AccountTable> found;
  auto of_word = root.table(word);
  if (!of_word) return found;
  for (auto& [account, reader] : of_word->children(word)) {
    if (lacks_account(reader.raw())) {
      root.problems().push_back({reader.place(), fmt::format("{} names no account", reader.what()),
                                 fmt::format("[{}.ACCOUNT.{}]", word, account), ""});
      continue;
    }
    for (auto& [name, inner] : reader.children(word)) found.push_back({account, name, inner});
  }
  return found;
}

Ownership read_ownership(TableReader& reader) {
  Ownership owner;
  owner.workload = reader.text("workload").value_or("");
  owner.environment = reader.text("environment").value_or("");
  owner.team = reader.text("team").value_or("");
  return owner;
}

Tags read_texts(TableReader& reader, std::string_view key) {
  Tags texts;
  auto inner = reader.table(key);
  if (!inner) return texts;
  for (const std::string& name : inner->keys()) {
    const toml::node& node = *inner->node(name);
    if (const auto text = node.value_exact<std::string>()) texts[name] = *text;
    else if (const auto number = node.value_exact<std::int64_t>()) texts[name] = std::to_string(*number);
    else if (const auto flag = node.value_exact<bool>()) texts[name] = *flag ? "true" : "false";
    else inner->problem(name, fmt::format("{}: \"{}\" is not a text", inner->what(), name), "a text in quotes");
  }
  return texts;
}

}  // namespace gameday::topology
