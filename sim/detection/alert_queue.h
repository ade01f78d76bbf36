#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "scenarios/model/sigma_rule.h"
#include "sim/detection/noise_stream.h"
#include "sim/detection/triage_model.h"
#include "sim/detection/waiting_line.h"
#include "sim/random/luck.h"
#include "topology/model/luck_key.h"
#include "topology/model/millis.h"

namespace gameday::sim {

/// A true alert handed to triage. (key, n) names it and keys its luck.
struct Ticket {
  topology::LuckKey key;
  std::uint32_t n = 0;
  scenarios::Level level = scenarios::Level::medium;
  topology::Millis at{};
};

enum class Judgement : std::uint8_t { judged_true, missed, closed_unread };

struct Verdict {
  Ticket ticket;
  topology::Millis at{};                      // when it is judged, or closed
  Judgement judgement = Judgement::judged_true;
  topology::Millis started{};                 // when someone begins to read it; k_never where nobody does
};

/// The triage queue: people who read true alerts among false ones, in its regime when the first true alert comes.
///
/// Service: the highest level first, inside a level by (at, key, n); never interrupted, also not by the end of a shift.
/// An alert that nobody has begun to read at `at + patience` is closed unread. Outside hours, where the model has an on-call,
/// one person is paged by the first alert of level high or above, is there after the acknowledging time unless the shift has
/// begun, reads such alerts until none is left or the shift begins, and sleeps again.
///
/// Lazy: false alerts are made and read only while one of ours waits, and only as far as its verdict needs; before the first
/// ticket nothing is done at all. Results do not depend on how it is asked: every draw is keyed by the alert it is for.
/// Cost: about 70 ns a false alert between `begins` (or the last catch-up) and the verdict; a copy costs the alerts that wait
/// and the current day's. Draws: see triage_luck.h and NoiseDay.
class AlertQueue {
 public:
  /// `model` must outlive the queue and its copies.
  AlertQueue(const TriageModel& model, const Luck& luck);

  /// Hands in a true alert. `at` never goes back, and is at or after every limit and verdict given so far.
  void submit(const Ticket& ticket);

  /// Whether any ticket has no verdict yet.
  bool waiting() const { return open_ > 0; }

  /// The next verdict before `limit`, by (at, key, n); nothing where there is none. Nothing at or after `limit` is decided,
  /// so a ticket may still be submitted there.
  std::optional<Verdict> next_before(topology::Millis limit);

  /// Goes on with another luck from `now` on, as a fork does: false alerts from there, judging and acknowledging times that
  /// are under way (given what has passed of them), and later draws. Every verdict before `now` must have been asked for.
  void rekey(const Luck& luck, topology::Millis now);

  /// Decides everything before `now`. Only a saving: call it before making many copies that are then re-keyed.
  void catch_up(topology::Millis now);

 private:
  /// One of ours.
  struct Mine {
    Ticket ticket;
    topology::Millis started = topology::k_never;
    topology::Millis ends = topology::k_never;    // verdict, once started
    bool done = false;
  };

  /// Someone who reads alerts, and the alert being read until `until`.
  struct Reader {
    topology::Millis since{};
    topology::Millis until{};
    WaitingAlert alert{};
  };

  enum class OnCall : std::uint8_t { asleep, paged, reading };

  topology::Millis next_arrival() const;
  topology::Millis next_decision() const;
  void decide(topology::Millis now);
  void let_wait(topology::Millis limit);
  void admit(topology::Millis now);
  void next_day();
  void staff_reads(topology::Millis now);
  void on_call_reads(topology::Millis now);
  void start(Reader& reader, const WaitingAlert& alert, topology::Millis now);
  void resample_judging(Reader& reader, topology::Millis now);
  topology::LuckKey noise_key(const WaitingAlert& alert) const;
  topology::Millis judging_time(const WaitingAlert& alert, topology::Millis elapsed) const;
  topology::Millis acknowledging_time(const WaitingAlert& alert, topology::Millis elapsed) const;
  topology::Millis verdict_time(const Mine& mine) const;
  void find_next_verdict();
  Verdict give_verdict();

  const TriageModel* model_;
  Luck luck_;
  topology::Millis decided_;       // the last instant whose decisions are made
  NoiseDay day_;
  std::int64_t day_number_;
  std::size_t day_cursor_ = 0;     // the first of `day_` that has not come
  WaitingLine line_;
  std::vector<Reader> staff_;
  OnCall on_call_ = OnCall::asleep;
  Reader on_call_reader_;          // paged: `until` is when the page is answered
  bool on_duty_ = false;
  topology::Millis duty_changes_;  // until when `on_duty_` holds
  std::vector<Mine> mine_;         // by (at, key, n); emptied once all are done
  std::size_t come_ = 0;           // those of `mine_` that are in the line or beyond
  std::size_t open_ = 0;           // those without a verdict
  std::size_t next_ = 0;           // of `mine_`: whose verdict comes next, as far as is known
};

}  // namespace gameday::sim
