#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/play/world.h"

namespace gameday::sim {

/// Calls of one kind, in a row or scattered, by one credential with one result.
struct LoggedCalls {
  Millis first{};
  std::string call;       // as the log names it
  std::uint32_t count = 0;
  std::string address;    // where from
  std::string on;         // "bucket shop/receipts"
  bool denied = false;
};

/// What the logs show of one principal or resource at this instant.
struct LogAnswer {
  Millis until{};                   // nothing younger is in it
  std::vector<LoggedCalls> calls;   // by first call
  bool any_log = false;             // whether its account has a log that is on at all
};

/// Calls by the principal's credentials, or done to the resource, whose records can be read now, but for those younger than
/// the log's median delay. The world models no ordinary work: what stands here is what is not ordinary.
LogAnswer look_at_log(const World& world, topology::EntityRef entity);

/// Facts about one entity as its console shows them, each a short line. Only what is visible there: a key that was made, a
/// policy that was changed; never who did it.
std::vector<std::string> look_at_state(const World& world, topology::EntityRef entity);

/// How long looking takes. Assumed: a query in one place, a page of the console.
inline constexpr Millis k_log_takes = topology::k_minute * 15;
inline constexpr Millis k_state_takes = topology::k_minute;

}  // namespace gameday::sim
