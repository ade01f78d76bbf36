#include "sim/detection/correlation_counter.h"

#include <algorithm>

namespace gameday::sim {

using topology::Millis;

bool CorrelationCounter::in_fired_window(const Mark& mark) const {
  auto after = std::ranges::upper_bound(fired_, mark);
  if (after == fired_.begin()) return false;
  --after;
  return after->group == mark.group && mark.at < after->at + timespan_;
}

bool CorrelationCounter::add(std::uint64_t group, Millis event) {
  const Mark mark{group, event};
  if (in_fired_window(mark)) return false;
  open_.insert(std::ranges::upper_bound(open_, mark), mark);

  // The earliest start from which a window holds enough and the new record too.
  const Mark earliest{group, event - timespan_ + Millis{1}};
  for (auto first = std::ranges::lower_bound(open_, earliest); first != open_.end() && *first <= mark; ++first) {
    const auto last = std::ranges::lower_bound(open_, Mark{group, first->at + timespan_});
    if (last - first < count_) continue;
    fired_.insert(std::ranges::upper_bound(fired_, *first), *first);
    open_.erase(first, last);
    return true;
  }
  return false;
}

void CorrelationCounter::clear() {
  open_.clear();
  fired_.clear();
}

}  // namespace gameday::sim
