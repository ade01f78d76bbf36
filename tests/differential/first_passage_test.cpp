#include <gtest/gtest.h>

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <vector>

#include "sim/run/future.h"
#include "tests/differential/graph_cell.h"

// The exhaustive attacker's first passage, through the shipped engine, against solvers that share nothing with it: Dijkstra's
// algorithm (Boost) where one position is enough for a step, plain relaxation to the fixed point where several are needed.
namespace gameday::sim {
namespace {

constexpr double k_hour_ms = 3'600'000;
constexpr std::int64_t k_unreached = topology::k_never.count;

/// A random graph: `width` needs a step at most. Deterministic in `which`.
std::vector<HandEdge> random_edges(std::uint32_t which, std::uint32_t nodes, std::uint32_t count, std::uint32_t width) {
  const Luck luck(Seed{41}, which);
  std::uint32_t n = 0;
  const auto below = [&](std::uint32_t limit) {
    const double draw = luck.uniform(topology::luck_key("test", "graph"), n++);
    return static_cast<std::uint32_t>(draw * limit);
  };
  std::vector<HandEdge> edges;
  for (std::uint32_t e = 0; e < count; ++e) {
    HandEdge edge;
    const std::uint32_t needs = 1 + below(width);
    for (std::uint32_t i = 0; i < needs; ++i) {
      const std::uint32_t need = below(nodes);
      if (std::ranges::find(edge.needs, need) == edge.needs.end()) edge.needs.push_back(need);
    }
    edge.yield = below(nodes);
    edge.takes = exponential(k_hour_ms * (1 + below(20)));
    edges.push_back(edge);
  }
  return edges;
}

/// The very times that the engine draws: every step is attempted once.
std::vector<std::int64_t> sampled(const Program& program, const Luck& luck) {
  std::vector<std::int64_t> times;
  for (const scenarios::Edge& edge : program.graph().edges)
    times.push_back(program.steps.techniques[edge.technique].takes.sample(luck.uniform(edge.key, 0)).count);
  return times;
}

std::vector<std::int64_t> by_engine(const Program& program, std::uint32_t replication) {
  Future future(program, Seed{7});
  future.start(replication);
  const Outcome& outcome = future.run();
  std::vector<std::int64_t> first(program.graph().nodes.size(), k_unreached);
  for (const Gain& gain : outcome.gains) first[gain.node.index] = gain.at.count;
  return first;
}

std::vector<std::int64_t> by_dijkstra(std::uint32_t nodes, const std::vector<HandEdge>& edges,
                                      const std::vector<std::int64_t>& times) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                                      boost::property<boost::edge_weight_t, std::int64_t>>;
  Graph graph(nodes);
  for (std::size_t e = 0; e < edges.size(); ++e) add_edge(edges[e].needs[0], edges[e].yield, times[e], graph);
  std::vector<std::int64_t> distance(nodes, k_unreached);
  dijkstra_shortest_paths(graph, vertex(0, graph),
                          boost::distance_map(boost::make_iterator_property_map(
                                                  distance.begin(), get(boost::vertex_index, graph)))
                              .distance_inf(k_unreached));
  return distance;
}

/// Knuth's and/or shortest times by relaxation until nothing changes.
std::vector<std::int64_t> by_relaxation(std::uint32_t nodes, const std::vector<HandEdge>& edges,
                                        const std::vector<std::int64_t>& times) {
  std::vector<std::int64_t> first(nodes, k_unreached);
  first[0] = 0;
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t e = 0; e < edges.size(); ++e) {
      std::int64_t ready = 0;
      for (const std::uint32_t need : edges[e].needs) ready = std::max(ready, first[need]);
      if (ready == k_unreached || ready + times[e] >= first[edges[e].yield]) continue;
      first[edges[e].yield] = ready + times[e];
      changed = true;
    }
  }
  return first;
}

TEST(ExhaustiveFirstPassage, EqualsDijkstraToTheMillisecondWhereOnePositionIsEnough) {
  for (std::uint32_t which = 0; which < 60; ++which) {
    const std::uint32_t nodes = 5 + which * 3;
    const auto edges = random_edges(which, nodes, nodes * 3, 1);
    const HandProgram hand = hand_program(nodes, edges);
    for (std::uint32_t r = 0; r < 5; ++r)
      ASSERT_EQ(by_engine(*hand.program, r), by_dijkstra(nodes, edges, sampled(*hand.program, Luck(Seed{7}, r))))
          << "graph " << which << ", replication " << r;
  }
}

TEST(ExhaustiveFirstPassage, EqualsKnuthsGeneralisationWhereSeveralAreNeeded) {
  for (std::uint32_t which = 0; which < 60; ++which) {
    const std::uint32_t nodes = 5 + which * 3;
    const auto edges = random_edges(1000 + which, nodes, nodes * 4, 3);
    const HandProgram hand = hand_program(nodes, edges);
    for (std::uint32_t r = 0; r < 5; ++r)
      ASSERT_EQ(by_engine(*hand.program, r), by_relaxation(nodes, edges, sampled(*hand.program, Luck(Seed{7}, r))))
          << "graph " << which << ", replication " << r;
  }
}

TEST(ExhaustiveFirstPassage, RandomGraphsReachMoreThanTheEntry) {
  // Guards the tests above against graphs in which nothing happens.
  const auto edges = random_edges(1007, 100, 800, 2);
  const HandProgram hand = hand_program(100, edges);
  const auto first = by_engine(*hand.program, 0);
  EXPECT_GT(std::ranges::count_if(first, [](std::int64_t at) { return at < k_unreached; }), 20);
}

}  // namespace
}  // namespace gameday::sim
