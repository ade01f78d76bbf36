#include "tools/cli/usage_error.h"

#include <vector>

#include "topology/model/nearest.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace gameday::tools {
namespace {

constexpr std::size_t k_longest_word = 60;  // of what was typed, in a message

/// The verb that was read last, and its whole name: "gameday import aws".
struct Verb {
  const CLI::App* app;
  std::string name;
};

Verb verb_of(const CLI::App& app) {
  Verb verb{&app, app.get_name()};
  while (!verb.app->get_subcommands().empty()) {
    verb.app = verb.app->get_subcommands().front();
    verb.name += " " + verb.app->get_name();
  }
  return verb;
}

std::vector<std::string> verbs_below(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* verb : app.get_subcommands([](const CLI::App*) { return true; })) names.push_back(verb->get_name());
  return names;
}

std::vector<std::string> options_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& names) {
  const std::string near = topology::nearest(word, names);
  return near.empty() ? fmt::format("expected {}", fmt::join(names, ", ")) : fmt::format("did you mean \"{}\"?", near);
}

/// The library says only that a verb is missing; a person wants to know which one was meant.
std::string no_verb(const Verb& verb, const std::string& word) {
  const std::vector<std::string> names = verbs_below(*verb.app);
  if (word.empty()) return fmt::format("{}: says not what to do; expected {}", verb.name, fmt::join(names, ", "));
  return fmt::format("{}: \"{}\" is not a command; {}", verb.name, word, did_you_mean(word, names));
}

}  // namespace

std::string usage_message(const CLI::App& app, const CLI::ParseError& error) {
  const Verb verb = verb_of(app);
  const std::vector<std::string> rest = app.remaining(true);
  const std::string word = rest.empty() ? std::string() : rest.front().substr(0, k_longest_word);
  const bool option = word.starts_with('-');
  const auto code = static_cast<CLI::ExitCodes>(error.get_exit_code());
  if (option) {
    const std::string name = word.substr(0, word.find('='));
    return fmt::format("{}: there is no option \"{}\"; {}", verb.name, name, did_you_mean(name, options_of(*verb.app)));
  }
  if (code == CLI::ExitCodes::RequiredError && !verbs_below(*verb.app).empty()) return no_verb(verb, word);
  if (!word.empty()) return fmt::format("{}: \"{}\" is one argument too many", verb.name, word);
  std::string what = error.what();
  const auto ends = [&what](const char* words) {
    const std::size_t at = what.find(words);
    if (at == std::string::npos) return false;
    what.resize(at);
    return true;
  };
  if (code == CLI::ExitCodes::RequiredError && ends(" is required")) return fmt::format("{}: {} is missing", verb.name, what);
  if (code == CLI::ExitCodes::ArgumentMismatch && ends(":")) return fmt::format("{}: {} needs a value", verb.name, what);
  return fmt::format("{}: {}", verb.name, what);
}

}  // namespace gameday::tools
