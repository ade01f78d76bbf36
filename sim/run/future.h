#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/compile/position_name.h"
#include "sim/attacker/exfiltration.h"
#include "sim/attacker/hands.h"
#include "sim/attacker/holdings.h"
#include "sim/detection/alert_queue.h"
#include "sim/detection/correlation_counter.h"
#include "sim/journal/journal.h"
#include "sim/measures/outcome.h"
#include "sim/queue/occurrence_queue.h"
#include "sim/random/luck.h"
#include "sim/response/incident.h"
#include "sim/run/order.h"
#include "sim/run/program.h"

namespace gameday::sim {

/// One replication as it unfolds: the discrete-event engine. Everything that changes is a value in here, so a copy taken
/// at any instant is a second world; what doesn't change is the Program.
///
/// Order of equal times: (priority, key, n), never insertion. Luck: keyed draws only. Reuse one object for many
/// replications: `start` undoes what the last one touched.
class Future {
 public:
  /// `program` must outlive it.
  Future(const Program& program, Seed seed);

  void start(std::uint32_t replication);
  /// To the end: horizon after initial access, or horizon without access.
  const Outcome& run();
  /// Everything up to and including `instant`, which is then `now` (or the end, if that is earlier).
  void run_until(Millis instant);

  /// A copy that goes on under other luck: draws from here on are keyed by `future`, pending durations are drawn anew given
  /// the time they have already taken. The parent's own number gives the parent again.
  Future fork(std::uint32_t future) const;

  const Outcome& so_far() const { return out_; }
  Millis now() const { return now_; }
  const Holdings& holdings() const { return holdings_; }
  std::uint32_t future_number() const { return future_; }
  std::int64_t calendar_start() const { return calendar_start_; }  // ms since 1970, local time

  /// Tells what happens into `journal` from now on; null: nobody. Not copied by `fork`.
  void tell(Journal* journal) { journal_ = journal; }

  /// Who responds from now on. The simulated team takes over an incident that somebody has reason to suspect, with what has
  /// been noticed and ordered so far. After `start` it is the simulated one.
  void respond_by(Responders who);
  /// Adds what reaches a player to `inbox` from now on; null: to nobody's. Not copied by `fork`.
  void watch(std::vector<Notice>* inbox) { inbox_ = inbox; }
  /// As `run_until`, but ends with the first notice. Whether there was one.
  bool run_until_notice(Millis instant);
  /// Alerts need no analyst from now on; detected now at the latest, where there is anything to detect.
  void open_incident();
  /// Begins what the response table has a plan for; it takes the plan's time, tries again where it fails, and then cuts.
  void begin_order(const Order& order);
  const std::vector<OrderUnderWay>& orders() const { return orders_; }

 private:
  enum class Response { by_people, automated };
  enum class Kind : std::uint16_t {
    expires, runbook_ends, mitigated, patched, attempt_ends, news, looked_up, exploited, enter, probe, data_ends, alert, delivered,
    person_speaks, outsider_speaks, scope_round, wake, patience, order_ends
  };

  // future.cpp
  void clear_outcome();
  void handle(const Occurrence& occurrence);
  void look_ahead() const;
  void push(Millis at, Kind kind, topology::LuckKey key, std::uint32_t n, std::uint32_t subject = 0, std::uint32_t payload = 0);
  void await(Millis takes, Kind kind, topology::LuckKey key, std::uint32_t n, std::uint32_t subject = 0);
  Occurrence resampled(const Occurrence& occurrence) const;
  Millis again(const Distribution& distribution, topology::LuckKey key, std::uint32_t n, Millis begun) const;
  Millis task_again(const Occurrence& occurrence) const;
  void finish();
  void count_false_harm(Millis until);

  // attack.cpp
  void draw_entry();
  void enter();
  void begin();
  bool entry_still_lives(const scenarios::EntryChoice& entry);
  void probe(std::uint32_t which);
  std::optional<EdgeId> probed_step(const scenarios::BoundProbe& bound, std::uint32_t n) const;
  bool probes_with_its_credential(const scenarios::BoundProbe& bound) const;
  void attempt(EdgeId step);
  void attempt_ends(EdgeId step);
  void follow_changes();
  void on_gained(NodeId node);
  void on_active(NodeId node);
  void use_hands();
  void data_changed();
  void leave(const char* why);
  bool wants_more() const;
  bool needs_old_ground() const;
  void access_now();
  NodeId latest_credential() const;

  // disclose.cpp
  void disclose();
  void news_comes();
  void looked_up(std::uint32_t workload);
  void exploited(std::uint32_t workload);
  std::string workload_name(std::uint32_t workload) const;
  const Distribution& exploitation_of(std::uint32_t workload) const;

