#include "sim/run/future.h"

#include <algorithm>

namespace gameday::sim {
namespace {

constexpr topology::LuckKey k_start = topology::luck_key("calendar", "start");
constexpr topology::LuckKey k_unseed = topology::luck_key("end", "unseed");

std::uint64_t stirred(std::uint64_t h, std::int64_t value) {
  return (h ^ static_cast<std::uint64_t>(value)) * 0x100000001b3U;
}

/// One word of an instant and what happened then.
std::int64_t event_word(Millis at, std::uint32_t what) { return at.count ^ static_cast<std::int64_t>(what * 0x9e3779b97f4a7c15U); }

}  // namespace

Future::Future(const Program& program, Seed seed)
    : program_(&program),
      seed_(seed),
      luck_(seed, 0),
      world_(seed, 0),
      holdings_(program.graph()),
      hands_(program.steps, program.graph(), program.cell->playbook),
      incident_(program.graph().nodes.size(), program.graph().guards.size(), program.cell->estate.accounts.size()),
      objective_(program.graph().nodes.size(), 0) {
  std::uint8_t index = 1;
  for (const scenarios::BoundObjective& objective : program.cell->objectives) {
    if (objective.kind == scenarios::ObjectiveKind::exfiltrate)
      for (const NodeId node : objective.nodes) objective_[node.index] = index;
    ++index;
  }
  for (const DetectorUse& detector : program.detectors.detectors) {
    const bool counts = detector.kind == DetectorKind::correlation;
    counters_.emplace_back(counts ? detector.rule->correlation->timespan : Millis{1},
                           counts ? detector.rule->correlation->count : 1);
  }
}

void Future::push(Millis at, Kind kind, topology::LuckKey key, std::uint32_t n, std::uint32_t subject,
                  std::uint32_t payload) {
  if (at >= topology::k_never) return;
  // The kind is the priority: what ends or expires comes before what begins.
  queue_.push({at, key, static_cast<std::uint16_t>(kind), static_cast<std::uint16_t>(kind), n, subject, payload});
}

/// A duration that a fork draws anew. One that never ends waits too: it may end in a fork, which must not know what its
/// parent would have come to.
void Future::await(Millis takes, Kind kind, topology::LuckKey key, std::uint32_t n, std::uint32_t subject) {
  queue_.push({std::min(now_ + takes, topology::k_never), key, static_cast<std::uint16_t>(kind),
               static_cast<std::uint16_t>(kind), n, subject, 0});
}

/// As new, but with the memory that its lists have grown to: large ones would be mapped and unmapped for each replication.
void Future::clear_outcome() {
  Outcome fresh;
  fresh.gains = std::move(out_.gains);
  fresh.acts = std::move(out_.acts);
  fresh.alerts = std::move(out_.alerts);
  fresh.exposure = std::move(out_.exposure);
  fresh.gains.clear();
  fresh.acts.clear();
  fresh.disclosure.workloads = std::move(out_.disclosure.workloads);
  fresh.disclosure.workloads.clear();
  fresh.alerts.clear();
  fresh.exposure.clear();
  out_ = std::move(fresh);
}

void Future::start(std::uint32_t replication) {
  replication_ = replication;
  future_ = 0;
  luck_ = world_ = Luck(seed_, replication);
  now_ = Millis{0};
  const double draw = luck_.uniform(k_start, 0);
  const auto span = static_cast<double>(program_->last_start - program_->first_start);
  calendar_start_ = program_->first_start + static_cast<std::int64_t>(span * draw);
  clear_outcome();
  queue_.clear();
  holdings_.reset();
  holdings_.clear_changes();
  hands_.reset();
  exfiltration_.reset();
  triage_.reset();
  if (program_->triage) {
    TriageModel model = *program_->triage;
    model.clock = WeekClock::of(Millis{calendar_start_}, Millis{0});
    triage_model_ = std::make_shared<const TriageModel>(std::move(model));
    triage_.emplace(*triage_model_, luck_);
  }
  ticket_acts_.clear();
  ticket_detectors_.clear();
  incident_.reset();
  for (CorrelationCounter& counter : counters_) counter.clear();
  grouped_until_.assign(program_->detectors.detectors.size(), Millis{-1});
  outsider_since_.assign(program_->outsiders.size(), topology::k_never);
  probe_since_.assign(program_->probes.size(), Millis{0});
  probe_count_.assign(program_->probes.size(), 0);
  voices_.clear();
  emptied_ = topology::k_never;
  last_success_ = program_->before;
  wake_at_ = topology::k_never;
  data_generation_ = 0;
  harm_counted_ = Millis{0};
  gone_ = warned_ = entered_ = false;
  responders_ = Responders::simulated;
  orders_.clear();

  out_.end = program_->before + program_->cell->scenario.horizon;
  for (std::uint32_t p = 0; p < program_->probes.size(); ++p) {
    const scenarios::BoundProbe& bound = program_->cell->probes[p];
    probe_since_[p] = program_->before - bound.lasts;
    const Millis waits = program_->probes[p].every.sample(luck_.uniform(bound.key, 0));
    await(waits < topology::k_never ? probe_since_[p] + waits : waits, Kind::probe, bound.key, 0, p);
  }
  draw_entry();
  push(program_->before, Kind::enter, {}, 0);
}

void Future::run_until(Millis instant) {
  while (!noticed_) {
    const Millis limit = std::min(instant, out_.end);
    const Millis next = queue_.empty() ? topology::k_never : queue_.top().at;
    if (triage_ && triage_->waiting()) {
      // Judged at the same instant as something else happens: the other comes first.
      if (const auto verdict = triage_->next_before(std::min(next, limit + Millis{1}))) {
        now_ = std::max(now_, verdict->at);
        ++out_.occurrences;
        judged(*verdict);
        continue;
      }
    }
    if (next > limit) {
      now_ = std::max(now_, limit);  // a fork made here knows that nothing has happened since
      return;
    }
    const Occurrence occurrence = queue_.pop();
    now_ = occurrence.at;
    ++out_.occurrences;
    look_ahead();
    handle(occurrence);
  }
}

/// In a large graph an attempt's end waits for memory more than it computes, so what most likely ends next is asked for early:
/// the step two occurrences ahead, and what it gives one ahead, when the step itself is there.
void Future::look_ahead() const {
  const auto step = [](const Occurrence* next) {
    const bool attempt = next != nullptr && next->kind == static_cast<std::uint16_t>(Kind::attempt_ends);
    return attempt ? std::optional(EdgeId{next->subject}) : std::nullopt;
  };
  if (const auto second = step(queue_.second())) {
    __builtin_prefetch(&program_->graph().at(*second));
    hands_.expect(*second);
    holdings_.expect(*second);
  }
  if (const auto next = step(queue_.empty() ? nullptr : &queue_.top())) {
    const scenarios::Edge& edge = program_->graph().at(*next);
    if (edge.needs == 1) __builtin_prefetch(&program_->graph().at(edge.need));
    if (edge.yields == 1) holdings_.expect(edge.yield);
  }
}

const Outcome& Future::run() {
  run_until(topology::k_never);
  finish();
  return out_;
}

void Future::handle(const Occurrence& occurrence) {
  switch (static_cast<Kind>(occurrence.kind)) {
    case Kind::expires: {
      const NodeId node{occurrence.subject};
      // Renewed since: another occurrence watches the new one.
      if (holdings_.held(node) && holdings_.since(node) + program_->session_life[node.index] == now_) {
        holdings_.cut(node, now_);
        follow_changes();
        use_hands();
      }
      return;
    }
    case Kind::runbook_ends: task_ends(occurrence.subject); return;
    case Kind::attempt_ends: attempt_ends(EdgeId{occurrence.subject}); return;
    case Kind::news: news_comes(); return;
    case Kind::looked_up: looked_up(occurrence.subject); return;
    case Kind::mitigated:
      out_.disclosure.workloads[occurrence.subject].mitigated = now_;
      note(Lane::response, [&] { return workload_name(occurrence.subject) + " is mitigated"; });
      return;
    case Kind::patched:
      out_.disclosure.workloads[occurrence.subject].patched = now_;
      note(Lane::response, [&] { return workload_name(occurrence.subject) + " is patched"; });
      return;
    case Kind::exploited: exploited(occurrence.subject); return;
    case Kind::enter:
      if (program_->vulnerability) disclose();
      else enter();
      return;
    case Kind::probe: probe(occurrence.subject); return;
    case Kind::data_ends:
      if (occurrence.n == data_generation_) data_changed();
      return;
    case Kind::alert: alerted(occurrence.subject, occurrence.payload); return;
    case Kind::delivered: delivered(occurrence.subject, occurrence.payload); return;
    case Kind::person_speaks: speaks(Finder::own_people, "somebody of the team"); return;
    case Kind::outsider_speaks: {
      const OutsiderClock& clock = program_->outsiders[occurrence.subject];
      speaks(clock.attacker ? Finder::attacker : Finder::outsider,
             program_->cell->scenario.outsiders[occurrence.subject].who, occurrence.subject);
      return;
    }
    case Kind::scope_round: scope(); return;
    case Kind::wake:
      if (wake_at_ == now_) wake_at_ = topology::k_never;
      use_hands();
      return;
    case Kind::patience:
      if (now_ - last_success_ >= program_->steps.patience) leave("nothing worked for too long");
      else push(last_success_ + program_->steps.patience, Kind::patience, {}, 0);
      return;
    case Kind::order_ends: order_ends(occurrence.subject); return;
  }
}

Millis Future::again(const Distribution& distribution, topology::LuckKey key, std::uint32_t n, Millis begun) const {
  const Millis total = distribution.remaining(luck_.uniform(key, n), std::max(now_ - begun, Millis{0}));
  return total >= topology::k_never ? topology::k_never : begun + total;
}

Millis Future::task_again(const Occurrence& occurrence) const {
  const Task& task = incident_.task(occurrence.subject);
  const RunbookPlan& plan = *program_->response.plans[static_cast<std::size_t>(task.cut)];
  const double slow = task.automated ? 1.0 : plan.slow;
  const Millis elapsed{static_cast<std::int64_t>(static_cast<double>((now_ - task.begun).count) / slow)};
  const Millis total = (task.automated ? plan.takes_automated : plan.takes)
                           .remaining(luck_.uniform(occurrence.key, occurrence.n), elapsed);
  if (total >= topology::k_never) return topology::k_never;
  return std::max(now_ + Millis{1}, task.begun + Millis{static_cast<std::int64_t>(static_cast<double>(total.count) * slow)});
}

Occurrence Future::resampled(const Occurrence& occurrence) const {
  Occurrence drawn = occurrence;
  switch (static_cast<Kind>(occurrence.kind)) {
    case Kind::attempt_ends: {
      const EdgeId step{occurrence.subject};
      const scenarios::Edge& edge = program_->graph().at(step);
      drawn.at = again(program_->steps.techniques[edge.technique].takes, edge.key, 2 * hands_.tries(step),
                       hands_.begun(step));
      break;
    }
    case Kind::probe:
      drawn.at = again(program_->probes[occurrence.subject].every, occurrence.key, occurrence.n,
                       probe_since_[occurrence.subject]);
      break;
    case Kind::outsider_speaks:
      drawn.at = again(program_->outsiders[occurrence.subject].notices, occurrence.key, 0,
                       outsider_since_[occurrence.subject]);
      break;
    case Kind::person_speaks:
      drawn.at = again(program_->hesitates, occurrence.key, occurrence.n, voices_[occurrence.subject].since);
      break;
    case Kind::scope_round:
      drawn.at = again(incident_.rounds == 0 ? program_->response.decides : program_->response.scopes, occurrence.key,
                       occurrence.n, incident_.round_begun);
      break;
    case Kind::runbook_ends: drawn.at = task_again(occurrence); break;
    case Kind::news:
      drawn.at = again(program_->vulnerability->intel, occurrence.key, 0, out_.disclosure.at);
      break;
    case Kind::looked_up:
      drawn.at = again(program_->vulnerability->look_up, occurrence.key, 0, out_.disclosure.news);
      break;
    case Kind::mitigated:
      drawn.at = again(program_->vulnerability->mitigate, occurrence.key, 0,
                       out_.disclosure.workloads[occurrence.subject].known);
      break;
    case Kind::patched:
      drawn.at = again(program_->vulnerability->patch, occurrence.key, 0, out_.disclosure.at);
      break;
    case Kind::exploited:
      drawn.at = again(exploitation_of(occurrence.subject), occurrence.key, 0, out_.disclosure.at);
      break;
    case Kind::order_ends: drawn.at = order_again(occurrence); break;
    default: break;  // decided by the calendar, a schedule, or what has already been drawn and written
  }
  return drawn;
}

Future Future::fork(std::uint32_t future) const {
  Future other = *this;
  other.journal_ = nullptr;
  other.inbox_ = nullptr;
  if (future == future_) return other;
  other.count_false_harm(now_ + Millis{1});  // what is past keeps its luck
  other.future_ = future;
  other.luck_ = Luck(seed_, replication_, future);
  other.queue_.change_all([&other](const Occurrence& occurrence) { return other.resampled(occurrence); });
  if (other.triage_) other.triage_->rekey(other.luck_, now_);
  return other;
}

/// Automated runbooks also run on false alerts, and cost their harm: counted over the same alerts that triage reads.
void Future::count_false_harm(Millis until) {
  if (program_->automated_noise.empty() || out_.access == topology::k_never) return;
  const Millis from = std::max(out_.access, harm_counted_);
  if (from >= until) return;
  harm_counted_ = until;
  const WeekClock clock = WeekClock::of(Millis{calendar_start_}, Millis{0});
  NoiseDay day;
  for (std::int64_t d = clock.day(from); d <= clock.day(until); ++d) {
    day.make(program_->automated_noise, clock, luck_, d);
    for (std::size_t i = 0; i < day.size(); ++i)
      if (day[i].at >= from && day[i].at < until)
        out_.harm_minutes += program_->harm_of_noise[day[i].stream];
  }
}

void Future::finish() {
  count_false_harm(out_.end);
  const Millis end = out_.access == topology::k_never ? now_ : out_.end;
  exfiltration_.settle(end);
  out_.taken = exfiltration_.loads();
  out_.exposure = exfiltration_.marks();
  // What depends on destroyed data stands still to the end: nothing is restored yet.
  for (const Gain& gain : out_.gains) {
    const scenarios::Node& node = program_->graph().at(gain.node);
    if (node.kind != scenarios::NodeKind::data ||
        static_cast<scenarios::DataAccess>(node.variant) != scenarios::DataAccess::destroy)
      continue;
    for (const topology::Dependency& dependency : program_->cell->estate.dependencies)
      if (dependency.on == node.entity)
        out_.lost_minutes += static_cast<double>((end - gain.at).count) / static_cast<double>(topology::k_minute.count);
  }
  if (out_.access != topology::k_never && emptied_ != topology::k_never) {
    if (out_.detected != topology::k_never && emptied_ >= out_.detected) out_.contained = emptied_;
    else out_.left = emptied_;
  }
  out_.bytes_touched = holdings_.bytes_touched() + out_.gains.size() * sizeof(Gain) + out_.acts.size() * sizeof(Act) +
                       queue_.size() * sizeof(Occurrence);
  std::uint64_t h = luck_.bits(k_unseed, static_cast<std::uint32_t>(out_.occurrences));
  for (const Act& act : out_.acts) h = stirred(h, event_word(act.at, act.step.index));
  for (const Gain& gain : out_.gains) h = stirred(h, event_word(gain.at, gain.node.index));
  h = stirred(stirred(stirred(h, out_.detected.count), out_.contained.count), out_.declared.count);
  for (const WorkloadFate& fate : out_.disclosure.workloads)
    for (const Millis at : {fate.known, fate.mitigated, fate.patched, fate.entered}) h = stirred(h, at.count);
  out_.unseed = h;
}

}  // namespace gameday::sim
