#include "topology/model/nearest.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace gameday::topology {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t substituted = diagonal + (lower(a[i]) == lower(b[j]) ? 0 : 1);
      diagonal = std::exchange(row[j + 1], std::min({row[j] + 1, row[j + 1] + 1, substituted}));
    }
  }
  return row.back();
}

}  // namespace

std::string nearest(std::string_view written, std::span<const std::string> candidates) {
  // A name of hostile length would cost its square; nobody mistypes a thousand letters.
  if (written.size() > 200) return {};
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(written.size() / 3, 2) + 1;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > 400) continue;
    const std::size_t distance = edit_distance(written, candidate);
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace gameday::topology
