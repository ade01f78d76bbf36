#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "sim/play/what_if.h"
#include "topology/model/estate.h"

#include <tl/expected.hpp>

namespace gameday::reports {

struct AskHelp {};
struct AskMenu {};                                   // "act" alone: all acts with time and price
struct LookAtAlerts {};
struct LookAtLog { topology::EntityRef whose; };
struct LookAtState { topology::EntityRef of; };
struct DoAct { sim::Option option; };                // declare, or an order
struct WaitFor { std::optional<topology::Millis> span; };  // none: until something reaches the player
struct AskWhatIf { sim::Option a, b; };
struct EndDay {};

using Request = std::variant<AskHelp, AskMenu, LookAtAlerts, LookAtLog, LookAtState, DoAct, WaitFor, AskWhatIf, EndDay>;

/// Reads one line typed at the prompt. The error says what was not understood and the nearest that would be.
tl::expected<Request, std::string> read_prompt(std::string_view line, const topology::Estate& estate);

/// How an option is typed: "disable keys user/shop/ana".
std::string option_text(const sim::Option& option, const topology::Estate& estate);

}  // namespace gameday::reports
