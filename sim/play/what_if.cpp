#include "sim/play/what_if.h"

#include "sim/run/blocks.h"

namespace gameday::sim {
namespace {

std::int64_t played(Future future, const Option& option) {
  switch (option.kind) {
    case Option::Kind::nothing: break;
    case Option::Kind::declare: future.open_incident(); break;
    case Option::Kind::order: future.begin_order(option.order); break;
  }
  future.respond_by(Responders::simulated);
  return records_exposed(future.run());
}

void append(std::vector<std::int64_t>& left, const std::vector<std::int64_t>& right) {
  left.insert(left.end(), right.begin(), right.end());
}

void append(WhatIf& left, const WhatIf& right) {
  append(left.a, right.a);
  append(left.b, right.b);
}

/// Plays forks 1, 2, …: the parent's own number would tell what is going to happen.
template <class Result, class Play>
Result play_forks(const Future& from, std::uint32_t futures, unsigned jobs, const Play& play) {
  const auto worker = [&] {
    return [&](const Block& block) {
      Result part;
      for (std::uint64_t f = block.first; f < block.first + block.count; ++f)
        play(part, from.fork(static_cast<std::uint32_t>(f)));
      return part;
    };
  };
  auto run = run_blocks(1, futures, jobs, worker, [](Result& left, Result&& right) { append(left, right); });
  return run.total ? std::move(*run.total) : Result{};
}

}  // namespace

WhatIf compare(const Future& now, const Option& a, const Option& b, std::uint32_t futures, unsigned jobs) {
  return play_forks<WhatIf>(now, futures, jobs, [&](WhatIf& part, Future fork) {
    part.a.push_back(played(fork.fork(fork.future_number()), a));
    part.b.push_back(played(std::move(fork), b));
  });
}

std::vector<std::int64_t> played_by_team(const Future& from, std::uint32_t futures, unsigned jobs) {
  return play_forks<std::vector<std::int64_t>>(from, futures, jobs, [](std::vector<std::int64_t>& part, Future fork) {
    part.push_back(played(std::move(fork), Option{}));
  });
}

}  // namespace gameday::sim
