#include "sim/play/world.h"

#include <algorithm>

namespace gameday::sim {
namespace {

Future at_entry(const Program& program, Seed seed) {
  Future future(program, seed);
  future.start(0);
  return future;
}

}  // namespace

World::World(const Program& program, Seed seed)
    : program_(&program), future_(at_entry(program, seed)), beginning_(future_) {
  future_.watch(&notices_);
  future_.respond_by(Responders::player);
  future_.run_until(program.before);
  beginning_.run_until(program.before);
}

bool World::wait_for_notice(Millis limit) {
  const bool reached = future_.run_until_notice(limit);
  over_ = over_ || future_.now() >= future_.so_far().end;
  return reached;
}

void World::pass(Millis span) {
  const Millis until = future_.now() + span;
  while (wait_for_notice(until)) {
  }
}

void World::declare() {
  future_.open_incident();
  open_ = true;
}

void World::carry_out(const Order& order) {
  future_.begin_order(order);
  const auto number = static_cast<std::uint32_t>(future_.orders().size() - 1);
  while (wait_for_notice(topology::k_never))
    if (notices_.back().kind == NoticeKind::done && notices_.back().order == number) return;
}

const Outcome& World::finish() {
  over_ = true;
  return future_.run();
}

bool can_order(const Program& program, scenarios::Cut cut) {
  const auto& plan = program.response.plans[static_cast<std::size_t>(cut)];
  return plan && (plan->written || cut != scenarios::Cut::account);
}

std::int64_t records_exposed(const Outcome& outcome) {
  std::int64_t sum = 0;
  for (const Exfiltration::Load& load : outcome.taken) sum += load.taken;
  return sum;
}

}  // namespace gameday::sim
