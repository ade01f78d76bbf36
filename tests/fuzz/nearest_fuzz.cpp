// Any two texts: the nearest name is one of the candidates or none, and no length makes it slow.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "topology/model/nearest.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::string> candidates{""};
  for (std::size_t i = 0; i < size; ++i) {
    if (data[i] == '\n') {
      candidates.emplace_back();
    } else {
      candidates.back() += static_cast<char>(data[i]);
    }
  }
  const std::string written = candidates.back();
  candidates.pop_back();
  const std::string found = gameday::topology::nearest(written, candidates);
  if (found.empty()) return 0;
  for (const std::string& candidate : candidates) {
    if (candidate == found) return 0;
  }
  std::abort();
}
