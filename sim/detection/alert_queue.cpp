#include "sim/detection/alert_queue.h"

#include <algorithm>
#include <cassert>
#include <tuple>

#include "sim/detection/triage_luck.h"

namespace gameday::sim {
namespace {

using scenarios::Level;
using topology::LuckKey;
using topology::Millis;

constexpr std::uint32_t k_mine = 0x8000'0000U;
constexpr Level k_wakes = Level::high;  // what is worth waking someone for

bool is_mine(const WaitingAlert& alert) { return (alert.who & k_mine) != 0; }

auto order(const Ticket& t) { return std::tie(t.at, t.key, t.n); }

/// A whole length of time, at least 1 ms and more than `elapsed`: with 0 as drawn, else given that so much has passed.
Millis time_of(const Distribution& distribution, double u, Millis elapsed) {
  if (elapsed > Millis{}) return distribution.remaining(u, elapsed);
  return std::max(distribution.sample(u), Millis{1});
}

}  // namespace

AlertQueue::AlertQueue(const TriageModel& model, const Luck& luck)
    : model_(&model),
      luck_(luck),
      decided_(model.begins - Millis{1}),
      day_number_(model.clock.day(model.begins) - 1),
      line_(model.patience),
      staff_(static_cast<std::size_t>(model.analysts)),
      duty_changes_(model.begins) {
  for (Reader& reader : staff_) reader.until = model.begins;
}

void AlertQueue::submit(const Ticket& ticket) {
  assert(ticket.at > decided_);
  const auto from = mine_.begin() + static_cast<std::ptrdiff_t>(come_);
  const auto place = std::upper_bound(from, mine_.end(), ticket, [](const Ticket& a, const Mine& b) {
    return order(a) < order(b.ticket);
  });
  mine_.insert(place, Mine{ticket, topology::k_never, topology::k_never, false});
  ++open_;
  find_next_verdict();
}

std::optional<Verdict> AlertQueue::next_before(Millis limit) {
  while (open_ > 0) {
    const Millis verdict = verdict_time(mine_[next_]);
    const Millis decision = next_decision();
    if (verdict <= decision) {
      if (verdict >= limit) return std::nullopt;
      return give_verdict();
    }
    if (decision >= limit) return std::nullopt;
    decide(decision);
    if (open_ > 0) let_wait(std::min(limit, verdict_time(mine_[next_])));
  }
  return std::nullopt;
}

void AlertQueue::catch_up(Millis now) {
  for (Millis next = next_decision(); next < now; next = next_decision()) {
    decide(next);
    let_wait(now);
  }
}

/// While nobody can begin anything, false alerts only join the line: they need no decision each. A third of the time.
void AlertQueue::let_wait(Millis limit) {
  Millis idle = std::min(limit, duty_changes_);
  if (on_duty_) {
    for (const Reader& reader : staff_) idle = std::min(idle, reader.until);
  } else if (model_->on_call) {
    idle = on_call_ == OnCall::asleep ? decided_ : std::min(idle, on_call_reader_.until);
  }
  if (come_ < mine_.size()) idle = std::min(idle, mine_[come_].ticket.at);
  for (; day_cursor_ < day_.size(); ++day_cursor_) {
    const NoiseDay::Alert alert = day_[day_cursor_];
    if (alert.at >= idle) return;
    line_.add(model_->noise[alert.stream].level, {alert.at, alert.stream, alert.n});
    decided_ = alert.at;
  }
}

void AlertQueue::rekey(const Luck& luck, Millis now) {
  catch_up(now);
  luck_ = luck;
  for (Reader& reader : staff_) resample_judging(reader, now);
  if (on_call_ == OnCall::reading) resample_judging(on_call_reader_, now);
  if (on_call_ == OnCall::paged && on_call_reader_.until > now) {
    const Millis since = on_call_reader_.since;
    on_call_reader_.until = since + acknowledging_time(on_call_reader_.alert, now - since);
  }
  day_number_ = model_->clock.day(now) - 1;
  next_day();
  while (day_cursor_ < day_.size() && day_[day_cursor_].at < now) ++day_cursor_;
  if (open_ > 0) find_next_verdict();
}

void AlertQueue::resample_judging(Reader& reader, Millis now) {
  if (reader.until <= now) return;
  reader.until = reader.since + judging_time(reader.alert, now - reader.since);
  if (is_mine(reader.alert)) mine_[reader.alert.who & ~k_mine].ends = reader.until;
}

/// The end of the day that is made counts as an arrival of nobody: the next day is made there.
Millis AlertQueue::next_arrival() const {
  Millis next = day_cursor_ < day_.size() ? day_[day_cursor_].at : model_->clock.start_of(day_number_ + 1);
  if (come_ < mine_.size()) next = std::min(next, mine_[come_].ticket.at);
  return next;
}

Millis AlertQueue::next_decision() const {
  Millis next = next_arrival();
  if (!line_.any(Level::informational)) return next;
  next = std::min(next, duty_changes_);
  if (on_duty_) {
    for (const Reader& reader : staff_) next = std::min(next, reader.until);
  } else if (on_call_ != OnCall::asleep && line_.any(k_wakes)) {
    next = std::min(next, on_call_reader_.until);
  }
  return next;
}

void AlertQueue::decide(Millis now) {
  decided_ = now;
  if (now >= duty_changes_) {
    on_duty_ = model_->hours.on_duty(now, model_->clock);
    duty_changes_ = model_->hours.next_change(now, model_->clock);
  }
  admit(now);
  if (on_duty_) {
    if (on_call_ == OnCall::paged || on_call_reader_.until <= now) on_call_ = OnCall::asleep;
    staff_reads(now);
  } else if (model_->on_call) {
    on_call_reads(now);
  }
}

void AlertQueue::next_day() {
  ++day_number_;
  day_.make(model_->noise, model_->clock, luck_, day_number_);
  day_cursor_ = 0;
  while (day_cursor_ < day_.size() && day_[day_cursor_].at < model_->begins) ++day_cursor_;
}

void AlertQueue::admit(Millis now) {
  while (next_arrival() <= now) {
    if (day_cursor_ == day_.size() && model_->clock.start_of(day_number_ + 1) <= now) {
      next_day();
      continue;
    }
    const bool noise = day_cursor_ < day_.size() && day_[day_cursor_].at <= now;
    const bool ours = come_ < mine_.size() && mine_[come_].ticket.at <= now;
    const NoiseDay::Alert alert = noise ? day_[day_cursor_] : NoiseDay::Alert{};
    if (noise && (!ours || std::tuple(alert.at, model_->noise[alert.stream].key, alert.n) < order(mine_[come_].ticket))) {
      line_.add(model_->noise[alert.stream].level, {alert.at, alert.stream, alert.n});
      ++day_cursor_;
    } else {
      const Ticket& ticket = mine_[come_].ticket;
      line_.add(ticket.level, {ticket.at, k_mine | static_cast<std::uint32_t>(come_), ticket.n});
      ++come_;
    }
  }
}

void AlertQueue::staff_reads(Millis now) {
  for (Reader& reader : staff_) {
    if (reader.until > now) continue;
    const auto alert = line_.take(Level::informational, now);
    if (!alert) return;
    start(reader, *alert, now);
  }
}

/// Whoever was due before `now` found nothing to do then, or this would have been decided at that instant: asleep again.
void AlertQueue::on_call_reads(Millis now) {
  if (on_call_ != OnCall::asleep && on_call_reader_.until > now) return;
  if (on_call_ != OnCall::asleep && on_call_reader_.until == now) {
    if (const auto alert = line_.take(k_wakes, now)) {
      on_call_ = OnCall::reading;
      return start(on_call_reader_, *alert, now);
    }
  }
  on_call_ = OnCall::asleep;
  const WaitingAlert* pages = line_.front(k_wakes, now);
  if (pages == nullptr) return;
  on_call_ = OnCall::paged;
  on_call_reader_ = {now, now + acknowledging_time(*pages, Millis{}), *pages};
}

void AlertQueue::start(Reader& reader, const WaitingAlert& alert, Millis now) {
  reader = {now, now + judging_time(alert, Millis{}), alert};
  if (!is_mine(alert)) return;
  Mine& mine = mine_[alert.who & ~k_mine];
  mine.started = now;
  mine.ends = reader.until;
  find_next_verdict();
}

LuckKey AlertQueue::noise_key(const WaitingAlert& alert) const {
  return derived_key(model_->noise[alert.who].key, static_cast<std::uint64_t>(model_->clock.day(alert.at)));
}

Millis AlertQueue::judging_time(const WaitingAlert& alert, Millis elapsed) const {
  const double u = is_mine(alert) ? ticket_judging_draw(luck_, mine_[alert.who & ~k_mine].ticket.key, alert.n)
                                  : noise_judging_draw(luck_, noise_key(alert), alert.n);
  return time_of(model_->judges, u, elapsed);
}

Millis AlertQueue::acknowledging_time(const WaitingAlert& alert, Millis elapsed) const {
  const LuckKey key = is_mine(alert) ? mine_[alert.who & ~k_mine].ticket.key : noise_key(alert);
  return time_of(*model_->on_call, acknowledge_draw(luck_, key, alert.n), elapsed);
}

Millis AlertQueue::verdict_time(const Mine& mine) const {
  return mine.started == topology::k_never ? mine.ticket.at + model_->patience : mine.ends;
}

void AlertQueue::find_next_verdict() {
  const Mine* best = nullptr;
  for (const Mine& mine : mine_) {
    if (mine.done) continue;
    if (best == nullptr || std::tuple(verdict_time(mine), mine.ticket.key, mine.ticket.n) <
                               std::tuple(verdict_time(*best), best->ticket.key, best->ticket.n)) {
      best = &mine;
    }
  }
  next_ = static_cast<std::size_t>(best - mine_.data());
}

Verdict AlertQueue::give_verdict() {
  Mine& mine = mine_[next_];
  Verdict out{mine.ticket, verdict_time(mine), Judgement::closed_unread, mine.started};
  if (mine.started == topology::k_never) {
    line_.remove(mine.ticket.level, k_mine | static_cast<std::uint32_t>(next_));
  } else {
    const double u = miss_draw(luck_, mine.ticket.key, mine.ticket.n);
    out.judgement = u < model_->misses ? Judgement::missed : Judgement::judged_true;
  }
  mine.done = true;
  if (--open_ > 0) {
    find_next_verdict();
  } else {
    mine_.clear();
    come_ = 0;
  }
  return out;
}

}  // namespace gameday::sim
