#pragma once

#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace gameday::tools {

/// What is wrong with a command line, in one line that names the verb, the word, and the nearest that would be right.
/// `app`: after its parse() threw `error`.
std::string usage_message(const CLI::App& app, const CLI::ParseError& error);

}  // namespace gameday::tools
