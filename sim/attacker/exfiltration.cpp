#include "sim/attacker/exfiltration.h"

#include <algorithm>

namespace gameday::sim {
namespace {

std::int64_t moved(double per_ms, Millis span) { return static_cast<std::int64_t>(per_ms * static_cast<double>(span.count)); }

}  // namespace

void Exfiltration::reset() {
  loads_.clear();
  marks_.clear();
  current_.reset();
  first_ = topology::k_never;
}

std::int64_t Exfiltration::taken(std::size_t i, Millis now) const {
  const Load& load = loads_[i];
  if (current_ != i) return load.taken;
  return std::min(load.records, load.taken + moved(load.per_ms, now - since_));
}

void Exfiltration::next(Millis now) {
  current_.reset();
  for (std::size_t i = 0; i < loads_.size(); ++i) {
    if (!loads_[i].readable || loads_[i].taken >= loads_[i].records) continue;
    current_ = i;
    since_ = now;
    return;
  }
}

void Exfiltration::mark(Millis now) {
  std::int64_t all = 0;
  for (const Load& load : loads_) all += load.taken;
  if (marks_.empty() || marks_.back().at < now) marks_.push_back({now, all});
  else marks_.back().taken = all;
}

void Exfiltration::settle(Millis now) {
  while (current_) {
    Load& load = loads_[*current_];
    const auto end = ends();
    if (end && *end <= now) {
      load.taken = load.records;
      mark(*end);
      next(*end);
      continue;
    }
    load.taken = taken(*current_, now);
    since_ = now;
    mark(now);
    return;
  }
}

void Exfiltration::begin(NodeId data, std::int64_t records, double per_ms, Millis now) {
  settle(now);
  const auto known = std::ranges::find(loads_, data, &Load::data);
  if (known != loads_.end()) known->readable = true;
  else loads_.push_back({data, per_ms, records, 0, true});
  first_ = std::min(first_, now);
  if (!current_) {
    mark(now);
    next(now);
  }
}

void Exfiltration::lose(NodeId data, Millis now) {
  settle(now);
  const auto load = std::ranges::find(loads_, data, &Load::data);
  if (load == loads_.end()) return;
  load->readable = false;
  if (current_ && *current_ == static_cast<std::size_t>(load - loads_.begin())) next(now);
}

std::optional<Millis> Exfiltration::ends() const {
  if (!current_) return std::nullopt;
  const Load& load = loads_[*current_];
  if (load.per_ms <= 0) return std::nullopt;
  const double left = static_cast<double>(load.records - load.taken) / load.per_ms;
  return since_ + Millis{static_cast<std::int64_t>(left) + 1};
}

}  // namespace gameday::sim
