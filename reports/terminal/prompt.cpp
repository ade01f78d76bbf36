#include "reports/terminal/prompt.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "topology/load/quantity.h"
#include "topology/model/nearest.h"
#include "topology/model/resource_kind.h"

#include <fmt/format.h>

namespace gameday::reports {
namespace {

using scenarios::Cut;
using topology::EntityKind;
using topology::EntityRef;
template <class T>
using Read = tl::expected<T, std::string>;

constexpr std::size_t k_longest_word = 40;  // of what was typed, in a message
const std::vector<std::string> k_verbs{"look", "act", "wait", "what if", "end", "?"};

enum class Takes { user, principal, compute, store, account };

struct ActPhrase {
  std::string_view words;
  Cut cut;
  Takes takes;
};
constexpr std::array k_acts{
    ActPhrase{"disable keys", Cut::long_lived, Takes::user},      ActPhrase{"revoke sessions", Cut::sessions, Takes::principal},
    ActPhrase{"quarantine", Cut::code, Takes::compute},           ActPhrase{"close", Cut::data, Takes::store},
    ActPhrase{"isolate", Cut::account, Takes::account},           ActPhrase{"restore policies", Cut::admin, Takes::account},
    ActPhrase{"remove ways back", Cut::way_back, Takes::account},
};

/// Words in lower case, one space between, none around.
std::string tidy(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (space && (out.empty() || out.back() == ' ')) continue;
    out += space ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

/// What follows `words`, if the text begins with them as words.
std::optional<std::string_view> after(std::string_view text, std::string_view words) {
  if (!text.starts_with(words)) return std::nullopt;
  text.remove_prefix(words.size());
  if (text.empty()) return text;
  if (text.front() != ' ') return std::nullopt;
  return text.substr(1);
}

constexpr std::size_t k_widest_list = 56;  // of names, so that the line they end keeps within 100 columns

/// The nearest name, or as many names as one line takes.
std::string meant(const std::string& word, const std::vector<std::string>& names) {
  const std::string near = topology::nearest(word, names);
  if (!near.empty()) return fmt::format("did you mean \"{}\"?", near);
  std::string list;
  for (const std::string& name : names) {
    if (!list.empty() && list.size() + name.size() > k_widest_list) return "expected " + list + ", …";
    list += (list.empty() ? "" : ", ") + name;
  }
  return "expected " + list;
}

const topology::KindTraits& traits_of(const topology::Estate& estate, EntityRef resource) {
  return topology::traits(estate.resources[resource.index].kind);
}

bool fits(const topology::Estate& estate, EntityRef entity, Takes takes) {
  switch (takes) {
    case Takes::user: return entity.kind == EntityKind::user;
    case Takes::principal: return entity.kind == EntityKind::user || entity.kind == EntityKind::role;
    case Takes::compute: return entity.kind == EntityKind::resource && traits_of(estate, entity).runs_code;
    case Takes::store: return entity.kind == EntityKind::resource && traits_of(estate, entity).holds_data;
    case Takes::account: return entity.kind == EntityKind::account;
  }
  return false;
}

std::vector<EntityRef> entities(const topology::Estate& estate) {
  std::vector<EntityRef> all;
  for (std::uint32_t a = 0; a < estate.accounts.size(); ++a) all.push_back({EntityKind::account, a});
  for (std::uint32_t p = 0; p < estate.principals.size(); ++p)
    all.push_back({estate.principals[p].kind == topology::PrincipalKind::user ? EntityKind::user : EntityKind::role, p});
  for (std::uint32_t r = 0; r < estate.resources.size(); ++r) all.push_back({EntityKind::resource, r});
  return all;
}

/// "bucket shop/receipts" as the prompt writes it: bucket/shop/receipts.
std::string path_of(const topology::Estate& estate, EntityRef entity) {
  std::string path = title_of(estate, entity);
  std::ranges::replace(path, ' ', '/');
  return path;
}

/// Whether `name` is the entity's name, or that with its account, its kind, or both in front.
bool is_named(const std::string& path, std::string name) {
  std::ranges::replace(name, ' ', '/');
  const std::string full = tidy(path);
  const std::size_t kind = full.find('/');
  const std::size_t last = full.rfind('/');
  return name == full || name == full.substr(kind + 1) || name == full.substr(last + 1) ||
         name == full.substr(0, kind) + full.substr(last);
}

Read<EntityRef> entity_in(const topology::Estate& estate, const std::string& name, const std::vector<Takes>& takes,
                          std::string_view for_what) {
  std::vector<EntityRef> found;
  std::vector<std::string> paths;
  std::vector<std::string> names;
  for (const EntityRef entity : entities(estate)) {
    if (std::ranges::none_of(takes, [&](Takes one) { return fits(estate, entity, one); })) continue;
    paths.push_back(path_of(estate, entity));
    names.push_back(name_of(estate, entity));
    if (is_named(paths.back(), name)) found.push_back(entity);
  }
  if (found.size() == 1) return found.front();
  if (name.empty()) return tl::unexpected(fmt::format("{} what?\n  {}", for_what, meant("", paths)));
  if (found.empty()) {
    const bool near = !topology::nearest(name, names).empty();
    return tl::unexpected(fmt::format("\"{}\" is nothing to {};{}{}", name.substr(0, k_longest_word), for_what, near ? " " : "\n  ",
                                      meant(name, near ? names : paths)));
  }
  std::vector<std::string> several;
  for (const EntityRef entity : found) several.push_back(path_of(estate, entity));
  return tl::unexpected(fmt::format("\"{}\" is more than one thing;\n  {}", name, meant("", several)));
}

std::vector<std::string> act_words() {
  std::vector<std::string> words{"declare"};
  for (const ActPhrase& act : k_acts) words.emplace_back(act.words);
  return words;
}

Read<sim::Option> option_in(std::string_view text, const topology::Estate& estate) {
  if (text == "declare" || text == "declare incident") return sim::Option{sim::Option::Kind::declare, {}};
  for (const ActPhrase& act : k_acts) {
    const auto rest = after(text, act.words);
    if (!rest) continue;
    const auto on = entity_in(estate, std::string(after(*rest, "of").value_or(*rest)), {act.takes}, act.words);
    if (!on) return tl::unexpected(on.error());
    return sim::Option{sim::Option::Kind::order, {act.cut, *on}};
  }
  // The words of an act that is misspelt, without what it is done to.
  std::string words(text);
  const std::vector<std::string> known = act_words();
  std::string near = topology::nearest(words, known);
  while (near.empty() && words.find(' ') != std::string::npos) {
    words.resize(words.rfind(' '));
    near = topology::nearest(words, known);
  }
  return tl::unexpected(fmt::format("\"{}\" is no act; {}", text.substr(0, k_longest_word), near.empty() ? meant("", known) : fmt::format("did you mean \"{}\"?", near)));
}

Read<Request> look_in(std::string_view text, const topology::Estate& estate) {
  if (text.empty()) return tl::unexpected(std::string("look at what? expected alerts, log NAME, or a NAME"));
  if (text == "alerts") return LookAtAlerts{};
  const auto log = after(text, "log");
  const std::vector<Takes> anything{Takes::principal, Takes::compute, Takes::store, Takes::account};
  if (!log && topology::nearest(text, std::vector<std::string>{"alerts"}) == "alerts")
    return tl::unexpected(fmt::format("\"{}\" is nothing to look at; did you mean \"alerts\"?", text));
  const auto entity = entity_in(estate, std::string(log ? *log : after(text, "state").value_or(text)),
                                anything, log ? "look for in a log" : "look at");
  if (!entity) return tl::unexpected(entity.error());
  if (log) return LookAtLog{*entity};
  return LookAtState{*entity};
}

Read<Request> what_if_in(std::string_view text, const topology::Estate& estate) {
  const std::size_t bar = text.find('|');
  if (bar == std::string_view::npos) return tl::unexpected(std::string("what if needs two options; expected what if A | B, each an act or nothing"));
  const auto option = [&](std::string_view part) -> Read<sim::Option> {
    std::string words = tidy(part);
    if (const auto rest = after(words, "act")) words = std::string(*rest);
    if (words == "nothing" || words == "wait") return sim::Option{};
    return option_in(words, estate);
  };
  const auto a = option(text.substr(0, bar));
  if (!a) return tl::unexpected(a.error());
  const auto b = option(text.substr(bar + 1));
  if (!b) return tl::unexpected(b.error());
  return AskWhatIf{*a, *b};
}

Read<Request> wait_in(std::string_view text) {
  if (text.empty()) return WaitFor{};
  const auto span = topology::parse_duration(text);
  if (!span) return tl::unexpected("wait how long? " + span.error());
  if (span->count == 0) return tl::unexpected(std::string("wait how long? expected longer than 0"));
  return WaitFor{*span};
}

}  // namespace

tl::expected<Request, std::string> read_prompt(std::string_view line, const topology::Estate& estate) {
  const std::string text = tidy(line);
  if (text == "?" || text == "help") return AskHelp{};
  if (text == "end") return EndDay{};
  if (text == "act") return AskMenu{};
  if (const auto rest = after(text, "look")) return look_in(*rest, estate);
  if (const auto rest = after(text, "wait")) return wait_in(*rest);
  if (const auto rest = after(text, "what if")) return what_if_in(*rest, estate);
  if (const auto rest = after(text, "act")) {
    const auto option = option_in(*rest, estate);
    if (!option) return tl::unexpected(option.error());
    return DoAct{*option};
  }
  const std::string verb = text.substr(0, text.find(' '));
  return tl::unexpected(fmt::format("\"{}\" is not understood; {}", verb.substr(0, k_longest_word), meant(verb, k_verbs)));
}

std::string option_text(const sim::Option& option, const topology::Estate& estate) {
  if (option.kind == sim::Option::Kind::nothing) return "nothing";
  if (option.kind == sim::Option::Kind::declare) return "declare";
  for (const ActPhrase& act : k_acts)
    if (act.cut == option.order.cut) return fmt::format("{} {}", act.words, path_of(estate, option.order.on));
  return {};
}

}  // namespace gameday::reports
