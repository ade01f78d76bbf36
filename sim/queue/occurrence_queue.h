#pragma once

#include <cassert>
#include <cstddef>
#include <span>
#include <vector>

#include "sim/queue/occurrence.h"

namespace gameday::sim {

/// What is still to happen, soonest first: a 4-ary heap of whole records (Johnson 1975; LaMarca and Ladner
/// 1996 on its fit to cache lines). A value: copying it forks what is pending.
///
/// Cost: push and pop move about log4(size) records; no allocation once `reserve`d or warm, `clear` keeps the
/// memory. Determinism: the order of popping depends on the records alone.
class OccurrenceQueue {
 public:
  bool empty() const { return heap_.empty(); }
  std::size_t size() const { return heap_.size(); }
  void clear() { heap_.clear(); }
  void reserve(std::size_t size) { heap_.reserve(size); }

  /// The next to happen. Not of an empty queue.
  const Occurrence& top() const {
    assert(!empty());
    return heap_.front();
  }

  /// What happens after the next, if nothing comes between; null where there is none.
  const Occurrence* second() const { return heap_.size() < 2 ? nullptr : &heap_[soonest_child(1)]; }

  void push(const Occurrence& occurrence) {
    heap_.push_back(occurrence);
    rise(heap_.size() - 1, occurrence);
  }

  /// Removes and returns the next to happen. Not of an empty queue.
  Occurrence pop() {
    assert(!empty());
    const Occurrence first = heap_.front();
    const Occurrence last = heap_.back();
    heap_.pop_back();
    if (!heap_.empty()) sink(last);
    return first;
  }

  /// Everything pending, in no order that may show: it depends on the order of pushing.
  std::span<const Occurrence> pending() const { return heap_; }

  /// Gives everything pending a new record, e.g. a resampled time. `change` is called once per record, in no
  /// order that may show. Cost: linear.
  template <typename Change>
  void change_all(Change change) {
    for (Occurrence& occurrence : heap_) occurrence = change(static_cast<const Occurrence&>(occurrence));
    rebuild();
  }

 private:
  static constexpr std::size_t k_children = 4;

  /// Writes `occurrence` where it belongs between the root and the hole at `at`.
  void rise(std::size_t at, const Occurrence& occurrence) {
    while (at > 0) {
      const std::size_t parent = (at - 1) / k_children;
      if (!before(occurrence, heap_[parent])) break;
      heap_[at] = heap_[parent];
      at = parent;
    }
    heap_[at] = occurrence;
  }

  std::size_t soonest_child(std::size_t first) const {
    std::size_t best = first;
    const std::size_t end = first + k_children < heap_.size() ? first + k_children : heap_.size();
    for (std::size_t child = first + 1; child < end; ++child) {
      if (before(heap_[child], heap_[best])) best = child;
    }
    return best;
  }

  /// Fills the hole at the root with `occurrence`, which comes from the bottom and mostly belongs there: so
  /// the hole goes all the way down without comparing to it, and it rises from there (Wegener 1993, bottom-up
  /// heapsort).
  void sink(const Occurrence& occurrence) {
    std::size_t hole = 0;
    for (std::size_t first = 1; first < heap_.size(); first = hole * k_children + 1) {
      const std::size_t child = soonest_child(first);
      heap_[hole] = heap_[child];
      hole = child;
    }
    rise(hole, occurrence);
  }

  void rebuild();

  std::vector<Occurrence> heap_;  // children of i: 4i + 1 .. 4i + 4, none before its parent
};

}  // namespace gameday::sim
