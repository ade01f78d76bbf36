#include "sim/run/future.h"

// The day of a vulnerability: for each workload at risk, exploitation races our knowledge, a mitigation and the patch.
namespace gameday::sim {
namespace {

constexpr topology::LuckKey k_intel = topology::luck_key("vulnerability", "intel");
constexpr topology::LuckKey k_affected = topology::luck_key("vulnerability", "affected");
constexpr topology::LuckKey k_sampled = topology::luck_key("vulnerability", "sampled");
constexpr topology::LuckKey k_exploited = topology::luck_key("vulnerability", "exploited");
constexpr topology::LuckKey k_look_up = topology::luck_key("vulnerability", "look-up");
constexpr topology::LuckKey k_mitigate = topology::luck_key("vulnerability", "mitigate");
constexpr topology::LuckKey k_patch = topology::luck_key("vulnerability", "patch");

/// The luck of one workload for one purpose: it hangs on the workload's lineage, never on which others there are.
topology::LuckKey key_of(const scenarios::EntryChoice& entry, topology::LuckKey purpose) {
  return {entry.key.value ^ purpose.value};
}

}  // namespace

std::string Future::workload_name(std::uint32_t workload) const {
  const scenarios::EntryChoice& entry = program_->cell->entries[workload];
  return entry.possible ? title_of(program_->cell->estate, entry.entity) : std::string("a workload that is no more");
}

const Distribution& Future::exploitation_of(std::uint32_t workload) const {
  return program_->cell->risks[workload].exposed ? program_->vulnerability->exploited_exposed
                                                 : program_->vulnerability->exploited_inside;
}

void Future::disclose() {
  const scenarios::Cell& cell = *program_->cell;
  Disclosure& day = out_.disclosure;
  day.at = now_;
  day.closes = now_ + cell.scenario.horizon;
  day.workloads.assign(cell.entries.size(), {});
  note(Lane::attacker, [&] { return cell.scenario.vulnerability->name + " is disclosed"; });
  double smallest = 2;
  for (std::uint32_t w = 0; w < cell.entries.size(); ++w) {
    const scenarios::EntryChoice& entry = cell.entries[w];
    // What a workload is made of stands whatever is forked.
    day.workloads[w].affected = world_.uniform(key_of(entry, k_affected), 0) < cell.risks[w].affected;
    if (!day.workloads[w].affected) continue;
    const topology::LuckKey key = key_of(entry, k_exploited);
    await(exploitation_of(w).sample(luck_.uniform(key, 0)), Kind::exploited, key, 0, w);
    const double draw = world_.uniform(key_of(entry, k_sampled), 0);
    if (draw >= smallest) continue;
    smallest = draw;
    day.sampled = w;
  }
  await(program_->vulnerability->intel.sample(luck_.uniform(k_intel, 0)), Kind::news, k_intel, 0);
}

/// Every workload at risk has to be looked at: that one is not affected must be found out too.
void Future::news_comes() {
  out_.disclosure.news = now_;
  note(Lane::response, [&] { return "the news of " + program_->cell->scenario.vulnerability->name + " arrives"; });
  for (std::uint32_t w = 0; w < out_.disclosure.workloads.size(); ++w) {
    const topology::LuckKey key = key_of(program_->cell->entries[w], k_look_up);
    await(program_->vulnerability->look_up.sample(luck_.uniform(key, 0)), Kind::looked_up, key, 0, w);
  }
}

/// Mitigating begins here. Patching is told from disclosure on, as published curves are, but nobody patches what they do
/// not know to have: the later of the two.
void Future::looked_up(std::uint32_t workload) {
  WorkloadFate& fate = out_.disclosure.workloads[workload];
  fate.known = now_;
  note(Lane::response, [&] { return workload_name(workload) + (fate.affected ? " is known to be affected" : " is known not to be affected"); });
  if (!fate.affected) return;
  const scenarios::EntryChoice& entry = program_->cell->entries[workload];
  const topology::LuckKey mitigate = key_of(entry, k_mitigate);
  await(program_->vulnerability->mitigate.sample(luck_.uniform(mitigate, 0)), Kind::mitigated, mitigate, 0, workload);
  const topology::LuckKey patch = key_of(entry, k_patch);
  const Millis since = now_ - out_.disclosure.at;
  const Millis takes = program_->vulnerability->patch.sample(luck_.uniform(patch, 0));
  await(std::max(Millis{0}, takes - since), Kind::patched, patch, 0, workload);
}

/// Closing the hole does not put out who came through it; so a workload is entered once or not at all.
void Future::exploited(std::uint32_t workload) {
  WorkloadFate& fate = out_.disclosure.workloads[workload];
  if (fate.mitigated <= now_ || fate.patched <= now_) return;
  fate.entered = now_;
  const scenarios::EntryChoice& entry = program_->cell->entries[workload];
  note(Lane::attacker, [&] { return "enters with " + name(entry.node); }, program_->cell->scenario.vulnerability->name);
  if (gone_) return;  // whoever exploits it now is not the attacker that this future follows
  holdings_.gain(entry.node, k_by_entry, now_);
  last_success_ = now_;
  if (entered_) {
    follow_changes();
    use_hands();
    return;
  }
  entered_ = true;
  out_.entry = workload;
  begin();
}

}  // namespace gameday::sim
