#include "reports/terminal/play_session.h"

#include <algorithm>
#include <array>

#include "reports/terminal/play_text.h"
#include "topology/load/quantity.h"

#include <fmt/format.h>

namespace gameday::reports {
namespace {

constexpr std::uint32_t k_futures = 1000;  // of each option, and of the team's

template <class... Cases>
struct Each : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Each(Cases...) -> Each<Cases...>;

}  // namespace

PlaySession::PlaySession(const sim::Program& program, std::uint64_t seed, unsigned jobs)
    : world_(program, sim::Seed{seed}), seed_(seed), jobs_(jobs) {}

std::string PlaySession::greeting(const std::string& estate_title, const std::string& kept_in) const {
  const std::string nothing = world_.notices().empty() ? clock_text(world_, now()) + "  Nothing has reached you.\n" : "";
  return fmt::format(
      "{} · {} · {} · seed {}\nYou lead the response. Analysts, colleagues and outsiders are simulated, average.\n\n"
      "Kept as you go in {}.\nlook · act · wait · what if · end · ?            time moves only when you do something\n\n{}\n{}{}\n",
      world_.cell().scenario.title, estate_title, world_.cell().controls, seed_, kept_in, day_text(world_, now()),
      notices_text(world_, 0, now()), nothing);
}

std::string PlaySession::prompt() const { return clock_text(world_, now()) + " > "; }

std::string PlaySession::where_text() const { return day_text(world_, now()) + ", " + clock_text(world_, now()); }

/// What has come since, under the new day where it is another.
std::string PlaySession::news(std::size_t first, topology::Millis since) const {
  std::string text = notices_text(world_, first, since);
  const topology::Millis last = world_.notices().size() > first ? world_.notices().back().at : since;
  if (day_text(world_, last) != day_text(world_, now())) text += day_text(world_, now()) + "\n";
  return text;
}

std::string PlaySession::act(const sim::Option& option) {
  if (option.kind == sim::Option::Kind::declare) {
    if (world_.incident_open()) return "  It is declared already.\n";
    world_.declare();
    return fmt::format("{}  DONE    Incident declared. Alerts reach you from now on before anybody has read them.\n", clock_text(world_, now()));
  }
  if (!sim::can_order(world_.program(), option.order.cut))
    return "  There is no runbook for that under these controls. Nothing was done and no time passed.\n";
  const std::size_t first = world_.notices().size();
  const topology::Millis since = now();
  world_.carry_out(option.order);
  return news(first, since);
}

std::string PlaySession::wait(std::optional<topology::Millis> span) {
  const std::size_t first = world_.notices().size();
  const topology::Millis since = now();
  if (span) world_.pass(*span);
  else world_.wait_for_notice(topology::k_never);
  return "  ... " + topology::to_text(now() - since) + " go by\n" + news(first, since);
}

std::string PlaySession::end() {
  const sim::Outcome& outcome = world_.finish();
  return hot_wash(world_, outcome, sim::played_by_team(world_.beginning(), k_futures, jobs_), what_ifs_);
}

bool PlaySession::can_play(const AskWhatIf& asked) const {
  return std::ranges::all_of(std::array{asked.a, asked.b}, [this](const sim::Option& option) {
    return option.kind != sim::Option::Kind::order || sim::can_order(world_.program(), option.order.cut);
  });
}

void PlaySession::go_through(const std::string& line) {
  const auto request = read_prompt(line, world_.cell().estate);
  const auto* asked = request ? std::get_if<AskWhatIf>(&*request) : nullptr;
  if (asked == nullptr) answer(line);
  else if (can_play(*asked)) ++what_ifs_;
}

std::string PlaySession::answer(const std::string& line) {
  const auto request = read_prompt(line, world_.cell().estate);
  if (!request) return "  " + request.error() + "\n";
  const Each each{
      [](const AskHelp&) { return help_text(); },
      [this](const AskMenu&) { return menu_text(world_); },
      [this](const LookAtAlerts&) { return alerts_text(world_); },
      [this](const LookAtLog& look) {
        const std::size_t first = world_.notices().size();
        const topology::Millis since = now();
        world_.pass(sim::k_log_takes);
        return news(first, since) + log_text(world_, look.whose, sim::look_at_log(world_, look.whose));
      },
      [this](const LookAtState& look) {
        const std::size_t first = world_.notices().size();
        const topology::Millis since = now();
        world_.pass(sim::k_state_takes);
        return news(first, since) + state_text(world_, look.of, sim::look_at_state(world_, look.of));
      },
      [this](const DoAct& done) { return act(done.option); },
      [this](const WaitFor& waiting) { return wait(waiting.span); },
      [this](const AskWhatIf& asked) {
        if (!can_play(asked)) return std::string("  There is no runbook for one of them under these controls. No future was played.\n");
        ++what_ifs_;
        return what_if_text(world_, asked.a, asked.b, sim::compare(world_.future(), asked.a, asked.b, k_futures, jobs_));
      },
      [this](const EndDay&) { return end(); },
  };
  std::string text = std::visit(each, *request);
  if (!std::holds_alternative<EndDay>(*request) && world_.is_over()) text += end();
  return text;
}

}  // namespace gameday::reports
