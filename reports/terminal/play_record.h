#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "topology/load/content_hash.h"
#include "topology/model/millis.h"
#include "topology/model/problem.h"

#include <tl/expected.hpp>

namespace gameday::reports {

/// What a session of play rests on.
struct PlayInputs {
  std::string scenario;
  std::string topology;
  std::string controls;
  std::uint64_t seed = 1;
  std::vector<topology::InputHash> hashes;
};

/// A line that was typed, and the instant of the world's clock at which it was.
struct PlayedLine {
  topology::Millis at;
  std::string text;
};

/// A session as it is kept: everything that the world it came to depends on.
struct PlayRecord {
  PlayInputs inputs;
  std::vector<PlayedLine> lines;
  bool torn = false;             // the last line was not written to its end, and is left out
  std::size_t whole_bytes = 0;   // of the text, up to the last whole line
};

/// The longest line that is kept.
inline constexpr std::size_t k_longest_line = 400;

/// Whether a typed line can be kept: printable, in valid length.
bool can_be_kept(std::string_view line);

/// The beginning of the file, and one line to be added to it; both end with a newline.
std::string head_text(const PlayInputs& inputs);
std::string line_text(const PlayedLine& line);

/// Reads what the two above write. Each problem has its line of `name`.
tl::expected<PlayRecord, topology::Problems> read_play_record(std::string_view text, const std::string& name);

/// One problem for each input whose content is not what the record rests on.
topology::Problems changed_since(const PlayRecord& record, const std::vector<topology::InputHash>& now, const std::string& name);

}  // namespace gameday::reports
