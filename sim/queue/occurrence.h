#pragma once

#include <cstdint>
#include <type_traits>

#include "topology/model/luck_key.h"
#include "topology/model/millis.h"

namespace gameday::sim {

/// Something that will happen at a known time: 32 bytes, two to a cache line. What `kind`, `subject` and
/// `payload` mean is between whoever pushes it and whoever handles it; the queue only orders.
struct Occurrence {
  topology::Millis at;
  topology::LuckKey key;       // whose it is: orders equal times the same way in every arm of a comparison
  std::uint16_t priority = 0;  // of equal times, the smallest first
  std::uint16_t kind = 0;
  std::uint32_t n = 0;  // counts the occurrences of one key
  std::uint32_t subject = 0;
  std::uint32_t payload = 0;

  bool operator==(const Occurrence&) const = default;
};

static_assert(sizeof(Occurrence) == 32);
static_assert(std::is_trivially_copyable_v<Occurrence>);

/// Order of two occurrences at the same time.
constexpr bool before_at_same_time(const Occurrence& a, const Occurrence& b) {
  if (a.priority != b.priority) return a.priority < b.priority;
  if (a.key != b.key) return a.key < b.key;
  if (a.n != b.n) return a.n < b.n;
  if (a.kind != b.kind) return a.kind < b.kind;
  if (a.subject != b.subject) return a.subject < b.subject;
  return a.payload < b.payload;
}

/// Whether `a` happens first: by (at, priority, key, n), and should all of these be equal, by the remaining
/// fields. So only identical records tie, and the order of pushing never shows.
constexpr bool before(const Occurrence& a, const Occurrence& b) {
  if (a.at != b.at) return a.at < b.at;
  return before_at_same_time(a, b);
}

}  // namespace gameday::sim
