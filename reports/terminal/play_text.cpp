#include "reports/terminal/play_text.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "reports/terminal/dot_plot.h"
#include "reports/terminal/prompt.h"
#include "topology/load/quantity.h"

#include <fmt/format.h>

namespace gameday::reports {
namespace {

using scenarios::Cut;
using topology::Millis;

constexpr std::size_t k_columns = 100;
constexpr std::size_t k_text_at = 15;  // the column behind time and kind
constexpr std::array k_days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array k_months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array k_levels{"informational", "low", "medium", "high", "critical"};

std::chrono::sys_time<std::chrono::milliseconds> instant_of(const sim::World& world, Millis at) {
  return std::chrono::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds(world.future().calendar_start() + at.count)};
}

const sim::RunbookPlan& plan_of(const sim::World& world, Cut cut) { return *world.program().response.plans[static_cast<std::size_t>(cut)]; }

std::string lost_text(double minutes) { return topology::to_text(Millis{static_cast<std::int64_t>(minutes * 60'000)}); }

/// The words in lines of at most 100 columns, each indented.
std::string wrapped(std::string_view words, std::size_t indent) {
  std::string text;
  std::size_t column = 0;
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    words.remove_prefix(std::min(words.size(), word.size() + 1));
    if (column > 0 && column + 1 + word.size() > k_columns) text += '\n', column = 0;
    text += column == 0 ? std::string(indent, ' ') : std::string(" ");
    column += (column == 0 ? indent : 1) + word.size();
    text += word;
  }
  return text + "\n";
}

std::string line(const sim::World& world, Millis at, std::string_view kind, std::string_view what) {
  return fmt::format("{}  {:<7} {}", clock_text(world, at), kind, wrapped(what, k_text_at).substr(k_text_at));
}

/// Whom a record names as the caller.
std::string caller_text(const sim::World& world, const sim::Act& act) {
  const scenarios::Node& actor = world.program().graph().at(act.actor);
  if (actor.kind != scenarios::NodeKind::credential) return "by a caller without a credential of yours";
  const std::string title = title_of(world.cell().estate, actor.entity);
  return (actor.entity.kind == topology::EntityKind::account ? "by a user that the estate does not know, " : "by ") + title;
}

/// An alert as its rule tells it: what was seen, on which principal, and when the call was.
std::string alert_text(const sim::World& world, const sim::Notice& notice) {
  const sim::DetectorUse& detector = world.program().detectors.detectors[notice.detector];
  const sim::Act& act = world.future().so_far().acts[notice.act];
  return line(world, notice.at, "ALERT", fmt::format("{}: {}", k_levels[static_cast<std::size_t>(detector.rule->level)], detector.rule->title)) +
         wrapped(fmt::format("{}; what it saw was at {} {}", caller_text(world, act), day_text(world, act.at), clock_text(world, act.at)),
                 k_text_at);
}

std::string report_text(const sim::World& world, const sim::Notice& notice) {
  switch (notice.finder) {
    case sim::Finder::attacker: return "the attacker makes itself known, with your data";
    case sim::Finder::outsider:
      return fmt::format("a {} says: something of yours is where it should not be", world.cell().scenario.outsiders[notice.outsider].who);
    default: return "somebody of the team says: something looks wrong";
  }
}

std::string done_text(const sim::World& world, const sim::Notice& notice) {
  const sim::OrderUnderWay& order = world.future().orders()[notice.order];
  const auto& runbook = *plan_of(world, order.order.cut).runbook;
  const std::string again = order.tries > 1 ? fmt::format(", at try {}", order.tries) : "";
  const std::string price = runbook.harm_minutes > 0
                                ? lost_text(runbook.harm_minutes) + " of service lost"
                                : "no service lost";
  return option_text({sim::Option::Kind::order, order.order}, world.cell().estate) + again + "; " + price;
}

std::string notice_text(const sim::World& world, const sim::Notice& notice) {
  switch (notice.kind) {
    case sim::NoticeKind::alert: return alert_text(world, notice);
    case sim::NoticeKind::report: return line(world, notice.at, "REPORT", report_text(world, notice));
    case sim::NoticeKind::automated:
      return line(world, notice.at, "AUTO", fmt::format("{} ({})", plan_of(world, notice.cut).runbook->title,
                                                        title_of(world.cell().estate, world.program().graph().at(notice.node).entity)));
    case sim::NoticeKind::done: return line(world, notice.at, "DONE", done_text(world, notice));
  }
  return {};
}

std::string menu_line(const sim::World& world, const char* words, Cut cut) {
  if (!sim::can_order(world.program(), cut)) return fmt::format("  {:<27} no runbook for it here\n", words);
  const sim::RunbookPlan& plan = plan_of(world, cut);
  const auto takes = [&](double share) {
    const Millis time = plan.takes.sample(share);
    return topology::to_text(Millis{static_cast<std::int64_t>(static_cast<double>(time.count) * plan.slow)});
  };
  const std::string price = fmt::format("costs {} of service: {}", lost_text(plan.runbook->harm_minutes), plan.runbook->provenance.assumed);
  return fmt::format("  {:<27} {}, up to {}{}\n{}", words, takes(0.5), takes(0.95), plan.written ? "" : "; improvised, no runbook",
                     wrapped(price, 30));
}

std::string thousands(std::size_t n) {
  std::string digits = std::to_string(n);
  for (std::size_t from_end = 3; from_end < digits.size(); from_end += 4) digits.insert(digits.size() - from_end, ",");
  return digits;
}

std::string share(std::size_t part, std::size_t whole) {
  return fmt::format("{:.0f} %", whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

}  // namespace

std::string clock_text(const sim::World& world, Millis at) {
  const auto instant = instant_of(world, at);
  const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::minutes>(instant - std::chrono::floor<std::chrono::days>(instant)));
  return fmt::format("{:02}:{:02}", clock.hours().count(), clock.minutes().count());
}

std::string day_text(const sim::World& world, Millis at) {
  const auto day = std::chrono::floor<std::chrono::days>(instant_of(world, at));
  const std::chrono::year_month_day date(day);
  return fmt::format("{} {} {}", k_days[std::chrono::weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                     k_months[static_cast<unsigned>(date.month()) - 1]);
}

std::string notices_text(const sim::World& world, std::size_t first, Millis since) {
  std::string text;
  std::string day = day_text(world, since);
  for (std::size_t i = first; i < world.notices().size(); ++i) {
    const sim::Notice& notice = world.notices()[i];
    if (day_text(world, notice.at) != day) text += day_text(world, notice.at) + "\n";
    day = day_text(world, notice.at);
    text += notice_text(world, notice);
  }
  return text;
}

std::string alerts_text(const sim::World& world) {
  std::string text;
  std::string day;
  for (const sim::Notice& notice : world.notices()) {
    if (notice.kind == sim::NoticeKind::done) continue;
    if (day_text(world, notice.at) != day) text += day_text(world, notice.at) + "\n";
    day = day_text(world, notice.at);
    text += notice_text(world, notice);
  }
  return text.empty() ? "  Nothing has reached you yet.\n" : text;
}

std::string log_text(const sim::World& world, topology::EntityRef whose, const sim::LogAnswer& answer) {
  const std::string who = title_of(world.cell().estate, whose);
  if (!answer.any_log) return line(world, world.now(), "ANSWER", "no log of " + who + " is kept");
  const std::string until = day_text(world, answer.until) + " " + clock_text(world, answer.until);
  if (answer.calls.empty())
    return line(world, world.now(), "ANSWER", fmt::format("log of {}, to {}: nothing out of the ordinary", who, until)) +
           "               The log cannot say that there was nothing.\n";
  std::string text = line(world, world.now(), "ANSWER", fmt::format("log of {}, to {}; nothing younger is in it", who, until)) + "\n";
  std::string day;
  for (const sim::LoggedCalls& calls : answer.calls) {
    if (day_text(world, calls.first) != day) text += std::string(k_text_at, ' ') + day_text(world, calls.first) + "\n";
    day = day_text(world, calls.first);
    text += wrapped(fmt::format("{}  {:<32} {:>4}  {:<6}  {}{}", clock_text(world, calls.first), calls.call, calls.count,
                                calls.denied ? "denied" : "", calls.on, calls.address.empty() ? "" : ", from " + calls.address),
                    k_text_at);
  }
  return text;
}

std::string state_text(const sim::World& world, topology::EntityRef of, const std::vector<std::string>& facts) {
  std::string text = line(world, world.now(), "ANSWER", title_of(world.cell().estate, of));
  for (const std::string& fact : facts) text += wrapped(fact, k_text_at);
  return text;
}

std::string menu_text(const sim::World& world) {
  return "  time is the median, then what 19 of 20 stay below\n\n"
         "  declare                     no time; from then on alerts reach you before anybody has read them\n" +
         menu_line(world, "disable keys USER", Cut::long_lived) + menu_line(world, "revoke sessions USER|ROLE", Cut::sessions) +
         menu_line(world, "quarantine COMPUTE", Cut::code) + menu_line(world, "close STORE", Cut::data) +
         menu_line(world, "isolate ACCOUNT", Cut::account) + menu_line(world, "restore policies ACCOUNT", Cut::admin) +
         menu_line(world, "remove ways back ACCOUNT", Cut::way_back);
}

std::string help_text() {
  return fmt::format(
      "  look alerts       what has reached you so far                                         no time\n"
      "  look log NAME     what the logs show of a user, role or resource                      {}\n"
      "  look NAME         state of a user, role, compute, store or account                    {}\n"
      "  act               what can be done, each with its time and price                      no time\n"
      "  act WORDS         does it; the clock goes on until it is done\n"
      "  wait              until the next thing that reaches you; wait 30 min for so long\n"
      "  what if A | B     plays 1,000 futures with each of two acts (or nothing), then the team carries on\n"
      "  end               you stop; the day runs on to its horizon, and you see how it went\n"
      "  Names are as in the estate: ana, user/ana, shop/ana. Time moves only when you do something.\n",
      topology::to_text(sim::k_log_takes), topology::to_text(sim::k_state_takes));
}

std::string what_if_text(const sim::World& world, const sim::Option& a, const sim::Option& b, const sim::WhatIf& futures) {
  std::size_t a_less = 0, b_less = 0;
  for (std::size_t f = 0; f < futures.a.size(); ++f) {
    a_less += futures.a[f] < futures.b[f] ? 1U : 0U;
    b_less += futures.b[f] < futures.a[f] ? 1U : 0U;
  }
  const std::size_t n = futures.a.size();
  return fmt::format("  {} futures each, the same attacker and luck; the average team carries on after it\n"
                     "  records exposed at the end, log axis; one dot is {} futures\n\n", thousands(n), futures_in_a_dot(n)) +
         dot_plots(futures.a, option_text(a, world.cell().estate), futures.b, option_text(b, world.cell().estate)) +
         fmt::format("\n  Future by future A loses less in {}, B in {}, no difference in {}.\n", share(a_less, n), share(b_less, n),
                     share(n - a_less - b_less, n));
}

std::string hot_wash(const sim::World& world, const sim::Outcome& outcome, const std::vector<std::int64_t>& team, std::size_t what_ifs) {
  const std::int64_t records = sim::records_exposed(outcome);
  const auto worse = static_cast<std::size_t>(std::ranges::count_if(team, [&](std::int64_t other) { return other > records; }));
  const auto same = static_cast<std::size_t>(std::ranges::count(team, records));
  std::int64_t stake = 0;
  for (const topology::Resource& resource : world.cell().estate.resources) stake += resource.records;
  const auto since = [&](Millis at) { return topology::to_text(at - outcome.access) + " after first use"; };
  std::string text = "  The day runs on by itself to the horizon, " + topology::to_text(world.cell().scenario.horizon) + "; nobody responds any more.\n\n";
  if (outcome.access == topology::k_never) return text + "OVER · nobody got in: the credential was no good\n";
  std::string stopped = "not contained";
  if (outcome.contained != topology::k_never)
    stopped = fmt::format("contained on {} at {}, {}", day_text(world, outcome.contained), clock_text(world, outcome.contained), since(outcome.contained));
  else if (outcome.left != topology::k_never)
    stopped = "the attacker left " + since(outcome.left);
  text += "OVER · " + stopped + "\n";
  text += fmt::format("       {} of {} records exposed", records == 0 ? "none" : records_text(records), records_text(stake));
  text += outcome.harm_minutes > 0 ? fmt::format(" · {} of service lost to response\n", lost_text(outcome.harm_minutes))
                                   : " · no service lost to response\n";
  text += "       " + (outcome.detected == topology::k_never ? std::string("never noticed") : "noticed " + since(outcome.detected)) + "\n\n";
  text += fmt::format("  Of {} futures of the same beginning, played by an average team, {} ended worse than yours,\n"
                      "  {} the same, {} better; their median is {}.\n", thousands(team.size()), share(worse, team.size()), share(same, team.size()),
                      share(team.size() - worse - same, team.size()), records_text(quantile(team, 0.5)));
  if (what_ifs > 0) text += fmt::format("  Coached: {} what if.\n", what_ifs);
  return text;
}

}  // namespace gameday::reports
