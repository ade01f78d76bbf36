#pragma once

#include <string>

#include "sim/measures/outcome.h"

#include <fmt/format.h>

namespace gameday::sim {

/// Everything in an outcome as text: equal exactly where the outcomes are, and readable where they are not.
inline std::string outcome_text(const Outcome& out) {
  std::string text = fmt::format(
      "entry {} access {} end {} warning {} alert {} detected {} declared {} contained {} left {} prevented {} "
      "reentered {} finder {} harm {} lost {} occurrences {} bytes {} unseed {}\n",
      out.entry, out.access.count, out.end.count, out.warning.count, out.alert.count, out.detected.count,
      out.declared.count, out.contained.count, out.left.count, out.prevented, out.reentered,
      static_cast<int>(out.finder), out.harm_minutes, out.lost_minutes, out.occurrences, out.bytes_touched, out.unseed);
  for (const Gain& gain : out.gains) text += fmt::format("gain {} at {}\n", gain.node.index, gain.at.count);
  for (const Act& act : out.acts)
    text += fmt::format("act {} at {} by {}, {}: {} {} readable {} alerted {}\n", act.step.index, act.at.count,
                        act.actor.index, act.n, act.succeeded, act.permitted, act.readable.count, act.alerted);
  for (const Exfiltration::Load& load : out.taken)
    text += fmt::format("load {}: {} of {} readable {}\n", load.data.index, load.taken, load.records, load.readable);
  for (const std::int64_t taken : out.taken_at_detection) text += fmt::format("taken at detection {}\n", taken);
  return text;
}

/// What of an outcome was settled by `instant`: all that later luck must leave alone.
inline std::string past_text(const Outcome& out, Millis instant) {
  std::string text;
  const auto moment = [&](const char* what, Millis at) {
    if (at <= instant) text += fmt::format("{} {}\n", what, at.count);
  };
  moment("access", out.access);
  moment("warning", out.warning);
  moment("alert", out.alert);
  moment("detected", out.detected);
  moment("declared", out.declared);
  for (const Gain& gain : out.gains) moment(fmt::format("gain {}", gain.node.index).c_str(), gain.at);
  for (const Act& act : out.acts)
    moment(fmt::format("act {} by {}: {} {} readable {}", act.step.index, act.actor.index, act.succeeded, act.permitted,
                       act.readable.count).c_str(), act.at);
  return text;
}

}  // namespace gameday::sim
