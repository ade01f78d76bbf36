#pragma once

#include <cstdint>
#include <vector>

#include "sim/queue/occurrence_queue.h"
#include "sim/random/elementary.h"
#include "sim/random/luck.h"

// What the same work costs without an engine: a plain 4-ary heap of the engine's own records, one keyed draw of a pcg64 and one
// logarithm a time, flat arrays.
namespace gameday::bench {

/// One exponential time of the given mean, as the cheapest honest draw of it.
inline topology::Millis exponential_draw(const sim::Luck& luck, topology::LuckKey key, std::uint32_t n, double mean) {
  return topology::Millis{static_cast<std::int64_t>(-mean * sim::log(luck.uniform(key, n)))};
}

/// The hold model (Jones 1986): `pending` in the heap, `events` times the next is taken out and put back later. Gives the
/// last time, so that nothing is optimised away.
inline std::int64_t hold(std::size_t pending, std::size_t events, double mean) {
  const sim::Luck luck(sim::Seed{1}, 0);
  sim::OccurrenceQueue queue;
  queue.reserve(pending + 1);
  for (std::size_t i = 0; i < pending; ++i) {
    sim::Occurrence made;
    made.key = topology::LuckKey{i};
    made.at = exponential_draw(luck, made.key, 0, mean);
    queue.push(made);
  }
  std::int64_t last = 0;
  for (std::size_t e = 0; e < events; ++e) {
    sim::Occurrence next = queue.pop();
    last = next.at.count;
    next.at += exponential_draw(luck, next.key, ++next.n, mean);
    queue.push(next);
  }
  return last;
}

/// A directed graph in flat arrays: edges of node n are first[n] .. first[n + 1].
struct FlatGraph {
  std::vector<std::uint32_t> first;
  std::vector<std::uint32_t> to;
};

/// Random targets, `degree` a node, and a ring so that everything can be reached.
inline FlatGraph random_graph(std::uint32_t nodes, std::uint32_t degree) {
  const sim::Luck luck(sim::Seed{2}, 0);
  FlatGraph graph;
  for (std::uint32_t n = 0; n < nodes; ++n) {
    graph.first.push_back(static_cast<std::uint32_t>(graph.to.size()));
    graph.to.push_back((n + 1) % nodes);
    for (std::uint32_t d = 1; d < degree; ++d)
      graph.to.push_back(static_cast<std::uint32_t>(luck.bits(topology::LuckKey{n}, d) % nodes));
  }
  graph.first.push_back(static_cast<std::uint32_t>(graph.to.size()));
  return graph;
}

/// First passage from node 0 under fresh exponential times: Dijkstra with lazy deletion. Gives the sum of all times.
class FirstPassage {
 public:
  explicit FirstPassage(const FlatGraph& graph) : graph_(graph), settled_(graph.first.size() - 1) {}

  std::int64_t run(std::uint32_t replication, double mean) {
    const sim::Luck luck(sim::Seed{1}, replication);
    settled_.assign(settled_.size(), 0);
    queue_.clear();
    std::int64_t sum = 0;
    queue_.push(sim::Occurrence{});
    while (!queue_.empty()) {
      const sim::Occurrence next = queue_.pop();
      if (settled_[next.subject] != 0) continue;
      settled_[next.subject] = 1;
      sum += next.at.count;
      for (std::uint32_t e = graph_.first[next.subject]; e < graph_.first[next.subject + 1]; ++e) {
        if (settled_[graph_.to[e]] != 0) continue;
        sim::Occurrence made;
        made.key = topology::LuckKey{e};
        made.at = next.at + exponential_draw(luck, made.key, 0, mean);
        made.subject = graph_.to[e];
        queue_.push(made);
      }
    }
    return sum;
  }

 private:
  const FlatGraph& graph_;
  std::vector<std::uint8_t> settled_;
  sim::OccurrenceQueue queue_;
};

}  // namespace gameday::bench
