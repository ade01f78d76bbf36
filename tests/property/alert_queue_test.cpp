#include "sim/detection/alert_queue.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "eager_alert_queue.h"

namespace gameday::sim {
namespace {

using scenarios::Level;
using scenarios::Spread;
using scenarios::SpreadForm;
using topology::k_day;
using topology::k_hour;
using topology::k_minute;
using topology::luck_key;
using topology::Millis;

/// One random department with its tickets: everything that a triage model can have, at loads from idle to hopeless.
struct Department {
  explicit Department(std::uint64_t seed) : random(seed), model(make()) {
    Millis at{};
    const auto count = 1 + random() % 12;
    for (std::uint32_t i = 0; i < count; ++i) {
      if (random() % 4 != 0) at += Millis{static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(k_hour.count * 30))};
      tickets.push_back({luck_key("ticket", std::to_string(random() % 3)), i, static_cast<Level>(random() % 5), at});
    }
  }

  TriageModel make() {
    const std::array<std::string, 5> hours{"always", "Mon-Fri 08:00-18:00", "22:00-06:00", "Sat-Sun 10:00-14:30, Mon 00:00-24:00",
                                           "Mon-Wed 08:00-12:00, Fri 20:00-02:00"};
    scenarios::Staff staff;
    staff.analysts = 1 + static_cast<int>(random() % 3);
    staff.hours = hours[random() % hours.size()];
    const auto minutes = static_cast<double>(1 + random() % 40);
    staff.judges = Spread{SpreadForm::exponential, {minutes * 60e3}, 0.0, {}, {}, {}, {}};
    staff.misses = 0.3;
    staff.patience = random() % 3 == 0 ? k_hour * 5 : k_day * 3;
    if (random() % 2 == 0) staff.on_call = Spread{SpreadForm::lognormal, {0.5, 25 * 60e3, 0.95, 120 * 60e3}, 0.0, {}, {}, {}, {}};
    std::vector<NoiseStream> noise;
    const auto streams = random() % 5;
    for (std::size_t s = 0; s < streams; ++s) {
      noise.push_back({luck_key("noise", std::to_string(s)), static_cast<Level>(random() % 5),
                       static_cast<double>(random() % 60), 0.5, static_cast<double>(random() % 3) * 0.5});
    }
    const WeekClock clock{Millis{static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(topology::k_week.count))}};
    TriageModel out = TriageModel::of(staff, noise, clock).value();
    out.begins = k_day * -2;
    return out;
  }

  std::mt19937_64 random;
  TriageModel model;
  std::vector<Ticket> tickets;
};

std::string text(const std::vector<Verdict>& verdicts) {
  std::string out;
  for (const Verdict& v : verdicts) {
    out += std::to_string(v.ticket.n) + " at " + std::to_string(v.at.count) + " started " + std::to_string(v.started.count) + " " +
           std::to_string(static_cast<int>(v.judgement)) + "\n";
  }
  return out;
}

/// Submits each ticket at its time, asking in between in steps of `step`, as the engine's clock goes on.
std::vector<Verdict> ask(AlertQueue queue, const std::vector<Ticket>& tickets, Millis horizon, Millis step) {
  std::vector<Verdict> out;
  std::size_t next = 0;
  for (Millis now{}; now < horizon;) {
    while (next < tickets.size() && tickets[next].at <= now) queue.submit(tickets[next++]);
    Millis limit = std::min(now + step, horizon);
    if (next < tickets.size()) limit = std::min(limit, tickets[next].at);
    while (const auto verdict = queue.next_before(limit)) out.push_back(*verdict);
    now = limit;
  }
  return out;
}

TEST(AlertQueue, LazyEqualsEagerAlertForAlertIn1000Replications) {
  const Millis horizon = k_day * 20;
  std::array<int, 3> seen{};
  for (std::uint32_t r = 0; r < 1'000; ++r) {
    const Department department(r);
    const Luck luck(Seed{7}, r);
    const auto expected = EagerAlertQueue(department.model, luck, department.tickets, horizon).run();
    const auto lazy = ask(AlertQueue(department.model, luck), department.tickets, horizon, horizon);
    ASSERT_EQ(text(lazy), text(expected)) << "replication " << r;
    for (const Verdict& v : lazy) ++seen[static_cast<std::size_t>(v.judgement)];
  }
  for (const int n : seen) EXPECT_GT(n, 100);  // all three judgements occur
}

TEST(AlertQueue, VerdictsDoNotDependOnHowOftenItIsAsked) {
  for (std::uint32_t r = 0; r < 100; ++r) {
    const Department department(r);
    const AlertQueue queue(department.model, Luck(Seed{7}, r));
    const auto once = ask(queue, department.tickets, k_day * 20, k_day * 20);
    ASSERT_EQ(text(ask(queue, department.tickets, k_day * 20, k_minute * 47)), text(once)) << "replication " << r;
  }
}

TEST(AlertQueue, ACopyMadeOnTheWayGivesTheSameVerdicts) {
  for (std::uint32_t r = 0; r < 100; ++r) {
    const Department department(r);
    AlertQueue queue(department.model, Luck(Seed{7}, r));
    const Ticket first{luck_key("ticket", "first"), 0, Level::low, Millis{}};
    queue.submit(first);
    ASSERT_FALSE(queue.next_before(Millis{}));  // has read the warm-up, and decides nothing at 0 yet
    AlertQueue copy = queue;
    ASSERT_EQ(text(ask(copy, department.tickets, k_day * 20, k_hour)), text(ask(queue, department.tickets, k_day * 20, k_day)));
  }
}

TEST(AlertQueue, CatchingUpChangesNothingAndAReKeyedQueueStillJudgesAll) {
  for (std::uint32_t r = 0; r < 100; ++r) {
    Department department(r);
    const Luck luck(Seed{7}, r);
    const AlertQueue plain(department.model, luck);
    AlertQueue rekeyed = plain;
    rekeyed.catch_up(Millis{});
    AlertQueue caught_up = rekeyed;
    ASSERT_EQ(text(ask(caught_up, department.tickets, k_day * 20, k_day)), text(ask(plain, department.tickets, k_day * 20, k_day)));
    rekeyed.rekey(Luck(Seed{7}, r, 1), Millis{});
    const auto verdicts = ask(rekeyed, department.tickets, k_day * 40, k_day);
    EXPECT_EQ(verdicts.size(), department.tickets.size());
  }
}

}  // namespace
}  // namespace gameday::sim