  // notice.cpp
  Millis phase_of(const DetectorUse& detector) const;
  void write_records(std::uint32_t act);
  void sight(std::uint32_t act, std::uint32_t record, Millis readable, bool logged);
  void delivered(std::uint32_t detector, std::uint32_t act);
  void raise(Millis at, std::uint32_t detector, std::uint32_t act);
  void alerted(std::uint32_t detector, std::uint32_t act);
  void judged(const Verdict& verdict);
  void people_may_notice(std::uint32_t act);
  void start_outsiders(const char* after);
  void speaks(Finder finder, const std::string& who, std::uint32_t outsider = 0);

  // respond.cpp
  void detect(Finder finder, const std::string& how);
  void heed(NodeId actor);
  void schedule_round(const Distribution& takes);
  void scope();
  std::uint32_t learn_from_acts();
  bool learn(NodeId node);
  void plan(scenarios::Cut cut, Subject subject, Response mode);
  void plan_for(NodeId node, Response mode);
  bool at_the_door(NodeId node) const { return !entered_ && entry_ != nullptr && entry_->node == node; }
  void begin_next_task();
  topology::LuckKey luck_of(const Task& task, const RunbookPlan& plan) const;
  void begin_task(std::uint32_t task);
  void task_ends(std::uint32_t task);
  void carry_out(const Task& task);
  void isolate(std::uint32_t account);
  void automated_response(std::uint32_t detector, std::uint32_t act);
  void mark_detected(Finder finder);

  // order.cpp
  const RunbookPlan& plan_of(scenarios::Cut cut) const { return *program_->response.plans[static_cast<std::size_t>(cut)]; }
  topology::LuckKey order_key(const Order& order) const;
  void try_order(std::uint32_t order);
  Millis order_again(const Occurrence& occurrence) const;
  void order_ends(std::uint32_t order);
  void carry_out(const Order& order);
  bool is_logged(NodeId node) const;
  bool is_logged(GuardId guard) const;
  void reach(const Notice& notice);

  // Texts are made only where a journal asks for them.
  template <class Make>
  void note(Lane lane, const Make& make, std::string why = {}) {
    if (journal_ != nullptr) journal_->add(now_, lane, make(), std::move(why));
  }
  std::string name(NodeId node) const { return position_name(*program_->cell, node); }
  std::string step_name(EdgeId step) const { return scenarios::step_name(*program_->cell, step); }

  const Program* program_;
  Seed seed_;
  std::uint32_t replication_ = 0;
  std::uint32_t future_ = 0;
  Luck luck_;
  Luck world_;                                  // of what stands whatever is forked: a detector's hour
  Millis now_{};
  std::int64_t calendar_start_ = 0;
  OccurrenceQueue queue_;
  Holdings holdings_;
  Hands hands_;
  Exfiltration exfiltration_;
  std::shared_ptr<const TriageModel> triage_model_;  // with this replication's week; shared by forks
  std::optional<AlertQueue> triage_;            // none where nobody reads alerts
  std::vector<std::uint32_t> ticket_acts_;      // by ticket: the act that its alert is about
  std::vector<std::uint32_t> ticket_detectors_;  // and the detector that raised it
  Incident incident_;
  const scenarios::EntryChoice* entry_ = nullptr;  // what this attacker begins with; null: the internet alone
  Outcome out_;
  std::vector<std::uint8_t> objective_;         // by NodeId: 1 + index of its exfiltration objective
  std::vector<CorrelationCounter> counters_;    // by detector; idle for others
  std::vector<Millis> grouped_until_;           // by detector: further alerts join the ticket
  std::vector<Millis> outsider_since_;          // by outsider: k_never while its clock stands
  std::vector<Millis> probe_since_;
  std::vector<std::uint32_t> probe_count_;
  struct Voice {
    Millis since{};
    std::uint32_t act = 0;
  };
  std::vector<Voice> voices_;                   // people who will speak
  Millis emptied_ = topology::k_never;          // no active position since
  Millis last_success_{};
  Millis wake_at_ = topology::k_never;
  std::uint32_t data_generation_ = 0;
  Millis harm_counted_{};                       // false alerts before this are in `harm_minutes`
  bool gone_ = false;                           // the attacker has left
  bool warned_ = false;                         // a true alert was judged true before access
  bool entered_ = false;
  Journal* journal_ = nullptr;
  Responders responders_ = Responders::simulated;
  std::vector<OrderUnderWay> orders_;
  std::vector<Notice>* inbox_ = nullptr;
  bool stops_at_notice_ = false;
  bool noticed_ = false;
};

}  // namespace gameday::sim
