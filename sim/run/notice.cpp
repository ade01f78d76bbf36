#include <algorithm>

#include "sim/detection/evaluation_schedule.h"
#include "sim/run/future.h"
#include "topology/load/quantity.h"

#include <fmt/format.h>

// Who notices what: records land in logs, detectors read them, people triage, and somebody may simply say something.
namespace gameday::sim {
namespace {

constexpr Millis k_group{topology::k_day};  // alerts of one detector within a day join its open ticket; assumed

/// Luck of one purpose for one step, apart from the luck of performing it.
topology::LuckKey apart(topology::LuckKey step, std::string_view purpose, std::uint32_t which) {
  return {step.value ^ topology::luck_key(purpose, "").value ^ (0x9e3779b97f4a7c15U * (which + 1ULL))};
}

constexpr topology::LuckKey k_phase = topology::luck_key("detector", "phase");
constexpr topology::LuckKey k_notices = topology::luck_key("people", "notices");
constexpr topology::LuckKey k_hesitates = topology::luck_key("people", "hesitates");
constexpr topology::LuckKey k_heard = topology::luck_key("people", "speaks and is heard");

scenarios::Outcome outcome_of(const Act& act) {
  return act.succeeded ? scenarios::Outcome::success : act.permitted ? scenarios::Outcome::failed : scenarios::Outcome::denied;
}

std::uint64_t group_of(const std::vector<scenarios::RecordField>& fields, const std::vector<std::string>& paths) {
  std::uint64_t group = 0;
  for (const std::string& path : paths)
    for (const scenarios::RecordField& field : fields)
      if (field.path == path) group = topology::luck_key(path, field.value).value ^ (group * 3);
  return group;
}

}  // namespace

Millis Future::phase_of(const DetectorUse& detector) const {
  return draw_phase(world_, {detector.key.value ^ k_phase.value}, detector.every);
}

void Future::write_records(std::uint32_t index) {
  const scenarios::Edge& edge = program_->graph().at(out_.acts[index].step);
  const auto& records = program_->records.records[edge.technique];
  if (records.empty()) return;
  const Act act = out_.acts[index];
  const std::uint32_t account = program_->records.account_of[act.step.index];
  for (std::uint32_t r = 0; r < records.size(); ++r) {
    const scenarios::RecordTemplate& written = *records[r].written;
    if (act.succeeded ? !written.on_success : !written.on_denied) continue;
    const LogUse& log = program_->records.logs[records[r].log];
    const auto& stopped = log.stopped_by[account];
    const bool logged = log.accounts[account] != 0 && (!stopped || holdings_.guard(*stopped));
    Millis readable = topology::k_never;
    if (logged) {
      const Millis takes = log.delivers.sample(luck_.uniform(apart(edge.key, "delivery", r), act.n));
      if (takes < topology::k_never) readable = act.at + takes;
      out_.acts[index].readable = std::min(out_.acts[index].readable, readable);
    }
    note(Lane::records, [&] {
      const std::string& name = program_->cell->library->log_sources[records[r].log].title;
      if (!logged) return "no record of it in " + name;
      return readable < topology::k_never
                 ? fmt::format("a record of it in {}, readable after {}", name, topology::to_text(readable - act.at))
                 : "the record of it is lost in " + name;
    }, journal_ != nullptr ? step_name(act.step) : std::string());
    sight(index, r, readable, logged && readable < topology::k_never);
  }
}

void Future::sight(std::uint32_t index, std::uint32_t record, Millis readable, bool logged) {
  const Act& act = out_.acts[index];
  const scenarios::Edge& edge = program_->graph().at(act.step);
  const scenarios::Outcome outcome = outcome_of(act);
  const std::uint32_t account = program_->records.account_of[act.step.index];
  for (const Sighting& seen :
       program_->detectors.sightings[edge.technique][scenarios::k_outcomes * record + static_cast<std::size_t>(outcome)]) {
    const DetectorUse& detector = program_->detectors.detectors[seen.detector];
    if (seen.match.truth == scenarios::Truth::depends &&
        !holds(seen.match, program_->records.texts(act.step, act.actor, outcome)))
      continue;
    if (detector.kind == DetectorKind::finding) {
      // A managed detector has its own feed: it does not depend on the trails that a customer keeps.
      if (detector.accounts[account] == 0) continue;
      const topology::LuckKey key = apart(edge.key, detector.name, 0);
      if (detector.chance < 1.0 && luck_.uniform(key, 0) >= detector.chance) continue;
      const Millis takes = detector.latency.sample(luck_.uniform(key, act.n + 1));
      if (takes < topology::k_never) raise(act.at + takes, seen.detector, index);
      continue;
    }
    if (!logged) continue;
    if (detector.kind == DetectorKind::correlation) {
      push(readable, Kind::delivered, detector.key, index, seen.detector, index * 8 + std::min(record, 7U));
      continue;
    }
    const EvaluationSchedule schedule =
        detector.every.count == 0
            ? EvaluationSchedule::streaming()
            : EvaluationSchedule::periodic(detector.every, detector.look_back, phase_of(detector));
    if (const auto at = schedule.sees(act.at, readable)) raise(*at, seen.detector, index);
  }
}

/// A record of a correlation's base rule can be read: it counts, and may complete the group.
void Future::delivered(std::uint32_t index, std::uint32_t payload) {
  const DetectorUse& detector = program_->detectors.detectors[index];
  const std::uint32_t act_index = payload / 8;
  const Act& act = out_.acts[act_index];
  const scenarios::Edge& edge = program_->graph().at(act.step);
  const scenarios::Outcome outcome = outcome_of(act);
  const auto& written = *program_->records.records[edge.technique][payload % 8].written;
  const auto fields = fill(written, outcome, program_->records.texts(act.step, act.actor, outcome));
  const std::uint64_t group = group_of(fields, detector.rule->correlation->group_by);
  // A run of like calls is one act; more of them than the correlation counts make no difference.
  const std::int64_t times = outcome == scenarios::Outcome::success ? written.times : 1;
  bool fires = false;
  for (std::int64_t i = std::min(times, detector.rule->correlation->count); i > 0; --i)
    fires = counters_[index].add(group, act.at) || fires;
  if (!fires) return;
  Millis at = now_;
  if (detector.every.count > 0)
    at = EvaluationSchedule::periodic(detector.every, detector.look_back, phase_of(detector)).next_run(now_);
  raise(at, index, act_index);
}

void Future::raise(Millis at, std::uint32_t detector, std::uint32_t act) {
  push(at, Kind::alert, program_->detectors.detectors[detector].key, act, detector, act);
}

void Future::alerted(std::uint32_t index, std::uint32_t act_index) {
  const DetectorUse& detector = program_->detectors.detectors[index];
  Act& act = out_.acts[act_index];
  if (!act.alerted) out_.alerts.push_back({act_index, now_});
  act.alerted = true;
  note(Lane::detectors, [&] { return "alert: " + detector.rule->title; },
       journal_ != nullptr ? step_name(act.step) : std::string());
  const bool before_access = out_.access == topology::k_never || act.at < out_.access;
  if (before_access) out_.warning = std::min(out_.warning, now_);
  else out_.alert = std::min(out_.alert, now_);
  automated_response(index, act_index);
  if (incident_.open && !incident_.declared) {
    incident_.leads.push_back(act.actor);  // responders are already at it
    reach({now_, NoticeKind::alert, index, act_index});
    return;
  }
  if (now_ < grouped_until_[index] || !triage_) return;
  grouped_until_[index] = now_ + std::max(k_group, detector.repeats);
  triage_->submit({detector.key, static_cast<std::uint32_t>(ticket_acts_.size()), detector.rule->level, now_});
  ticket_acts_.push_back(act_index);
  ticket_detectors_.push_back(index);
}

void Future::judged(const Verdict& verdict) {
  const Act& act = out_.acts[ticket_acts_[verdict.ticket.n]];
  note(Lane::people, [&] {
    return std::string(verdict.judgement == Judgement::judged_true ? "an analyst judges the alert true"
                       : verdict.judgement == Judgement::missed ? "an analyst takes the alert for a false one"
                                                                : "the alert is closed unread");
  }, journal_ != nullptr ? "alert on " + step_name(act.step) : std::string());
  if (verdict.judgement != Judgement::judged_true) return;
  reach({now_, NoticeKind::alert, ticket_detectors_[verdict.ticket.n], ticket_acts_[verdict.ticket.n]});
  if (out_.access == topology::k_never) {
    warned_ = true;
    heed(act.actor);
    return;
  }
  incident_.leads.push_back(act.actor);
  detect(Finder::own_detector, "an alert judged true");
}

void Future::people_may_notice(std::uint32_t index) {
  const scenarios::PeopleParameters& people = program_->cell->defence.people;
  const topology::LuckKey step = program_->graph().at(out_.acts[index].step).key;
  const std::uint32_t n = out_.acts[index].n;
  if (people.notices <= 0 || luck_.uniform({step.value ^ k_notices.value}, n) >= people.notices) return;
  note(Lane::people, [&] { return std::string("somebody sees that something is odd"); },
       journal_ != nullptr ? step_name(out_.acts[index].step) : std::string());
  if (luck_.uniform({step.value ^ k_heard.value}, n) >= people.speaks * people.heard) return;
  voices_.push_back({now_, index});
  const topology::LuckKey key{step.value ^ k_hesitates.value};
  await(program_->hesitates.sample(luck_.uniform(key, n)), Kind::person_speaks, key, n,
        static_cast<std::uint32_t>(voices_.size() - 1));
}

void Future::start_outsiders(const char* after) {
  for (std::uint32_t i = 0; i < program_->outsiders.size(); ++i) {
    const OutsiderClock& clock = program_->outsiders[i];
    if (clock.after != after || outsider_since_[i] != topology::k_never) continue;
    outsider_since_[i] = now_;
    await(clock.notices.sample(luck_.uniform(clock.key, 0)), Kind::outsider_speaks, clock.key, 0, i);
  }
}

void Future::speaks(Finder finder, const std::string& who, std::uint32_t outsider) {
  if (out_.access == topology::k_never) return;
  note(Lane::people, [&] { return finder == Finder::attacker    ? std::string("the attacker makes itself known")
                                    : finder == Finder::outsider ? "a " + who + " says that something is wrong"
                                                                 : who + " says that something is wrong"; });
  Notice notice{now_, NoticeKind::report};
  notice.finder = finder;
  notice.outsider = outsider;
  reach(notice);
  if (incident_.open && !incident_.declared) return;
  detect(finder, who);
}

}  // namespace gameday::sim
