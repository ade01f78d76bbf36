#include "sim/measures/measure_table.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace gameday::sim {
namespace {

constexpr std::array k_fixed{
    std::tuple{"warning_lead", "first true alert before initial access -> initial access", Unit::ms},
    std::tuple{"time_to_alert", "initial access -> first alert from the attacker's own records", Unit::ms},
    std::tuple{"time_to_detect", "initial access -> first alert or report judged true", Unit::ms},
    std::tuple{"time_to_declare", "detection -> responders believe that it is contained", Unit::ms},
    std::tuple{"time_to_contain", "detection -> no active position for good", Unit::ms},
    std::tuple{"dwell_time", "initial access -> no active position for good", Unit::ms},
    std::tuple{"accounts_reached", "accounts with an active position", Unit::count},
    std::tuple{"accounts_reached_at_detection", "the same at detection", Unit::count},
    std::tuple{"accounts_reached_at_containment", "the same at containment", Unit::count},
    std::tuple{"principals_reached", "users and roles whose credentials were held", Unit::count},
    std::tuple{"principals_reached_at_detection", "the same at detection", Unit::count},
    std::tuple{"principals_reached_at_containment", "the same at containment", Unit::count},
    std::tuple{"resources_reached", "compute and stores entered", Unit::count},
    std::tuple{"resources_reached_at_detection", "the same at detection", Unit::count},
    std::tuple{"resources_reached_at_containment", "the same at containment", Unit::count},
    std::tuple{"records_exposed", "data records that left", Unit::count},
    std::tuple{"records_exposed_at_detection", "the same at detection", Unit::count},
    std::tuple{"records_exposed_at_containment", "the same at containment", Unit::count},
    std::tuple{"potential_accounts_reached", "accounts that could be reached with unlimited time", Unit::count},
    std::tuple{"potential_principals_reached", "the same for users and roles", Unit::count},
    std::tuple{"potential_resources_reached", "the same for compute and stores", Unit::count},
    std::tuple{"potential_records_exposed", "the same for data records", Unit::count},
    std::tuple{"response_minutes_harm", "service-minutes that response cost", Unit::min},
    std::tuple{"service_minutes_lost", "service-minutes lost to attack and response", Unit::min},
    std::tuple{"initial_access", "futures with initial access", Unit::share},
    std::tuple{"prevented_by_warning", "futures in which a warning made entry impossible", Unit::share},
    std::tuple{"detected", "of those with access: detected within the horizon", Unit::share},
    std::tuple{"contained", "of those detected while still inside: contained within the horizon", Unit::share},
    std::tuple{"reentered", "of those declared contained: entered again afterwards", Unit::share},
    std::tuple{"left", "of those with access: gone before detection", Unit::share},
    std::tuple{"found_by_own_detector", "of those with access", Unit::share},
    std::tuple{"found_by_own_people", "of those with access", Unit::share},
    std::tuple{"found_by_outsider", "of those with access", Unit::share},
    std::tuple{"found_by_attacker", "of those with access", Unit::share},
};

// A share of workloads and the times of a workload are told of one affected workload, drawn in each future: futures are
// independent of each other, the workloads of one are not, so only this way does the interval say how sure it is.
constexpr std::array k_vulnerability{
    std::tuple{"entered_first", "of affected workloads: entered before mitigated or patched", Unit::share},
    std::tuple{"time_to_certainty", "disclosure -> known of every workload at risk whether it is affected", Unit::ms},
    std::tuple{"time_to_mitigate", "disclosure -> an affected workload is mitigated", Unit::ms},
    std::tuple{"time_to_patch", "disclosure -> an affected workload is patched", Unit::ms},
    std::tuple{"workloads_affected", "workloads that have the vulnerability", Unit::count},
    std::tuple{"workloads_entered_first", "those of them entered before mitigated or patched", Unit::count},
};

bool happened(Millis at) { return at < topology::k_never; }

std::int64_t total(const RecordsByClass& records) {
  return std::accumulate(records.begin(), records.end(), std::int64_t{0});
}

/// Appends samples in the order of `k_fixed` and of the classes.
class Sampler {
 public:
  Sampler(const Outcome& outcome, const Potential& potential, ReachCounter& counter, std::vector<Sample>& samples)
      : out_(outcome), potential_(potential), counter_(counter), samples_(samples) {
    accessed_ = happened(out_.access);
    detected_ = accessed_ && happened(out_.detected);
    // Who was gone before anybody noticed leaves nothing to contain.
    found_inside_ = detected_ && !happened(out_.left);
    contained_ = found_inside_ && happened(out_.contained);
  }

