#include "sim/queue/occurrence_queue.h"

namespace gameday::sim {

/// Floyd (1964): from the last parent to the root, each sinks among subtrees that are heaps already.
void OccurrenceQueue::rebuild() {
  if (heap_.size() < 2) return;
  for (std::size_t parent = (heap_.size() - 2) / k_children + 1; parent-- > 0;) {
    const Occurrence occurrence = heap_[parent];
    std::size_t hole = parent;
    for (std::size_t first = hole * k_children + 1; first < heap_.size(); first = hole * k_children + 1) {
      const std::size_t child = soonest_child(first);
      if (!before(heap_[child], occurrence)) break;
      heap_[hole] = heap_[child];
      hole = child;
    }
    heap_[hole] = occurrence;
  }
}

}  // namespace gameday::sim
