#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "sim/detection/alert_queue.h"
#include "sim/detection/triage_luck.h"

namespace gameday::sim {

/// The triage queue as its description says it, with no thought of speed: every alert from the warm-up to the horizon is
/// made and judged, one instant after the other, in ordered sets. The oracle of the lazy one.
class EagerAlertQueue {
 public:
  EagerAlertQueue(const TriageModel& model, const Luck& luck, std::vector<Ticket> tickets, topology::Millis horizon)
      : model_(model), luck_(luck), tickets_(std::move(tickets)), horizon_(horizon) {}

  /// All verdicts before the horizon, by (at, key, n).
  std::vector<Verdict> run() {
    add_noise();
    for (std::size_t i = 0; i < tickets_.size(); ++i) add_alert(tickets_[i], static_cast<int>(i));
    for (auto at = model_.begins; at < horizon_; at = model_.hours.next_change(at, model_.clock)) instants_.insert(at);
    busy_.assign(static_cast<std::size_t>(model_.analysts), model_.begins);
    while (!instants_.empty() && *instants_.begin() < horizon_) {
      const topology::Millis now = *instants_.begin();
      instants_.erase(instants_.begin());
      happen(now);
    }
    std::erase_if(verdicts_, [this](const Verdict& v) { return v.at >= horizon_; });
    std::ranges::sort(verdicts_, {}, [](const Verdict& v) { return std::tuple(v.at, v.ticket.key, v.ticket.n); });
    return verdicts_;
  }

 private:
  struct Alert {
    Ticket ticket;
    int ours = -1;
    double judging = 0.0;
    double acknowledging = 0.0;
  };
  using Rank = std::tuple<int, topology::Millis, topology::LuckKey, std::uint32_t>;  // level downwards, then as they come

  void add_noise() {
    NoiseDay day;
    for (auto d = model_.clock.day(model_.begins); d <= model_.clock.day(horizon_); ++d) {
      day.make(model_.noise, model_.clock, luck_, d);
      for (std::size_t i = 0; i < day.size(); ++i) {
        const auto& stream = model_.noise[day[i].stream];
        const auto key = derived_key(stream.key, static_cast<std::uint64_t>(d));
        const Ticket as_ticket{stream.key, day[i].n, stream.level, day[i].at};
        if (day[i].at < model_.begins) continue;
        coming_.insert({day[i].at, {as_ticket, -1, noise_judging_draw(luck_, key, day[i].n), acknowledge_draw(luck_, key, day[i].n)}});
        instants_.insert(day[i].at);
      }
    }
  }

  void add_alert(const Ticket& ticket, int ours) {
    coming_.insert({ticket.at, {ticket, ours, ticket_judging_draw(luck_, ticket.key, ticket.n),
                                acknowledge_draw(luck_, ticket.key, ticket.n)}});
    instants_.insert(ticket.at);
  }

  static topology::Millis time_of(const Distribution& distribution, double u) {
    return std::max(distribution.sample(u), topology::Millis{1});
  }

  void happen(topology::Millis now) {
    const auto arriving = coming_.equal_range(now);
    for (auto it = arriving.first; it != arriving.second; ++it) {
      const Ticket& t = it->second.ticket;
      waiting_.insert({Rank{-static_cast<int>(t.level), t.at, t.key, t.n}, it->second});
      instants_.insert(t.at + model_.patience);
    }
    close_unread(now);
    if (model_.hours.on_duty(now, model_.clock)) {
      if (is_paged_ || woken_until_ <= now) is_paged_ = is_awake_ = false;
      for (auto& until : busy_) {
        if (until <= now && !waiting_.empty()) until = read(waiting_.begin(), now);
      }
    } else if (model_.on_call) {
      wake(now);
    }
  }

  void close_unread(topology::Millis now) {
    for (auto it = waiting_.begin(); it != waiting_.end();) {
      const Alert& alert = it->second;
      if (alert.ticket.at + model_.patience > now) {
        ++it;
        continue;
      }
      if (alert.ours >= 0) verdicts_.push_back({alert.ticket, now, Judgement::closed_unread, topology::k_never});
      it = waiting_.erase(it);
    }
  }

  std::map<Rank, Alert>::iterator urgent() {
    const auto first = waiting_.begin();
    const bool wakes = first != waiting_.end() && first->second.ticket.level >= scenarios::Level::high;
    return wakes ? first : waiting_.end();
  }

  void wake(topology::Millis now) {
    if ((is_paged_ || is_awake_) && woken_until_ > now) return;
    const bool is_there = (is_paged_ || is_awake_) && woken_until_ == now;
    is_paged_ = is_awake_ = false;
    const auto next = urgent();
    if (next == waiting_.end()) return;
    is_awake_ = is_there;
    is_paged_ = !is_there;
    woken_until_ = is_there ? read(next, now) : now + time_of(*model_.on_call, next->second.acknowledging);
    instants_.insert(woken_until_);
  }

  topology::Millis read(std::map<Rank, Alert>::iterator next, topology::Millis now) {
    const Alert alert = next->second;
    waiting_.erase(next);
    const topology::Millis ends = now + time_of(model_.judges, alert.judging);
    instants_.insert(ends);
    if (alert.ours >= 0) {
      const bool missed = miss_draw(luck_, alert.ticket.key, alert.ticket.n) < model_.misses;
      verdicts_.push_back({alert.ticket, ends, missed ? Judgement::missed : Judgement::judged_true, now});
    }
    return ends;
  }

  const TriageModel& model_;
  Luck luck_;
  std::vector<Ticket> tickets_;
  topology::Millis horizon_;
  std::multimap<topology::Millis, Alert> coming_;
  std::map<Rank, Alert> waiting_;
  std::set<topology::Millis> instants_;
  std::vector<topology::Millis> busy_;
  bool is_paged_ = false;
  bool is_awake_ = false;
  topology::Millis woken_until_{};
  std::vector<Verdict> verdicts_;
};

}  // namespace gameday::sim