  void run() {
    samples_.clear();
    times();
    const RecordsByClass none(counter_.classes().size(), 0);
    std::vector<std::int64_t> taken;
    for (const Exfiltration::Load& load : out_.taken) taken.push_back(load.taken);
    const RecordsByClass at_end = counter_.exposed(out_.taken, taken);
    const RecordsByClass at_detection = detected_ ? counter_.exposed(out_.taken, out_.taken_at_detection) : none;
    reaches();
    counts_at(total(at_end), total(at_detection), total(at_end));
    add(accessed_, potential_.reach.accounts);
    add(accessed_, potential_.reach.principals);
    add(accessed_, potential_.reach.resources);
    add(accessed_, total(potential_.records));
    add(accessed_, static_cast<std::int64_t>(out_.harm_minutes * 1000));
    add(accessed_, static_cast<std::int64_t>((out_.harm_minutes + out_.lost_minutes) * 1000));
    shares();
    for (std::size_t c = 0; c < none.size(); ++c) {
      counts_at(at_end[c], at_detection[c], at_end[c]);
      add(accessed_, potential_.records[c]);
    }
    if (happened(out_.disclosure.at)) vulnerability(out_.disclosure);
  }

 private:
  void add(bool applies, std::int64_t value) { samples_.push_back({applies, false, value}); }
  void time(bool applies, Millis from, Millis to) {
    samples_.push_back({applies, applies && !happened(to), applies && happened(to) ? std::max<std::int64_t>(0, (to - from).count) : 0});
  }
  void share(bool applies, bool hit) { add(applies, hit ? 1 : 0); }

  void times() {
    time(accessed_ && happened(out_.warning), out_.warning, out_.access);
    time(accessed_, out_.access, out_.alert);
    time(accessed_, out_.access, out_.detected);
    time(detected_, out_.detected, out_.declared);
    time(found_inside_, out_.detected, out_.contained);
    time(accessed_, out_.access, happened(out_.left) ? out_.left : out_.contained);
  }

  /// In the order of `k_vulnerability`.
  void vulnerability(const Disclosure& day) {
    const auto in_time = [&day](Millis at) { return at <= day.closes ? at : topology::k_never; };
    Millis certain = day.at;
    std::int64_t affected = 0;
    std::int64_t entered = 0;
    for (const WorkloadFate& fate : day.workloads) {
      certain = std::max(certain, in_time(fate.known));
      affected += fate.affected ? 1 : 0;
      entered += happened(in_time(fate.entered)) ? 1 : 0;
    }
    const bool any = day.sampled != Disclosure::k_none;
    const WorkloadFate sampled = any ? day.workloads[day.sampled] : WorkloadFate{};
    share(any, happened(in_time(sampled.entered)));
    time(true, day.at, certain);
    time(any, day.at, in_time(sampled.mitigated));
    time(any, day.at, in_time(sampled.patched));
    add(true, affected);
    add(true, entered);
  }

  void counts_at(std::int64_t end, std::int64_t detection, std::int64_t containment) {
    add(accessed_, end);
    add(detected_, detection);
    add(contained_, containment);
  }

  void reaches() {
    const Reach end = counter_.realised(out_.gains, topology::k_never);
    const Reach detection = detected_ ? counter_.realised(out_.gains, out_.detected) : Reach{};
    const Reach containment = contained_ ? counter_.realised(out_.gains, out_.contained) : Reach{};
    counts_at(end.accounts, detection.accounts, containment.accounts);
    counts_at(end.principals, detection.principals, containment.principals);
    counts_at(end.resources, detection.resources, containment.resources);
  }

  void shares() {
    share(true, accessed_);
    share(true, out_.prevented);
    share(accessed_, detected_);
    share(found_inside_, contained_);
    share(detected_ && happened(out_.declared), out_.reentered);
    share(accessed_, happened(out_.left));
    for (const Finder finder : {Finder::own_detector, Finder::own_people, Finder::outsider, Finder::attacker})
      share(accessed_, detected_ && out_.finder == finder);
  }

  const Outcome& out_;
  const Potential& potential_;
  ReachCounter& counter_;
  std::vector<Sample>& samples_;
  bool accessed_ = false;
  bool detected_ = false;
  bool found_inside_ = false;
  bool contained_ = false;
};

}  // namespace

std::string_view to_string(Unit unit) {
  switch (unit) {
    case Unit::ms: return "ms";
    case Unit::count: return "count";
    case Unit::min: return "min";
    case Unit::share: return "share";
  }
  return "";
}

std::vector<MeasureDef> measure_defs(const std::vector<std::string>& classes, Vulnerable vulnerable) {
  std::vector<MeasureDef> defs;
  for (const auto& [id, title, unit] : k_fixed) defs.push_back({id, title, unit});
  for (const std::string& name : classes) {
    defs.push_back({"records_exposed." + name, "data records that left, class " + name, Unit::count});
    defs.push_back({"records_exposed_at_detection." + name, "the same at detection", Unit::count});
    defs.push_back({"records_exposed_at_containment." + name, "the same at containment", Unit::count});
    defs.push_back({"potential_records_exposed." + name, "the same with unlimited time", Unit::count});
  }
  if (vulnerable == Vulnerable::yes)
    for (const auto& [id, title, unit] : k_vulnerability) defs.push_back({id, title, unit});
  return defs;
}

void sample_measures(const Outcome& outcome, const Potential& potential, ReachCounter& counter,
                     std::vector<Sample>& samples) {
  Sampler(outcome, potential, counter, samples).run();
}

}  // namespace gameday::sim
