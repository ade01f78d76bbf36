#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/journal/journal.h"
#include "sim/measures/future_sample.h"
#include "sim/run/program.h"
#include "sim/random/luck.h"

namespace gameday::reports {

/// One occurrence of a told future; equal ones are told once, at the time of the first.
struct ToldLine {
  topology::Millis at{};        // after initial access; before it: less than 0
  sim::Lane lane{};
  std::string what;
  std::string why;
  std::size_t times = 1;
};

/// One future played again with a journal, shortened to what moves the story.
struct ToldFuture {
  std::string controls;
  sim::SampledFuture numbers;
  std::vector<ToldLine> lines;  // in order of time
  std::size_t occurrences = 0;  // in the whole journal
};

/// Lines beyond which the least telling are left out.
inline constexpr std::size_t k_told_lines = 30;

ToldFuture tell(const sim::Program& program, sim::Seed seed, const sim::SampledFuture& numbers);

/// Of a journal: equal lines joined, then at most `most` kept: a share of each lane, and in each lane
/// what moves the story before what fails or is only recorded.
std::vector<ToldLine> shortened(const sim::Journal& journal, topology::Millis access, std::size_t most);

}  // namespace gameday::reports
